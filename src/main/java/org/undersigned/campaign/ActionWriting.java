package org.undersigned.campaign;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Translated;

/**
 * Writes what all actions share that are no petitions; what is their own is written by the features they belong to. Nothing here deletes.
 * Callers call {@link org.undersigned.foundation.db.Publication#changed}.
 */
public final class ActionWriting {

    private ActionWriting() {}

    /** Creates an action as a draft, as the last one of its campaign. */
    public static void create(Handle handle, UUID id, UUID campaign, String kind, ActionPart part, Instant now) {
        handle.createUpdate("""
                        INSERT INTO action (id, campaign, position, kind, slug, title, state, published_at)
                        SELECT :id, :campaign, coalesce(max(position) + 1, 0), :kind, :slug, CAST(:title AS json), 'draft', :at
                          FROM action WHERE campaign = :campaign
                        """)
                .bind("id", id)
                .bind("campaign", campaign)
                .bind("kind", kind)
                .bind("slug", part.slug())
                .bind("title", Db.toJson(part.title()))
                .bind("at", now)
                .execute();
    }

    /** Gives an action another title. */
    public static void title(Handle handle, UUID id, Translated title) {
        handle.execute("UPDATE action SET title = CAST(? AS json) WHERE id = ?", Db.toJson(title), id);
    }

    /** Whether a slug is taken by any action. */
    public static boolean isTaken(Handle handle, String slug) {
        return handle.select("SELECT EXISTS (SELECT 1 FROM action WHERE slug = ?)", slug)
                .mapTo(Boolean.class)
                .one();
    }

    /** Holds the row of an action until the transaction ends, and answers its state as it is now. */
    public static String hold(Handle handle, UUID id) {
        return handle.select("SELECT state FROM action WHERE id = ? FOR UPDATE", id)
                .mapTo(String.class)
                .one();
    }

    /** Takes a step if the action is in a state that it may be taken from; answers whether it was taken. */
    public static boolean step(Handle handle, UUID id, ActionStep step) {
        if (!step.isFrom(hold(handle, id))) return false;
        handle.execute("UPDATE action SET state = ? WHERE id = ? AND kind <> 'petition'", step.to(), id);
        return true;
    }
}
