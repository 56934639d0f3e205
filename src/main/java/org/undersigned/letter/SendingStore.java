package org.undersigned.letter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** All SQL about letters on their way, and about the mailboxes that they go to. */
public final class SendingStore {

    private SendingStore() {}

    /**
     * A letter that was taken to be sent.
     *
     * @param mailbox of the target, in small letters
     * @param attempts before this one
     * @param hourly how many the mailbox gets in an hour
     * @param mailbox where it goes, in small letters: the target's, or that of a test
     * @param test whether it goes to the test's mailbox, whatever the target
     */
    record Taken(
            UUID id, UUID writing, UUID action, UUID target, String mailbox, int attempts, int hourly, boolean test) {

        /** Hides where it goes from logs. */
        @Override
        public String toString() {
            return "Taken[hidden]";
        }
    }

    // A test has a mailbox, and with it a pace, of its own.
    private static final String COLUMNS = """
            c.id, c.writing, c.action, c.target, lower(CASE WHEN l.test THEN l.test_address ELSE t.email END) AS mailbox,
            c.attempts, l.hourly, l.test
            """;

    /** Letters that were on their way when this program stopped: nobody knows whether they went. Answers whether there are any. */
    static boolean doubt(Handle handle, Instant now) {
        return handle.execute(
                        "UPDATE letter_copy SET state = 'unsure', due = NULL WHERE state = 'sending' AND due < ?", now)
                > 0;
    }

    /** What waits for a target that is written to no more, by its writing. */
    static List<Taken> spared(Handle handle, int most) {
        return handle.createQuery("SELECT " + COLUMNS + """
                          FROM letter_copy c JOIN letter_target t ON t.id = c.target JOIN letter l ON l.action = c.action
                         WHERE c.state IN ('waiting', 'dead', 'unsure') AND (t.former OR t.answer = 'yes')
                         ORDER BY c.id LIMIT :most FOR UPDATE OF c SKIP LOCKED
                        """)
                .bind("most", most)
                .map((row, context) -> taken(row))
                .list();
    }

    /**
     * Candidates: for each mailbox that may get a letter now, one that is due. In no order: no mailbox is always the last, and none tells when a letter
     * was written.
     */
    static List<Taken> due(Handle handle, Instant now, int most) {
        return handle.createQuery("WITH waiting AS (SELECT " + COLUMNS + """
                             FROM letter_copy c JOIN letter_target t ON t.id = c.target JOIN letter l ON l.action = c.action
                            WHERE c.state = 'waiting' AND (c.due IS NULL OR c.due <= :now)
                              AND NOT t.former AND t.answer IS DISTINCT FROM 'yes' AND (NOT l.test OR l.test_address <> '')),
                             first AS (SELECT DISTINCT ON (w.mailbox) w.* FROM waiting w LEFT JOIN letter_mailbox m ON m.email = w.mailbox
                            WHERE m.email IS NULL OR m.free_at <= :now AND m.refused IS NULL
                            ORDER BY w.mailbox, w.id)
                        SELECT * FROM first ORDER BY random() LIMIT :most
                        """)
                .bind("now", now)
                .bind("most", most)
                .map((row, context) -> taken(row))
                .list();
    }

    /** Takes the turn of a mailbox; false if it is not free, or another process took it. */
    static boolean turn(Handle handle, String mailbox, Instant now, Duration pause) {
        return handle.createUpdate("""
                        INSERT INTO letter_mailbox (email, free_at) VALUES (:email, :free)
                        ON CONFLICT (email) DO UPDATE SET free_at = excluded.free_at
                         WHERE letter_mailbox.free_at <= :now AND letter_mailbox.refused IS NULL
                        """)
                        .bind("email", mailbox)
                        .bind("free", now.plus(pause))
                        .bind("now", now)
                        .execute()
                > 0;
    }

    /** Takes a letter; false if another process has it, or its writer took it back. */
    static boolean take(Handle handle, UUID copy, Instant lease) {
        return handle.execute(
                        "UPDATE letter_copy SET state = 'sending', attempts = attempts + 1, due = ? WHERE id = ? AND state = 'waiting'",
                        lease,
                        copy)
                > 0;
    }

