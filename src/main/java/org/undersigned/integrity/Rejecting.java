package org.undersigned.integrity;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Person;
import org.undersigned.petition.Petition;
import org.undersigned.signature.SettingAside;

/**
 * Says for good, by two people, that what waits in a group of the quarantine will not count; and takes that back. What was counted once is
 * never rejected: it has a line in a log that is never shortened.
 */
@Singleton
class Rejecting {

    private final Db db;
    private final SettingAside aside;
    private final AuditLog audit;
    private final InstantSource clock;

    Rejecting(Db db, SettingAside aside, AuditLog audit, InstantSource clock) {
        this.db = db;
        this.aside = aside;
        this.audit = audit;
        this.clock = clock;
    }

    /** Does it, in the caller's transaction: at most {@link Quarantining#MOST}, and whoever has not confirmed is deleted. */
    void reject(Handle handle, Petition petition, Rejection rejection, String actor) {
        var rejected = aside.reject(handle, petition.id(), rejection.quarantine(), rejection.id(), Quarantining.MOST);
        // It was let out meanwhile: who approves shall not read that it is done.
        if (rejected.all() == 0) throw Problem.problem(ProblemType.UNAVAILABLE);
        RejectionStore.decide(handle, rejection.id(), Rejection.State.DONE, rejected.all(), Day.today(clock));
        record(handle, actor, AuditActions.SIGNATURE_REJECT, petition, rejected, rejection);
        Publication.changed(handle);
    }

    /** Lets those who were rejected count after all; false if there is no such rejection. */
    boolean undo(Petition petition, UUID id, Person person) {
        return db.inLargeTransaction(handle -> {
            var found = RejectionStore.locked(handle, petition.id(), id).filter(Rejection::isDone);
            if (found.isEmpty() || petition.retired().isPresent()) return false;
            var back = aside.readmit(handle, petition.id(), id);
            RejectionStore.decide(
                    handle, id, Rejection.State.UNDONE, found.get().number(), Day.today(clock));
            record(handle, person.actor(), AuditActions.SIGNATURE_READMIT, petition, back, found.get());
            Publication.changed(handle);
            return true;
        });
    }

    private void record(
            Handle handle,
            String actor,
            AuditActions action,
            Petition petition,
            SettingAside.Released some,
            Rejection rejection) {
        audit.record(
                handle,
                actor,
                action,
                "petition " + petition.slug(),
                some.all() + " (" + some.confirmed() + " confirmed), "
                        + rejection.kind().word() + ": " + rejection.note());
    }
}
