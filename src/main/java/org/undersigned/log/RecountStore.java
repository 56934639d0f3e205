package org.undersigned.log;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** SQL that counts everything again. */
final class RecountStore {

    private RecountStore() {}

    /** Every petition with open logs, as of one moment. */
    static List<Recount> all(Handle handle) {
        return handle.createQuery("""
                        SELECT a.id, a.slug, a.published,
                               (SELECT sum(CASE log WHEN 'signatures' THEN size ELSE -size END) FROM log_head h WHERE h.petition = a.id) AS logged,
                               (SELECT count(*) FROM signature s WHERE s.petition = a.id AND s.state = 'confirmed') AS confirmed,
                               (SELECT count(*) FROM log_queue q WHERE q.petition = a.id) AS waiting,
                               (SELECT count(*) FROM log_withdrawal w WHERE w.petition = a.id) AS leaving,
                               (SELECT count(*) FROM log_leaf l WHERE l.petition = a.id) AS linked,
                               EXISTS (SELECT 1 FROM petition p WHERE p.id = a.id AND p.retired_on IS NOT NULL) AS retired
                          FROM action a JOIN log_count c ON c.petition = a.id
                         ORDER BY a.slug
                        """)
                .map((row, context) -> new Recount(
                        Column.uuid(row, "id"),
                        row.getString("slug"),
                        row.getLong("published"),
                        row.getLong("logged"),
                        row.getLong("confirmed"),
                        row.getLong("waiting"),
                        row.getLong("leaving"),
                        row.getLong("linked"),
                        row.getBoolean("retired")))
                .list();
    }
}
