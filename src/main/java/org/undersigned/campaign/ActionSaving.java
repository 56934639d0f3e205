package org.undersigned.campaign;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.organisation.staff.Visitor;

/**
 * Stores what a campaigner of a lead wrote about an action that is no petition: a new one as a draft, one that is online at once. Callers ask
 * {@link Watched} first.
 */
@Singleton
public class ActionSaving {

    private final Db db;
    private final AuditLog audit;
    private final Published.Registry published;
    private final InstantSource clock;

    ActionSaving(Db db, AuditLog audit, Published.Registry published, InstantSource clock) {
        this.db = db;
        this.audit = audit;
        this.published = published;
        this.clock = clock;
    }

    /**
     * Saves; answers false if the slug of a new one is taken, and nothing is stored then.
     *
     * @param before the action as it is; empty for a new one
     * @param own writes what belongs to its kind, by the id of the action
     */
    public boolean save(
            Visitor visitor,
            Campaign campaign,
            String kind,
            Optional<Action> before,
            ActionPart part,
            BiConsumer<Handle, UUID> own) {
        var saved = db.inTransaction(handle -> {
            CampaignWriting.lock(handle);
            var id = before.map(Action::id).orElseGet(UUID::randomUUID);
            if (before.isPresent()) {
                ActionWriting.hold(handle, id);
                ActionWriting.title(handle, id, part.title());
            } else if (ActionWriting.isTaken(handle, part.slug())) return false;
            else ActionWriting.create(handle, id, campaign.id(), kind, part, clock.instant());
            own.accept(handle, id);
            CampaignWriting.changedByStaff(handle, campaign.slug(), true);
            audit.record(
                    handle,
                    visitor.person().actor(),
                    AuditActions.ACTION_SAVE,
                    "campaign " + campaign.slug(),
                    kind + " " + part.slug());
            Publication.changed(handle);
            return true;
        });
        published.refresh();
        return saved;
    }
}
