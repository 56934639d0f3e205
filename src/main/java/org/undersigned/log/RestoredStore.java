package org.undersigned.log;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** SQL about logs that came back with a backup. The function {@code after_restore()} marks them. */
final class RestoredStore {

    private RestoredStore() {}

    /** A petition whose logs came back, as far as they are in the backup. */
    record Restored(UUID petition, String slug, long signatures, long withdrawals) {}

    /** Those that nobody has seen to, in the order of their slugs. A retired one grows no more. */
    static List<Restored> all(Handle handle) {
        return handle.select("""
                        SELECT a.id, a.slug, max(h.size) FILTER (WHERE h.log = 'signatures') AS signatures,
                               max(h.size) FILTER (WHERE h.log = 'withdrawals') AS withdrawals
                          FROM log_head h JOIN action a ON a.id = h.petition JOIN petition p ON p.id = a.id
                         WHERE h.restored AND p.retired_on IS NULL
                         GROUP BY a.id, a.slug ORDER BY a.slug
                        """)
                .map((row, context) -> new Restored(
                        Column.uuid(row, "id"),
                        row.getString("slug"),
                        row.getLong("signatures"),
                        row.getLong("withdrawals")))
                .list();
    }

    static boolean isRestored(Handle handle, UUID petition) {
        return handle.select("SELECT EXISTS (SELECT 1 FROM log_head WHERE petition = ? AND restored)", petition)
                .mapTo(Boolean.class)
                .one();
    }

    /** Somebody has seen to it: the logs may grow. */
    static void release(Handle handle, UUID petition) {
        handle.execute("UPDATE log_head SET restored = false WHERE petition = ? AND restored", petition);
    }

    static String slug(Handle handle, UUID petition) {
        return handle.select("SELECT slug FROM action WHERE id = ?", petition)
                .mapTo(String.class)
                .one();
    }
}
