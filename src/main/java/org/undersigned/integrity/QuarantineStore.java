package org.undersigned.integrity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.undersigned.foundation.db.Column;
import org.undersigned.statistics.Groups;

/** All SQL about quarantines, but for what a change of state means for a signature, which {@code signature} knows. */
final class QuarantineStore {

    /** Those of a choice that do not count yet: unconfirmed, or on their way to the log. */
    private static final String UNCOUNTED = """
              FROM signature s
             WHERE s.petition = :petition AND s.day BETWEEN :from AND :to
               AND (:source = '' OR '=' || CASE WHEN s.source LIKE 'friend-%' THEN 'friend' ELSE coalesce(s.source, '') END = :source)
               AND (:country = '' OR s.country = :country) AND (:language = '' OR s.language = :language)
               AND (s.state = 'pending'
                    OR s.state = 'confirmed' AND EXISTS (SELECT 1 FROM log_queue q WHERE q.signature = s.id))
            """;

    private static final String COLUMNS = """
            s.day, s.slot IS NOT NULL AS affirmed, s.country, coalesce(s.region, '') AS region, s.language,
            CASE WHEN s.source LIKE 'friend-%' THEN 'friend' ELSE coalesce(s.source, '') END AS source
            """;

    /** Sums and groups of what {@code chosen} holds, for each of its {@code id}s; small numbers of rows, however many it holds. */
    private static final String IN_NUMBERS = """
            SELECT id, 'all' AS kind, '' AS name, count(*) AS number, count(*) FILTER (WHERE affirmed) AS affirmed,
                   min(day) AS first, max(day) AS last FROM chosen GROUP BY id
            UNION ALL SELECT id, 'country', country, count(*), 0, NULL, NULL FROM chosen GROUP BY id, country
            UNION ALL SELECT id, 'region', region, count(*), 0, NULL, NULL FROM chosen GROUP BY id, region
            UNION ALL SELECT id, 'language', language, count(*), 0, NULL, NULL FROM chosen GROUP BY id, language
            UNION ALL SELECT id, 'source', source, count(*), 0, NULL, NULL FROM chosen GROUP BY id, source
            ORDER BY id, kind, number DESC, name
            """;

    private QuarantineStore() {}

    /** One that could be put aside, locked. */
    record Candidate(UUID id, boolean confirmed) {}

    static long waiting(Handle handle, UUID petition) {
        return handle.select("SELECT count(*) FROM signature WHERE petition = ? AND state = 'quarantined'", petition)
                .mapTo(Long.class)
                .one();
    }

    /** How many of those who wait have confirmed. */
    static long confirmed(Handle handle, UUID petition) {
        return handle.select(
                        "SELECT count(*) FROM signature WHERE petition = ? AND state = 'quarantined' AND slot IS NOT NULL",
                        petition)
                .mapTo(Long.class)
                .one();
    }

    /** The largest groups of a petition, the newest first. */
    static List<Waiting> groups(Handle handle, UUID petition, int most) {
        var found = handle.createQuery("""
                        SELECT q.* FROM quarantine q
                          JOIN (SELECT quarantine, count(*) AS number FROM signature
                                 WHERE petition = :petition AND state = 'quarantined'
                                 GROUP BY quarantine ORDER BY number DESC LIMIT :most) largest ON largest.quarantine = q.id
                         ORDER BY q.since DESC, q.id
                        """)
                .bind("petition", petition)
                .bind("most", most)
                .map((row, context) -> group(row))
                .list();
        return numbered(handle, petition, found);
    }

    /** One group; nothing if nobody waits in it. */
    static Optional<Waiting> group(Handle handle, UUID petition, UUID id) {
        var found = handle.select("SELECT * FROM quarantine WHERE petition = ? AND id = ?", petition, id)
                .map((row, context) -> group(row))
                .list();
        return numbered(handle, petition, found).stream().findFirst();
    }

    private static Waiting group(ResultSet row) throws SQLException {
        return new Waiting(
                Column.uuid(row, "id"),
                row.getString("reason").equals("network"),
                row.getBoolean("kept"),
                row.getString("note"),
                row.getTimestamp("since").toInstant(),
                Numbers.NONE);
    }

    /** Whatever was released since they were found is left out. */
    private static List<Waiting> numbered(Handle handle, UUID petition, List<Waiting> found) {
        var numbers = numbers(handle.createQuery(
                        "WITH chosen AS MATERIALIZED (SELECT s.quarantine AS id, " + COLUMNS + """
                         FROM signature s WHERE s.petition = :petition AND s.state = 'quarantined' AND s.quarantine = ANY (:ids))
                        """ + IN_NUMBERS)
                .bind("petition", petition)
                .bindArray("ids", UUID.class, found.stream().map(Waiting::id).toList()));
        return found.stream()
                .filter(one -> numbers.containsKey(one.id()))
                .map(one -> new Waiting(
                        one.id(), one.byLimit(), one.kept(), one.note(), one.since(), numbers.get(one.id())))
                .toList();
    }

    /** What a choice comes to now. */
    static Numbers numbers(Handle handle, UUID petition, Choice choice) {
        var query = handle.createQuery(
                "WITH chosen AS MATERIALIZED (SELECT s.petition AS id, " + COLUMNS + UNCOUNTED + ")" + IN_NUMBERS);
        return numbers(bound(query, petition, choice)).getOrDefault(petition, Numbers.NONE);
    }

