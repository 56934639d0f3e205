package org.undersigned.sharing.ladder;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** All SQL about what became of the steps after signing. */
final class LadderStore {

    private LadderStore() {}

    /** How often a step was shown, done and passed over. */
    public record Sums(String step, long shown, long done, long skipped) {

        Sums and(Sums more) {
            return new Sums(step, shown + more.shown, done + more.done, skipped + more.skipped);
        }
    }

    static void add(Handle handle, UUID petition, LocalDate day, Sums more) {
        handle.createUpdate("""
                        INSERT INTO ladder_day AS l (petition, day, step, shown, done, skipped)
                        SELECT id, :day, :step, :shown, :done, :skipped FROM petition WHERE id = :petition
                        ON CONFLICT (petition, day, step) DO UPDATE SET
                               shown = l.shown + excluded.shown, done = l.done + excluded.done, skipped = l.skipped + excluded.skipped
                        """)
                .bind("petition", petition)
                .bind("day", day)
                .bind("step", more.step())
                .bind("shown", more.shown())
                .bind("done", more.done())
                .bind("skipped", more.skipped())
                .execute();
    }

    /** All that was counted of a petition. */
    static List<Sums> of(Handle handle, UUID petition) {
        return handle.select("""
                        SELECT step, sum(shown) AS shown, sum(done) AS done, sum(skipped) AS skipped
                          FROM ladder_day WHERE petition = ? GROUP BY step
                        """, petition)
                .map((row, context) -> new Sums(
                        row.getString("step"), row.getLong("shown"), row.getLong("done"), row.getLong("skipped")))
                .list();
    }

    /** What brought some who signed; who came by nothing is not in it. */
    static Map<UUID, String> sources(Handle handle, Collection<UUID> signatures) {
        return handle.createQuery("SELECT id, source FROM signature WHERE id = ANY (:ids) AND source IS NOT NULL")
                .bindArray("ids", UUID.class, signatures)
                .map((row, context) -> Map.entry(Column.uuid(row, "id"), row.getString("source")))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
