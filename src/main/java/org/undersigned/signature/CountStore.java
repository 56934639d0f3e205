package org.undersigned.signature;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** The SQL that makes the published number. */
final class CountStore {

    private CountStore() {}

    /** A petition whose number moved. */
    record Moved(UUID petition, long before, long confirmed) {}

    /** Counts the confirmed signatures of every petition and writes the numbers that differ. Rides index signature_confirmed. */
    static List<Moved> publish(Handle handle, Instant now) {
        return handle.createQuery("""
                        WITH counted AS (SELECT a.id, a.published AS before, count(s.id) AS confirmed
                                           FROM action a LEFT JOIN signature s ON s.petition = a.id AND s.state = 'confirmed'
                                          WHERE a.kind = 'petition'
                                          GROUP BY a.id)
                        UPDATE action SET published = counted.confirmed, published_at = :now
                          FROM counted
                         WHERE action.id = counted.id AND counted.confirmed <> counted.before
                        RETURNING action.id, counted.before, counted.confirmed
                        """)
                .bind("now", now)
                .map((row, context) ->
                        new Moved(Column.uuid(row, "id"), row.getLong("before"), row.getLong("confirmed")))
                .list();
    }

    /** The goals of a petition, ascending. */
    static List<Integer> goals(Handle handle, UUID petition) {
        return handle.select("SELECT json_array_elements_text(goals)::int FROM petition WHERE id = ?", petition)
                .mapTo(Integer.class)
                .list();
    }
}
