package org.undersigned.onpaper;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.organisation.approval.Approvals;
import org.undersigned.organisation.staff.Person;
import org.undersigned.petition.Petition;
import org.undersigned.sharing.paper.SheetNumber;
import org.undersigned.signature.signing.AskingByPaper;

/**
 * What happens when sheets are taken back, or one person wants to be removed from one. What does not count yet is gone at once; what counted
 * in public needs two people. A person is removed at once: nobody has to wait for that.
 */
@Singleton
public final class Removing {

    private final Db db;
    private final AuditLog audit;
    private final Approvals approvals;
    private final TakingBack takingBack;
    private final AskingByPaper asking;
    private final InstantSource clock;

    Removing(
            Db db,
            AuditLog audit,
            Approvals approvals,
            TakingBack takingBack,
            AskingByPaper asking,
            InstantSource clock) {
        this.takingBack = takingBack;
        this.asking = asking;
        this.clock = clock;
        this.db = db;
        this.audit = audit;
        this.approvals = approvals;
    }

    /** How it ended. */
    public enum Removed {
        DONE,
        /** It counts, and another person has to approve. */
        ASKED,
        GONE
    }

    /**
     * Takes a batch back, or asks for it.
     *
     * @param asking in the name of which organisation; nothing for an operator, who asks for the one whose people typed it in
     */
    public Removed takeBack(Petition petition, UUID id, Optional<UUID> asking, Person person) {
        return db.inTransaction(handle -> {
            PaperStore.lock(handle, petition.id());
            var found =
                    PaperStore.batch(handle, id).filter(one -> one.petition().equals(petition.id()));
            if (found.isEmpty()) return Removed.GONE;
            if (found.get().isChecked()) {
                approvals.ask(
                        handle,
                        TakingBackApproved.KIND,
                        asking.or(() -> found.map(PaperBatch::organisation)),
                        id.toString(),
                        person);
                return Removed.ASKED;
            }
            takingBack.remove(handle, petition, found.get(), person.actor());
            PaperStore.tell(handle, petition.id());
            return Removed.DONE;
        });
    }

    /**
     * Removes a person from paper because they want it: from this sheet and all others, with what they were asked by mail and did not confirm. The
     * number follows the next day, or with the next sheet that is checked.
     *
     * @param organisation whose sheets alone may be meant; nothing for those who see all
     * @return false if nobody stands there
     */
    public boolean removeRow(
            Petition petition, SheetNumber sheet, int line, Optional<UUID> organisation, Person person) {
        return db.inTransaction(handle -> {
            var found = PaperRowStore.at(handle, sheet.number(), line)
                    .filter(one -> one.petition().equals(petition.id()))
                    .filter(one -> organisation.isEmpty() || organisation.get().equals(one.organisation()));
            if (found.isEmpty()) return false;
            // First: whoever holds signatures waits for what stands on paper.
            found.get().person().ifPresent(tag -> asking.callOff(handle, petition.id(), tag));
            PaperStore.lock(handle, petition.id());
            PaperRowStore.remove(handle, PaperRowStore.ofRow(handle, found.get().id()));
            PaperStore.countOn(handle, petition.id(), Day.today(clock).plusDays(1));
            // Without the line: who stood on it is not to be found by the audit log.
            audit.record(
                    handle,
                    person.actor(),
                    AuditActions.PAPER_ERASE,
                    "petition " + petition.slug(),
                    "1 row of " + sheet.written());
            return true;
        });
    }
}
