package org.undersigned.mailing.sender;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.organisation.approval.Approvals;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Person;

/**
 * How an owner chooses whom the mail of an organisation comes from, and has a key made. Where it has another owner,
 * they have to approve it: whoever takes over one account must not send in the organisation's name.
 */
@Singleton
class Choosing {

    private final Db db;
    private final Approvals approvals;
    private final MakingKeys keys;
    private final AuditLog audit;

    Choosing(Db db, Approvals approvals, MakingKeys keys, AuditLog audit) {
        this.db = db;
        this.approvals = approvals;
        this.keys = keys;
        this.audit = audit;
    }

    /** What comes of it. */
    enum Chosen {
        DONE,
        /** A second person was asked. */
        ASKED,
        /** Something else waits for one. */
        WAITS
    }

    Chosen sender(Membership member, SenderSettings settings, Person person) {
        return db.inTransaction(handle -> {
            if (isWaiting(handle, member)) return Chosen.WAITS;
            if (Approvals.hasAnotherOwner(handle, member.organisation(), person.id())) {
                SenderStore.ask(handle, settings);
                approvals.ask(
                        handle,
                        SenderApproved.KIND,
                        Optional.of(member.organisation()),
                        SenderApproved.subject(member.slug(), settings),
                        person);
                return Chosen.ASKED;
            }
            enforce(handle, settings);
            audit.record(
                    handle,
                    person.actor(),
                    AuditActions.ORGANISATION_SENDER,
                    "organisation " + member.slug(),
                    told(settings) + ", by one person");
            return Chosen.DONE;
        });
    }

    Chosen key(Membership member, String domain, Person person) {
        return db.inTransaction(handle -> {
            if (Approvals.hasAnotherOwner(handle, member.organisation(), person.id()))
                return approvals.ask(
                                handle,
                                SenderKeyApproved.KIND,
                                Optional.of(member.organisation()),
                                member.slug() + "/" + domain,
                                person)
                        ? Chosen.ASKED
                        : Chosen.WAITS;
            var key = keys.make(handle, member.organisation(), domain);
            audit.record(
                    handle,
                    person.actor(),
                    AuditActions.ORGANISATION_SENDER_KEY,
                    "organisation " + member.slug(),
                    "made " + key.name() + ", by one person");
            return Chosen.DONE;
        });
    }

    private boolean isWaiting(Handle handle, Membership member) {
        return SenderStore.asked(handle, member.organisation())
                .filter(one ->
                        approvals.isOpen(handle, SenderApproved.KIND, SenderApproved.subject(member.slug(), one)))
                .isPresent();
    }

    /** It is in force from now on. What showed that the domain is theirs counts on as long as it is that domain. */
    static void enforce(Handle handle, SenderSettings settings) {
        var proof = SenderStore.inForce(handle, settings.organisation())
                .filter(before -> before.domain().equals(settings.domain()))
                .flatMap(SenderSettings::proof);
        SenderStore.enforce(handle, settings.proven(proof));
    }

    /** As the audit log tells it. */
    static String told(SenderSettings settings) {
        return settings.domain() + " server=" + (settings.smtp() == null ? "installation" : "own");
    }

    /** What waits for a second person, if it does. */
    Optional<SenderSettings> waiting(UUID organisation, String slug) {
        return db.read(handle -> SenderStore.asked(handle, organisation)
                .filter(one -> approvals.isOpen(handle, SenderApproved.KIND, SenderApproved.subject(slug, one))));
    }

    /** Whether a key waits for one. */
    boolean isKeyWaiting(String slug, String domain) {
        return db.read(handle -> approvals.isOpen(handle, SenderKeyApproved.KIND, slug + "/" + domain));
    }
}
