package org.undersigned.mailing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** SQL about the mails of mailings, one for each person, and about what is counted of them. */
final class QueueStore {

    private QueueStore() {}

    /** A mail as it was taken to be sent. {@code attempts} counts this one. */
    record Taken(UUID id, UUID mailing, UUID signature, byte[] person, Mailing.Subject subject, int attempts) {}

    /** When the mails to a place are due; the region may be null. */
    record Due(String country, String region, Instant at) {}

    /**
     * Owes everybody of a mailing's audience one mail, in one statement: whatever dies meanwhile, each has one or none does. Who gets which
     * subject is left to chance; {@code dues} tells when, for each place.
     */
    static int fill(Handle handle, Mailing mailing, List<Due> dues) {
        var insert = handle.createUpdate("""
                WITH people AS (%s),
                drawn AS (SELECT p.*, row_number() OVER (ORDER BY random()) AS place, count(*) OVER () AS number FROM people p)
                INSERT INTO mailing_mail (id, mailing, organisation, signature, person, subject, due, state)
                SELECT gen_random_uuid(), :mailing, :owner, d.signature, d.person,
                       CASE WHEN NOT :two THEN 'a'
                            WHEN d.place > greatest(2, ceil(d.number * :tried / 100.0)) THEN 'rest'
                            WHEN d.place %% 2 = 1 THEN 'a' ELSE 'b' END,
                       t.due, CASE WHEN :two AND d.place > greatest(2, ceil(d.number * :tried / 100.0)) THEN 'held' ELSE 'waiting' END
                  FROM drawn d
                  JOIN unnest(CAST(:dueCountries AS text[]), CAST(:dueRegions AS text[]), CAST(:dues AS timestamptz[])) AS t (country, region, due)
                    ON t.country = d.country AND t.region IS NOT DISTINCT FROM d.region
                """.formatted(AudienceStore.people(mailing.petition())));
        AudienceStore.bind(insert, mailing.organisation(), mailing.petition(), mailing.segment());
        var people = insert.bind("mailing", mailing.id())
                .bind("owner", mailing.organisation())
                .bind("two", mailing.otherSubject().isPresent())
                .bind("tried", mailing.triedOn())
                .bindArray(
                        "dueCountries",
                        String.class,
                        dues.stream().map(Due::country).toList())
                .bindArray(
                        "dueRegions",
                        String.class,
                        dues.stream().map(Due::region).toArray())
                .bindArray(
                        "dues",
                        String.class,
                        dues.stream().map(due -> due.at().toString()).toList())
                .execute();
        handle.execute("""
                INSERT INTO mailing_count (mailing, subject, what, number)
                SELECT mailing, subject, 'people', count(*) FROM mailing_mail WHERE mailing = ? GROUP BY mailing, subject
                """, mailing.id());
        return people;
    }

    /** Takes due mails of one mailing until {@code until}; what is not told of by then may have gone. */
    static List<Taken> take(Handle handle, UUID mailing, int most, Instant now, Instant until) {
        return handle.createQuery("""
                        UPDATE mailing_mail SET state = 'taken', taken_until = :until, attempts = attempts + 1
                         WHERE id IN (SELECT id FROM mailing_mail
                                       WHERE mailing = :mailing AND state = 'waiting' AND due <= :now
                                       ORDER BY due LIMIT :most FOR UPDATE SKIP LOCKED)
                        RETURNING id, mailing, signature, person, subject, attempts
                        """)
                .bind("mailing", mailing)
                .bind("most", most)
                .bind("now", now)
                .bind("until", until)
                .map((row, context) -> taken(row))
                .list();
    }

    /** Taken mails of which nobody told what became of them: whoever sent them died. They are not sent again by themselves. */
    static void missing(Handle handle, Instant now) {
        handle.createQuery("""
                        UPDATE mailing_mail SET state = 'unsure' WHERE state = 'taken' AND taken_until < :now RETURNING mailing, subject
                        """)
                .bind("now", now)
                .map((row, context) ->
                        Map.entry(Column.uuid(row, "mailing"), Mailing.Subject.of(row.getString("subject"))))
                .list()
                .forEach(one -> count(handle, one.getKey(), one.getValue(), What.UNSURE, 1));
    }

    /** Notes what the people of mails are in the organisation's lists, before they leave: what comes back may come before we know that it left. */
    static void know(Handle handle, Map<UUID, byte[]> refs) {
        var update = handle.prepareBatch("UPDATE mailing_mail SET ref = :ref WHERE id = :id AND ref IS NULL");
        refs.forEach((id, ref) -> update.bind("id", id).bind("ref", ref).add());
        if (!refs.isEmpty()) update.execute();
    }

    /** A mail that is over. */
    static void over(Handle handle, Taken mail, What what, int status) {
        var changed = handle.execute(
                "UPDATE mailing_mail SET state = ?, taken_until = NULL, status = ? WHERE id = ? AND state = 'taken'",
                what.word(),
                status,
                mail.id());
        if (changed == 1) count(handle, mail.mailing(), mail.subject(), what, 1);
    }

    /** It is tried again later. */
    static void postpone(Handle handle, Taken mail, Instant due, int status) {
        handle.execute(
                "UPDATE mailing_mail SET state = 'waiting', taken_until = NULL, due = ?, status = ? WHERE id = ? AND state = 'taken'",
                due,
                status,
                mail.id());
    }

    /** They go back untouched. */
    static void giveBack(Handle handle, Collection<Taken> mails) {
        handle.createUpdate("""
                        UPDATE mailing_mail SET state = 'waiting', taken_until = NULL, attempts = attempts - 1
                         WHERE id = ANY (:ids) AND state = 'taken'
                        """)
                .bindArray("ids", UUID.class, mails.stream().map(Taken::id).toList())
                .execute();
    }

