package org.undersigned.updates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** SQL about the locks of lists, and about the mails that wait for one to be opened. */
final class UpdatesLockStore {

    private UpdatesLockStore() {}

    /** Adds one that is asked for, in the place of one that nobody can decide any more; false if somebody else does so at this moment. */
    static boolean ask(Handle handle, UpdatesLock lock) {
        handle.execute("DELETE FROM updates_lock WHERE petition = ? AND state = 'asked'", lock.petition());
        return handle.execute("""
                        INSERT INTO updates_lock (key_id, petition, public_key, locked_secret, state) VALUES (?, ?, ?, ?, 'asked')
                        ON CONFLICT (petition) WHERE state = 'asked' DO NOTHING
                        """, lock.keyId(), lock.petition(), lock.open(), lock.lockedSecret()) == 1;
    }

    /** Takes back one that is only asked for. */
    static void drop(Handle handle, String keyId) {
        handle.execute("DELETE FROM updates_lock WHERE key_id = ? AND state = 'asked'", keyId);
    }

    /** One that is asked for is in force from now on. */
    static void enforce(Handle handle, UpdatesLock lock, LocalDate day) {
        handle.execute(
                "UPDATE updates_lock SET state = 'former' WHERE petition = ? AND state = 'in-force'", lock.petition());
        var found = handle.execute(
                "UPDATE updates_lock SET state = 'in-force', locked_on = ? WHERE key_id = ? AND state = 'asked'",
                day,
                lock.keyId());
        if (found != 1) throw new IllegalStateException("the petition was retired meanwhile");
    }

    /** The private half lies under another passphrase from now on. */
    static void relock(Handle handle, String keyId, byte[] lockedSecret) {
        handle.execute("UPDATE updates_lock SET locked_secret = ? WHERE key_id = ?", lockedSecret, keyId);
    }

    static Optional<UpdatesLock> find(Handle handle, String keyId) {
        return handle.select("SELECT * FROM updates_lock WHERE key_id = ?", keyId)
                .map((row, context) -> lock(row))
                .findOne();
    }

    /** Every lock of a petition. */
    static List<UpdatesLock> of(Handle handle, UUID petition) {
        return handle.select("SELECT * FROM updates_lock WHERE petition = ?", petition)
                .map((row, context) -> lock(row))
                .list();
    }

    /** Those in force under which a hosted key of before still opens something. */
    static List<UpdatesLock> unfinished(Handle handle) {
        return handle.select("""
                        SELECT l.* FROM updates_lock l
                         WHERE l.state = 'in-force'
                           AND EXISTS (SELECT 1 FROM recipient_key k JOIN sealing_context c ON c.key_id = k.key_id
                                        WHERE k.recipient = 'updates-' || l.petition
                                          AND k.retired_on IS NOT NULL AND k.wrapped_private IS NOT NULL)
                        """).map((row, context) -> lock(row)).list();
    }

    /** All of a petition's go for good. */
    static void remove(Handle handle, UUID petition) {
        handle.execute("DELETE FROM updates_lock WHERE petition = ?", petition);
    }

    /** How many of those who confirmed want mail about a petition. */
    static long people(Handle handle, UUID petition) {
        return handle.select(
                        "SELECT count(*) FROM signature WHERE petition = ? AND state = 'confirmed' AND wants_updates",
                        petition)
                .mapTo(Long.class)
                .one();
    }

    /** How many mails about a petition wait for its passphrase. */
    static long locked(Handle handle, UUID petition) {
        return handle.select("""
                        SELECT count(*) FROM outbox o JOIN signature s ON s.id = o.subject_id
                         WHERE s.petition = ? AND o.state = 'locked'
                        """, petition).mapTo(Long.class).one();
    }

    /**
     * Owes a mail to everybody who confirmed and wants to hear of this petition, in one statement: whatever dies meanwhile, each gets one
     * or none does. They come due one after another, so that mail which somebody waits for goes before them.
     */
    static int owe(Handle handle, UUID petition, String kind, String state, double aSecond, Instant now) {
        return handle.createUpdate("""
                        INSERT INTO outbox (id, kind, subject_id, due, state)
                        SELECT gen_random_uuid(), :kind, id,
                               CAST(:now AS timestamptz) + make_interval(secs => row_number() OVER () / :aSecond), :state
                          FROM signature WHERE petition = :petition AND state = 'confirmed' AND wants_updates
                        """)
                .bind("petition", petition)
                .bind("kind", kind)
                .bind("state", state)
                .bind("aSecond", aSecond)
                .bind("now", now)
                .execute();
    }

    /** How many of its mails of a kind are on their way. */
    static long unsent(Handle handle, UUID petition, String kind) {
        return handle.select("""
                        SELECT count(*) FROM outbox o JOIN signature s ON s.id = o.subject_id
                         WHERE s.petition = ? AND o.kind = ? AND o.state = 'waiting'
                        """, petition, kind).mapTo(Long.class).one();
    }

    /**
     * Lets the mails go that wait for one of these keys or need none, one after another from now on, and those whose people are no longer on
     * the list and get none; the others wait for a passphrase that somebody lost.
     */
    static int release(Handle handle, UUID petition, Set<String> keys, double aSecond, Instant now) {
        return handle.createUpdate("""
                        UPDATE outbox o
                           SET state = 'waiting', due = CAST(:now AS timestamptz) + make_interval(secs => w.place / :aSecond)
                          FROM (SELECT o.subject_id, o.id, row_number() OVER () AS place
                                  FROM outbox o JOIN signature s ON s.id = o.subject_id
                                  LEFT JOIN sealed_row r ON r.signature = s.id AND r.recipient = 'updates-' || s.petition
                                 WHERE s.petition = :petition AND o.state = 'locked'
                                   AND (r.key_id IS NULL OR r.key_id = ANY (:keys)
                                        OR EXISTS (SELECT 1 FROM recipient_key k
                                                    WHERE k.key_id = r.key_id AND k.wrapped_private IS NOT NULL))) w
                         WHERE o.subject_id = w.subject_id AND o.id = w.id AND o.state = 'locked'
                        """)
                .bind("petition", petition)
                .bindArray("keys", String.class, List.copyOf(keys))
                .bind("aSecond", aSecond)
                .bind("now", now)
                .execute();
    }

    private static UpdatesLock lock(ResultSet row) throws SQLException {
        return new UpdatesLock(
                row.getString("key_id"),
                Column.uuid(row, "petition"),
                row.getBytes("public_key"),
                row.getBytes("locked_secret"),
                UpdatesLock.State.of(row.getString("state")),
                Optional.ofNullable(row.getObject("locked_on", LocalDate.class)));
    }
}
