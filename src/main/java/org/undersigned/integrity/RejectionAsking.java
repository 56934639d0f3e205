package org.undersigned.integrity;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.organisation.approval.Approvals;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Person;
import org.undersigned.petition.Petition;

/** Asks a second person whether what waits in a group of the quarantine is rejected. */
@Singleton
class RejectionAsking {

    private final Db db;
    private final Approvals approvals;
    private final AuditLog audit;
    private final InstantSource clock;

    RejectionAsking(Db db, Approvals approvals, AuditLog audit, InstantSource clock) {
        this.db = db;
        this.approvals = approvals;
        this.audit = audit;
        this.clock = clock;
    }

    /** Asks a second person; false if one is asked about this group already, or nothing waits in it. */
    boolean ask(Petition petition, UUID group, Rejection.Kind kind, String note, Membership member, Person person) {
        return db.inTransaction(handle -> {
            if (QuarantineStore.reason(handle, petition.id(), group).isEmpty()) return false;
            var asked = approvals.ask(
                    handle, RejectionApproved.KIND, Optional.of(member.organisation()), group.toString(), person);
            if (!asked) return false;
            // It does not go by itself while the second person decides.
            if (QuarantineStore.keep(handle, petition.id(), group))
                audit.record(
                        handle, person.actor(), AuditActions.SIGNATURE_KEEP, "petition " + petition.slug(), "network");
            RejectionStore.removeAsked(handle, group);
            RejectionStore.add(
                    handle,
                    new Rejection(
                            RandomBytes.id(),
                            petition.id(),
                            group,
                            kind,
                            note,
                            Rejection.State.ASKED,
                            0,
                            Day.today(clock),
                            Optional.empty()));
            return true;
        });
    }
}