    /** Everything of a mailing in a state waits again from now on; how many that are. */
    static int again(Handle handle, UUID mailing, What what, Instant now) {
        var subjects = handle.createQuery("""
                        WITH again AS (UPDATE mailing_mail SET state = 'waiting', attempts = 0, due = :now
                                        WHERE mailing = :mailing AND state = :state RETURNING subject)
                        SELECT subject, count(*) AS number FROM again GROUP BY subject
                        """)
                .bind("mailing", mailing)
                .bind("state", what.word())
                .bind("now", now)
                .map((row, context) -> Map.entry(Mailing.Subject.of(row.getString("subject")), row.getInt("number")))
                .list();
        subjects.forEach(one -> count(handle, mailing, one.getKey(), what, -one.getValue()));
        return subjects.stream().mapToInt(Map.Entry::getValue).sum();
    }

    /** Nobody is mailed any more who was not yet. */
    static void drop(Handle handle, UUID mailing) {
        handle.execute("DELETE FROM mailing_mail WHERE mailing = ? AND state IN ('held', 'waiting')", mailing);
    }

    /** Those who wait for a subject are mailed from now on; how many they are. */
    static int release(Handle handle, UUID mailing, Instant now) {
        return handle.execute(
                "UPDATE mailing_mail SET state = 'waiting', due = greatest(due, ?) WHERE mailing = ? AND state = 'held'",
                now,
                mailing);
    }

    /** How many mails there are in each state. */
    static Map<String, Long> states(Handle handle, UUID mailing) {
        var states = new HashMap<String, Long>();
        handle.select("SELECT state, count(*) AS number FROM mailing_mail WHERE mailing = ? GROUP BY state", mailing)
                .map((row, context) -> states.put(row.getString("state"), row.getLong("number")))
                .list();
        return states;
    }

    /** Whether nothing is left to do for a mailing. */
    static boolean isOver(Handle handle, UUID mailing) {
        return handle.createQuery("""
                        SELECT NOT EXISTS (SELECT 1 FROM mailing_mail WHERE mailing = :mailing AND state IN ('held', 'waiting', 'taken'))
                        """)
                .bind("mailing", mailing)
                .mapTo(Boolean.class)
                .one();
    }

    /** One mail, for whoever wants to write it. */
    static List<Taken> byId(Handle handle, Collection<UUID> ids) {
        return handle.createQuery("SELECT * FROM mailing_mail WHERE id = ANY (:ids)")
                .bindArray("ids", UUID.class, ids)
                .map((row, context) -> taken(row))
                .list();
    }

    /** The newest mail that somebody got because of a signature: of an organisation, or about the petition itself. */
    static Optional<Taken> newest(Handle handle, UUID signature, Optional<UUID> organisation) {
        return handle.createQuery("""
                        SELECT q.* FROM mailing_mail q JOIN mailing m ON m.id = q.mailing
                         WHERE q.signature = :signature AND q.state IN ('sent', 'unsure')
                           AND CASE WHEN CAST(:organisation AS uuid) IS NULL THEN m.audience = 'updates'
                                    ELSE m.audience = 'supporters' AND q.organisation = CAST(:organisation AS uuid) END
                         ORDER BY m.begun_at DESC LIMIT 1
                        """)
                .bind("signature", signature)
                .bind("organisation", organisation.orElse(null))
                .map((row, context) -> taken(row))
                .findOne();
    }

    /** What the person of a mail that was sent is in the organisation's lists. */
    static Optional<byte[]> ref(Handle handle, UUID id) {
        return handle.select("SELECT ref FROM mailing_mail WHERE id = ? AND ref IS NOT NULL", id)
                .mapTo(byte[].class)
                .findOne();
    }

    /** Something was heard of a mail; false if that is known. */
    static boolean heard(Handle handle, UUID id, What what) {
        return handle.execute(
                        "UPDATE mailing_mail SET heard = heard || CAST(? AS text) WHERE id = ? AND NOT CAST(? AS text) = ANY (heard)",
                        what.word(),
                        id,
                        what.word())
                == 1;
    }

    /** Forgets who had the mails of mailings that ended before a day. */
    static void forget(Handle handle, LocalDate before) {
        handle.execute(
                "DELETE FROM mailing_mail WHERE mailing IN (SELECT id FROM mailing WHERE ended_on < ? AND state IN ('done', 'cancelled'))",
                before);
    }

    static void count(Handle handle, UUID mailing, Mailing.Subject subject, What what, int number) {
        handle.execute("""
                INSERT INTO mailing_count AS c (mailing, subject, what, number) VALUES (?, ?, ?, ?)
                ON CONFLICT (mailing, subject, what) DO UPDATE SET number = c.number + excluded.number
                """, mailing, subject.word(), what.word(), number);
    }

    /** What is counted of a mailing, by subject. */
    static Map<Mailing.Subject, Map<What, Long>> counts(Handle handle, UUID mailing) {
        var counts = new EnumMap<Mailing.Subject, Map<What, Long>>(Mailing.Subject.class);
        handle.select("SELECT * FROM mailing_count WHERE mailing = ?", mailing)
                .map((row, context) -> counts.computeIfAbsent(
                                Mailing.Subject.of(row.getString("subject")), one -> new EnumMap<>(What.class))
                        .put(What.of(row.getString("what")), row.getLong("number")))
                .list();
        return counts;
    }

    private static Taken taken(ResultSet row) throws SQLException {
        return new Taken(
                Column.uuid(row, "id"),
                Column.uuid(row, "mailing"),
                Column.uuid(row, "signature"),
                row.getBytes("person"),
                Mailing.Subject.of(row.getString("subject")),
                row.getInt("attempts"));
    }
}
