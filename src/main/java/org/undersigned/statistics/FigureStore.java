package org.undersigned.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** All SQL about figures. */
final class FigureStore {

    private FigureStore() {}

    /** When figures were counted last, and on which day every day was. */
    record Counted(Instant at, LocalDate wholeOn) {}

    static Optional<Counted> counted(Handle handle) {
        return handle.select("SELECT at, whole_on FROM figures_counted")
                .map((row, context) ->
                        new Counted(row.getTimestamp("at").toInstant(), row.getObject("whole_on", LocalDate.class)))
                .findOne();
    }

    /**
     * Lets one count at a time: of two at once, the later would not see the rows of the earlier, and neither take them away nor lower
     * them. Who reads waits for nobody.
     */
    static void alone(Handle handle) {
        handle.execute("LOCK TABLE figures_counted IN EXCLUSIVE MODE");
    }

    static void counted(Handle handle, Counted counted) {
        handle.createUpdate("""
                        INSERT INTO figures_counted (at, whole_on) VALUES (:at, :wholeOn)
                        ON CONFLICT (only_row) DO UPDATE SET at = excluded.at, whole_on = excluded.whole_on
                        """)
                .bind("at", counted.at())
                .bind("wholeOn", counted.wholeOn())
                .execute();
    }

    /**
     * Counts every day from {@code since} on anew, for all petitions that are not retired, in one reading of their signatures. What was
     * sent on a day never falls: those who never confirm are forgotten after some days, and were there all the same.
     */
    static void count(Handle handle, LocalDate since) {
        handle.createUpdate("""
                        DELETE FROM figure f USING petition p
                         WHERE p.id = f.petition AND p.retired_on IS NULL AND f.day >= :since AND f.kind <> 'sent'
                        """).bind("since", since).execute();
        handle.createUpdate("""
                        WITH groups AS MATERIALIZED (
                            SELECT s.petition, s.day, s.state = 'confirmed' AS confirmed, s.country, coalesce(s.region, '') AS region, s.language,
                                   CASE WHEN s.source LIKE 'friend-%' THEN 'friend' ELSE coalesce(s.source, '') END AS source, count(*) AS number
                              FROM signature s JOIN petition p ON p.id = s.petition
                             WHERE s.day >= :since AND p.retired_on IS NULL
                             GROUP BY 1, 2, 3, 4, 5, 6, 7)
                        INSERT INTO figure (petition, day, kind, name, number)
                        SELECT petition, day, 'sent', '', sum(number) FROM groups GROUP BY 1, 2
                        UNION ALL SELECT petition, day, 'confirmed', '', sum(number) FROM groups WHERE confirmed GROUP BY 1, 2
                        UNION ALL SELECT petition, day, 'country', country, sum(number) FROM groups WHERE confirmed GROUP BY 1, 2, 4
                        UNION ALL SELECT petition, day, 'region', region, sum(number) FROM groups WHERE confirmed GROUP BY 1, 2, 4
                        UNION ALL SELECT petition, day, 'language', language, sum(number) FROM groups WHERE confirmed GROUP BY 1, 2, 4
                        UNION ALL SELECT petition, day, 'source', source, sum(number) FROM groups WHERE confirmed GROUP BY 1, 2, 4
                        ON CONFLICT (petition, kind, day, name)
                            DO UPDATE SET number = greatest(figure.number, excluded.number)
                        """).bind("since", since).execute();
    }

    /** The days on which anybody signed, ascending. */
    static List<Figures.Day> days(Handle handle, UUID petition) {
        return handle.select("""
                        SELECT day, coalesce(sum(number) FILTER (WHERE kind = 'sent'), 0) AS sent,
                               coalesce(sum(number) FILTER (WHERE kind = 'confirmed'), 0) AS confirmed
                          FROM figure WHERE petition = ? AND kind IN ('sent', 'confirmed') GROUP BY day ORDER BY day
                        """, petition)
                .map((row, context) -> new Figures.Day(
                        row.getObject("day", LocalDate.class), row.getLong("sent"), row.getLong("confirmed")))
                .list();
    }

    /**
     * Everybody who confirmed, in groups of one kind, the largest first. Those of a code are one group whichever partners' links had it, as there
     * would be many small ones.
     */
    static List<Groups.Group> groups(Handle handle, UUID petition, Groups.Kind kind) {
        return handle.select("""
                        SELECT CASE WHEN kind <> 'source' OR name LIKE 'embed:%' OR name LIKE 'paper:%' THEN name
                                    ELSE split_part(name, ':', 1) END AS called, sum(number) AS number
                          FROM figure WHERE petition = ? AND kind = ?
                         GROUP BY called ORDER BY number DESC, called
                        """, petition, kind.word())
                .map((row, context) -> new Groups.Group(row.getString("called"), row.getLong("number")))
                .list();
    }

    /** How many of those who signed on each day confirmed, and how many of them came by one source, which may be a code or the partner beside it: days on which anybody did, ascending. */
    static List<Figuring.OwnDay> days(Handle handle, UUID petition, String source) {
        return handle.createQuery("""
                        SELECT day, coalesce(sum(number) FILTER (WHERE kind = 'confirmed'), 0) AS everybody,
                               coalesce(sum(number) FILTER (WHERE kind = 'source'), 0) AS own
                          FROM figure WHERE petition = :petition
                           AND (kind = 'confirmed' OR kind = 'source' AND :source = ANY (string_to_array(name, ':')))
                         GROUP BY day HAVING sum(number) > 0 ORDER BY day
                        """)
                .bind("petition", petition)
                .bind("source", source)
                .map((row, context) -> new Figuring.OwnDay(
                        row.getObject("day", LocalDate.class), row.getLong("everybody"), row.getLong("own")))
                .list();
    }

    /** How many confirmed who came by one source, which may be a code or the partner beside it; by petition. */
    static Map<UUID, Long> bySource(Handle handle, List<UUID> petitions, String source) {
        var found = new HashMap<UUID, Long>();
        handle.createQuery("""
                        SELECT petition, sum(number) AS number FROM figure
                         WHERE petition = ANY (:petitions) AND kind = 'source' AND :source = ANY (string_to_array(name, ':'))
                         GROUP BY petition
                        """)
                .bindArray("petitions", UUID.class, petitions)
                .bind("source", source)
                .map((row, context) -> Map.entry(row.getObject("petition", UUID.class), row.getLong("number")))
                .forEach(one -> found.put(one.getKey(), one.getValue()));
        return found;
    }
}
