package org.undersigned.sharing.ladder;

import jakarta.inject.Singleton;
import java.util.List;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.petition.Ladder;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionWriting;

/** Keeps the rules of a petition. */
@Singleton
class Ruling {

    private final Db db;
    private final AuditLog audit;
    private final Published.Registry published;

    Ruling(Db db, AuditLog audit, Published.Registry published) {
        this.db = db;
        this.audit = audit;
        this.published = published;
    }

    /** Replaces the rules, if they differ from those that are there. Whoever did it sees them at once. */
    void keep(Petition petition, Ladder ladder, String actor) {
        if (petition.ladder().equals(ladder)) return;
        db.useTransaction(handle -> {
            PetitionWriting.hold(handle, List.of(petition.slug()));
            PetitionWriting.climb(handle, petition.id(), ladder);
            CampaignWriting.changedByStaff(handle, petition.campaign().slug(), true);
            audit.record(
                    handle,
                    actor,
                    AuditActions.SHARING_LADDER,
                    "petition " + petition.slug(),
                    ladder.rules().size() + " rules");
            Publication.changed(handle);
        });
        published.refresh();
    }
}
