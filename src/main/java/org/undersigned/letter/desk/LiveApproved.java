package org.undersigned.letter.desk;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.campaign.ActionWriting;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.token.Id;
import org.undersigned.letter.LetterAction;
import org.undersigned.letter.LetterWriting;
import org.undersigned.letter.Letters;
import org.undersigned.organisation.approval.Approval;
import org.undersigned.organisation.approval.Approved;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.RolesElsewhere;

/** Letters may go to targets, and not only to the test address. */
@Singleton
final class LiveApproved implements Approved {

    static final String KIND = "letters-live";

    private final Letters letters;
    private final AuditLog audit;
    private final List<RolesElsewhere> elsewhere;

    LiveApproved(Letters letters, AuditLog audit, @All List<RolesElsewhere> elsewhere) {
        this.letters = letters;
        this.audit = audit;
        this.elsewhere = elsewhere;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String about(Handle handle, Approval approval) {
        return letter(approval).map(LetterAction::slug).orElse("…");
    }

    @Override
    public String told(Handle handle, Approval approval, String language) {
        return about(handle, approval);
    }

    @Override
    public Role asks() {
        return Role.CAMPAIGNER;
    }

    /** An editor of the coalition, who may belong to another organisation. */
    @Override
    public boolean isAskedFromElsewhere(Handle handle, Approval approval, UUID person) {
        return letter(approval)
                .filter(letter -> Watched.acts(
                        RolesElsewhere.all(elsewhere, handle, person),
                        letter.campaign(),
                        approval.organisation().orElseThrow(),
                        asks()))
                .isPresent();
    }

    @Override
    public void hold(Handle handle, Approval approval) {
        letter(approval).ifPresent(letter -> ActionWriting.hold(handle, letter.id()));
    }

    @Override
    public void carryOut(Handle handle, Approval approval) {
        letter(approval).ifPresent(letter -> end(handle, audit, letter, Person.actor(approval.asker())));
    }

    static void end(Handle handle, AuditLog audit, LetterAction letter, String actor) {
        if (!LetterWriting.test(handle, letter.id(), false)) return;
        audit.record(
                handle,
                actor,
                AuditActions.LETTER_TEST,
                "campaign " + letter.campaign().slug(),
                letter.slug() + " off");
        Publication.changed(handle);
    }

    private Optional<LetterAction> letter(Approval approval) {
        return Id.parse(approval.subject()).flatMap(letters::byId);
    }
}
