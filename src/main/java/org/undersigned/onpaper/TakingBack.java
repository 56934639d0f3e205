package org.undersigned.onpaper;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.petition.Petition;
import org.undersigned.sharing.paper.SheetNumber;

/** What happens when sheets are taken back: everybody on them is gone from paper, and the sheets can be typed in again. */
@Singleton
final class TakingBack {

    private final AuditLog audit;

    TakingBack(AuditLog audit) {
        this.audit = audit;
    }

    /** Removes a batch and counts anew. */
    void remove(Handle handle, Petition petition, PaperBatch batch, String actor) {
        PaperStore.lock(handle, petition.id());
        PaperRowStore.removeBatch(handle, batch.id());
        PaperStore.count(handle, petition.id());
        audit.record(
                handle,
                actor,
                AuditActions.PAPER_BACK,
                "petition " + petition.slug(),
                batch.rows() + " rows on " + batch.sheets() + " sheets from "
                        + new SheetNumber(batch.first()).written());
    }
}
