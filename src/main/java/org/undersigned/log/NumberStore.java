package org.undersigned.log;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL about the published number. */
final class NumberStore {

    private NumberStore() {}

    /** Writes the number; answers the one before. */
    static long replace(Handle handle, UUID petition, long net, Instant at) {
        return handle.createQuery("""
                        UPDATE action SET published = :net, published_at = :at WHERE id = :petition
                        RETURNING old.published
                        """)
                .bind("net", net)
                .bind("at", at)
                .bind("petition", petition)
                .mapTo(Long.class)
                .one();
    }

    /** The goals of a petition, ascending. */
    static List<Integer> goals(Handle handle, UUID petition) {
        return handle.select("SELECT json_array_elements_text(goals)::int FROM petition WHERE id = ?", petition)
                .mapTo(Integer.class)
                .list();
    }
}
