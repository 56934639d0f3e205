package org.undersigned.onpaper;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.organisation.staff.Person;
import org.undersigned.petition.Petition;
import org.undersigned.sharing.paper.SheetNumber;

/**
 * What happens when a second person has counted the rows on the paper: if it is as many as were typed in, these count from now on, and
 * whoever wrote an address is asked by mail.
 */
@Singleton
public final class Checking {

    private static final int KEPT = 7;

    private final Db db;
    private final AuditLog audit;
    private final InstantSource clock;

    Checking(Db db, AuditLog audit, InstantSource clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** How it ended. */
    public enum Checked {
        /** It counts. */
        COUNTS,
        /** There are not as many rows as were typed in; nothing happened. */
        DIFFERS,
        /** Who typed it in does not check it. */
        OWN,
        /** It is not there any more, or was checked before. */
        GONE
    }

    /** Checks a batch; {@code rows} are those that the visitor sees signed and legible on the paper. */
    public Checked check(Petition petition, UUID id, int rows, Person person) {
        return db.inTransaction(handle -> {
            PaperStore.lock(handle, petition.id());
            var found =
                    PaperStore.batch(handle, id).filter(one -> one.petition().equals(petition.id()));
            if (found.isEmpty() || found.get().isChecked()) return Checked.GONE;
            var batch = found.get();
            if (batch.typedBy().equals(person.id())) return Checked.OWN;
            if (batch.rows() != rows) return Checked.DIFFERS;
            var today = Day.today(clock);
            PaperRowStore.hold(handle, id);
            if (!PaperStore.check(handle, id, person.id(), today)) return Checked.GONE;
            PaperRowStore.linkBatch(handle, id);
            PaperRowStore.settle(handle, petition.id());
            PaperStore.keepRepeated(handle, id);
            PaperStore.count(handle, petition.id());
            ScanStore.goes(handle, id, today.plusDays(KEPT));
            audit.record(
                    handle,
                    person.actor(),
                    AuditActions.PAPER_CHECK,
                    "petition " + petition.slug(),
                    rows + " rows on " + batch.sheets() + " sheets from " + new SheetNumber(batch.first()).written());
            PaperStore.tell(handle, petition.id());
            return Checked.COUNTS;
        });
    }
}
