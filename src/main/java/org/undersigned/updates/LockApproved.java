package org.undersigned.updates;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.organisation.approval.Approval;
import org.undersigned.organisation.approval.Approved;
import org.undersigned.organisation.staff.Person;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;
import org.undersigned.petition.PetitionWriting;
import org.undersigned.petition.Petitions;
import org.undersigned.supporter.Sealing;

/** A list may be locked by the passphrase that somebody chose. */
@Singleton
final class LockApproved implements Approved {

    static final String KIND = "updates-lock";

    private final Petitions petitions;
    private final RecipientKeys keys;
    private final AuditLog audit;
    private final InstantSource clock;

    LockApproved(Petitions petitions, RecipientKeys keys, AuditLog audit, InstantSource clock) {
        this.petitions = petitions;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String about(Handle handle, Approval approval) {
        return petition(handle, approval).map(Petition::slug).orElse("…");
    }

    @Override
    public String told(Handle handle, Approval approval, String language) {
        return petition(handle, approval)
                .map(petition -> PetitionView.quoted(petition, language))
                .orElse("…");
    }

    @Override
    public void hold(Handle handle, Approval approval) {
        petition(handle, approval).ifPresent(petition -> PetitionWriting.hold(handle, List.of(petition.slug())));
    }

    private Optional<Petition> petition(Handle handle, Approval approval) {
        return UpdatesLockStore.find(handle, approval.subject()).flatMap(lock -> petitions.byId(lock.petition()));
    }

    @Override
    public void carryOut(Handle handle, Approval approval) {
        UpdatesLockStore.find(handle, approval.subject())
                .filter(lock -> lock.state() == UpdatesLock.State.ASKED)
                // Approved is the key of this name, and no other that somebody wrote into the row since.
                .filter(lock -> Hpke.id(lock.open()).equals(lock.keyId()))
                .ifPresent(lock -> petitions.byId(lock.petition()).ifPresent(petition -> {
                    UpdatesLockStore.enforce(handle, lock, Day.today(clock));
                    audit.record(
                            handle,
                            Person.actor(approval.asker()),
                            AuditActions.UPDATES_LOCK,
                            "petition " + petition.slug(),
                            lock.keyId());
                    keys.set(handle, Sealing.updates(lock.petition()), lock.open());
                }));
    }

    @Override
    public void refused(Handle handle, Approval approval) {
        UpdatesLockStore.drop(handle, approval.subject());
    }
}