    /** Everything that brought somebody who does not count yet, as the figures name it. */
    static List<String> sources(Handle handle, UUID petition, LocalDate from, LocalDate to, int most) {
        var any = new Choice(from, to, "", "", "");
        return bound(
                        handle.createQuery("SELECT DISTINCT source FROM (SELECT " + COLUMNS + UNCOUNTED
                                + ") AS chosen ORDER BY source LIMIT :most"),
                        petition,
                        any)
                .bind("most", most)
                .mapTo(String.class)
                .list();
    }

    /** Some of what a choice comes to, locked. Who is confirming right now is waited for, and found by the next look. */
    static List<Candidate> lock(Handle handle, UUID petition, Choice choice, int most) {
        var query = handle.createQuery("SELECT s.id, s.state = 'confirmed' AS confirmed" + UNCOUNTED
                + " ORDER BY s.id LIMIT :most FOR UPDATE OF s");
        return bound(query, petition, choice)
                .bind("most", most)
                .map((row, context) -> new Candidate(Column.uuid(row, "id"), row.getBoolean("confirmed")))
                .list();
    }

    /** A group and whose it is. */
    record Group(UUID id, UUID petition) {}

    /** Groups that a limit made before then, that nobody keeps, and in which somebody waits. */
    static List<Group> unseen(Handle handle, Instant before) {
        return handle.select("""
                        SELECT id, petition FROM quarantine q WHERE reason = 'network' AND NOT kept AND since <= ?
                           AND EXISTS (SELECT 1 FROM signature s
                                        WHERE s.petition = q.petition AND s.quarantine = q.id AND s.state = 'quarantined')
                        """, before)
                .map((row, context) -> new Group(Column.uuid(row, "id"), Column.uuid(row, "petition")))
                .list();
    }

    /** Whether a group goes out by itself, nobody able to keep it before this transaction ends. */
    static boolean lockGoing(Handle handle, UUID id) {
        return handle.select("SELECT 1 FROM quarantine WHERE id = ? AND reason = 'network' AND NOT kept FOR UPDATE", id)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Lets a group that a limit made stay; false if there is none that would go. */
    static boolean keep(Handle handle, UUID petition, UUID id) {
        return handle.execute(
                        "UPDATE quarantine SET kept = true WHERE petition = ? AND id = ? AND reason = 'network' AND NOT kept",
                        petition,
                        id)
                == 1;
    }

    static void add(Handle handle, UUID id, UUID petition, String note, Instant since) {
        handle.createUpdate("""
                        INSERT INTO quarantine (id, petition, reason, note, since) VALUES (:id, :petition, 'staff', :note, :since)
                        """)
                .bind("id", id)
                .bind("petition", petition)
                .bind("note", note)
                .bind("since", since)
                .execute();
    }

    /** Why a group of a petition is there: what was written, or {@code network}; nothing if there is no such group. */
    static Optional<String> reason(Handle handle, UUID petition, UUID id) {
        return handle.select(
                        "SELECT CASE reason WHEN 'network' THEN 'network' ELSE note END FROM quarantine WHERE petition = ? AND id = ?",
                        petition,
                        id)
                .mapTo(String.class)
                .findOne();
    }

    /** Forgets groups in which nothing waits any more. Those of today may get further members. */
    static void forgetEmpty(Handle handle, Instant before) {
        handle.execute("""
                DELETE FROM quarantine q WHERE q.since < ?
                   AND NOT EXISTS (SELECT 1 FROM signature s
                                    WHERE s.petition = q.petition AND s.quarantine = q.id AND s.state = 'quarantined')
                """, before);
    }

    private static Query bound(Query query, UUID petition, Choice choice) {
        return query.bind("petition", petition)
                .bind("from", choice.from())
                .bind("to", choice.to())
                .bind("source", choice.source())
                .bind("country", choice.country())
                .bind("language", choice.language());
    }

    private record Line(
            UUID id, String kind, String name, long number, long affirmed, LocalDate first, LocalDate last) {}

    private static Map<UUID, Numbers> numbers(Query query) {
        var lines = query.map((row, context) -> new Line(
                        Column.uuid(row, "id"),
                        row.getString("kind"),
                        row.getString("name"),
                        row.getLong("number"),
                        row.getLong("affirmed"),
                        row.getObject("first", LocalDate.class),
                        row.getObject("last", LocalDate.class)))
                .list();
        var all = new HashMap<UUID, Numbers>();
        for (var sum : lines)
            if (sum.kind.equals("all"))
                all.put(sum.id, new Numbers(sum.number, sum.affirmed, sum.first, sum.last, groups(lines, sum.id)));
        return all;
    }

    private static Map<Groups.Kind, Groups> groups(List<Line> lines, UUID id) {
        var groups = new EnumMap<Groups.Kind, List<Groups.Group>>(Groups.Kind.class);
        for (var line : lines)
            if (line.id.equals(id) && !line.kind.equals("all"))
                groups.computeIfAbsent(
                                Groups.Kind.valueOf(line.kind.toUpperCase(Locale.ROOT)), kind -> new ArrayList<>())
                        .add(new Groups.Group(line.name, line.number));
        var shown = new EnumMap<Groups.Kind, Groups>(Groups.Kind.class);
        groups.forEach((kind, some) -> shown.put(kind, Groups.of(kind, some)));
        return shown;
    }
}