    /** It waits again. @param due nothing for as soon as its target can be reached */
    static void postpone(Handle handle, UUID copy, Optional<Instant> due) {
        handle.createUpdate(
                        "UPDATE letter_copy SET state = 'waiting', due = CAST(:due AS timestamptz) WHERE id = :id AND state = 'sending'")
                .bind("due", due.orElse(null))
                .bind("id", copy)
                .execute();
    }

    /** @param state {@code unsure} or {@code dead} */
    static void stop(Handle handle, UUID copy, String state) {
        handle.execute("UPDATE letter_copy SET state = ?, due = NULL WHERE id = ? AND state = 'sending'", state, copy);
    }

    /** Nothing more goes to a mailbox until somebody says otherwise; false if that was so. */
    public static boolean refuse(Handle handle, String mailbox, LocalDate today) {
        return handle.createUpdate("""
                        INSERT INTO letter_mailbox (email, free_at, refused) VALUES (:email, to_timestamp(0), :today)
                        ON CONFLICT (email) DO UPDATE SET refused = :today WHERE letter_mailbox.refused IS NULL
                        """)
                        .bind("email", mailbox)
                        .bind("today", today)
                        .execute()
                > 0;
    }

    /** It takes letters again; false if it did. */
    public static boolean allow(Handle handle, String mailbox) {
        return handle.execute(
                        "UPDATE letter_mailbox SET refused = NULL WHERE email = ? AND refused IS NOT NULL", mailbox)
                > 0;
    }

    /** Tries again what failed for good, or may have gone. Answers how many. @param state {@code unsure} or {@code dead} */
    public static int retry(Handle handle, UUID action, String state) {
        return handle.execute(
                "UPDATE letter_copy SET state = 'waiting', attempts = 0, due = NULL WHERE action = ? AND state = ?",
                action,
                state);
    }

    /** Gives up letters that may have gone; answers how many. */
    public static int drop(Handle handle, UUID action, LocalDate today) {
        var letters = handle.createQuery("SELECT " + COLUMNS + """
                          FROM letter_copy c JOIN letter_target t ON t.id = c.target JOIN letter l ON l.action = c.action
                         WHERE c.action = :action AND c.state = 'unsure' ORDER BY c.id FOR UPDATE OF c
                        """)
                .bind("action", action)
                .map((row, context) -> taken(row))
                .list();
        for (var letter : letters) {
            NumberStore.add(handle, action, letter.target(), today, NumberStore.What.SPARED);
            WritingStore.deleteCopy(handle, letter.id());
            WritingStore.deleteIfDone(handle, letter.writing());
        }
        return letters.size();
    }

    /** Remembers for some days which mailbox a letter went to, in case it comes back. Nothing in it is about who wrote. */
    static void went(Handle handle, Taken letter, LocalDate today) {
        handle.execute(
                "INSERT INTO letter_gone (id, target, mailbox, day) VALUES (?, ?, ?, ?)",
                letter.id(),
                letter.target(),
                letter.mailbox(),
                today);
    }

    /** The mailbox and the action of a letter that went lately. */
    static Optional<Gone> gone(Handle handle, UUID letter) {
        return handle.select("""
                        SELECT g.target, t.action, g.mailbox FROM letter_gone g JOIN letter_target t ON t.id = g.target
                         WHERE g.id = ?
                        """, letter)
                .map((row, context) ->
                        new Gone(Column.uuid(row, "action"), Column.uuid(row, "target"), row.getString("mailbox")))
                .findOne();
    }

    /** Where a letter went. */
    record Gone(UUID action, UUID target, String mailbox) {}

    static void forgetGone(Handle handle, UUID letter) {
        handle.execute("DELETE FROM letter_gone WHERE id = ?", letter);
    }

    static void forgetGone(Handle handle, LocalDate before) {
        handle.execute("DELETE FROM letter_gone WHERE day < ?", before);
    }

    private static Taken taken(ResultSet row) throws SQLException {
        return new Taken(
                Column.uuid(row, "id"),
                Column.uuid(row, "writing"),
                Column.uuid(row, "action"),
                Column.uuid(row, "target"),
                row.getString("mailbox"),
                row.getInt("attempts"),
                row.getInt("hourly"),
                row.getBoolean("test"));
    }
}
