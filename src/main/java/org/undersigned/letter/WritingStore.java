package org.undersigned.letter;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.token.Token;

/** All SQL about what people wrote and have not sent, and about who has written to whom. */
final class WritingStore {

    private WritingStore() {}

    /** Something that somebody wrote. */
    record Row(
            UUID id,
            UUID action,
            boolean confirmed,
            String language,
            byte[] mailboxTag,
            byte[] personTag,
            Aead.Sealed sealed) {}

    /** A letter to one target. @param state as in the database */
    record Copy(UUID id, UUID target, String state) {}

    static Optional<byte[]> key(Handle handle, UUID action) {
        return handle.select("SELECT wrapped_key FROM letter WHERE action = ? AND wrapped_key IS NOT NULL", action)
                .mapTo(byte[].class)
                .findOne();
    }

    /** The first key of an action; none after it was destroyed, and none in place of another. */
    static void setKey(Handle handle, UUID action, String keyId, byte[] wrapped) {
        handle.execute(
                "UPDATE letter SET key_id = ?, wrapped_key = ? WHERE action = ? AND wrapped_key IS NULL AND NOT forgotten",
                keyId,
                wrapped,
                action);
    }

    static Map<UUID, byte[]> wrappedKeys(Handle handle) {
        return handle.select("SELECT action, wrapped_key FROM letter WHERE wrapped_key IS NOT NULL")
                .map((row, context) -> Map.entry(Column.uuid(row, "action"), row.getBytes("wrapped_key")))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Puts {@code after} in the place of {@code before}; answers how often that stood there. */
    static int wrapAgain(Handle handle, UUID action, byte[] before, byte[] after) {
        return handle.execute(
                "UPDATE letter SET wrapped_key = ? WHERE action = ? AND wrapped_key = ?", after, action, before);
    }

    static void insert(Handle handle, Row row, boolean edited, String token, LocalDate today) {
        handle.createUpdate("""
                        INSERT INTO letter_writing (id, action, language, made, edited, token_sha256, mailbox_tag, person_tag, nonce, ciphertext)
                        VALUES (:id, :action, :language, :made, :edited, :token, :mailbox, :person, :nonce, :ciphertext)
                        """)
                .bind("id", row.id())
                .bind("action", row.action())
                .bind("language", row.language())
                .bind("made", today)
                .bind("edited", edited)
                .bind("token", Token.hash(token))
                .bind("mailbox", row.mailboxTag())
                .bind("person", row.personTag())
                .bind("nonce", row.sealed().nonce())
                .bind("ciphertext", row.sealed().ciphertext())
                .execute();
    }

    static void insertCopy(Handle handle, UUID id, Row row, UUID target) {
        handle.execute(
                "INSERT INTO letter_copy (id, writing, action, target, state) VALUES (?, ?, ?, ?, 'unconfirmed')",
                id,
                row.id(),
                row.action(),
                target);
    }

    /** The one behind a link. */
    static Optional<Row> byToken(Handle handle, String token) {
        return handle.select("SELECT * FROM letter_writing WHERE token_sha256 = ?", Token.hash(token))
                .map((row, context) -> row(row))
                .findOne();
    }

    /** The same, held until the transaction ends. */
    static Optional<Row> held(Handle handle, String token) {
        return handle.select("SELECT * FROM letter_writing WHERE token_sha256 = ? FOR UPDATE", Token.hash(token))
                .map((row, context) -> row(row))
                .findOne();
    }

    static Optional<Row> byId(Handle handle, UUID id) {
        return handle.select("SELECT * FROM letter_writing WHERE id = ?", id)
                .map((row, context) -> row(row))
                .findOne();
    }

    static List<Copy> copies(Handle handle, UUID writing) {
        return handle.select("SELECT id, target, state FROM letter_copy WHERE writing = ? ORDER BY target", writing)
                .map((row, context) ->
                        new Copy(Column.uuid(row, "id"), Column.uuid(row, "target"), row.getString("state")))
                .list();
    }

    static void confirm(Handle handle, UUID writing) {
        handle.execute("UPDATE letter_writing SET confirmed = true WHERE id = ?", writing);
        handle.execute("UPDATE letter_copy SET state = 'waiting' WHERE writing = ? AND state = 'unconfirmed'", writing);
    }

    static void deleteCopy(Handle handle, UUID copy) {
        handle.execute("DELETE FROM letter_copy WHERE id = ?", copy);
    }

    /** Deletes what was written if nothing of it waits any more. */
    static void deleteIfDone(Handle handle, UUID writing) {
        handle.execute("""
                        DELETE FROM letter_writing w WHERE id = ? AND NOT EXISTS (SELECT 1 FROM letter_copy c WHERE c.writing = w.id)
                        """, writing);
    }

    /** Those of these targets that this person, or two others behind this mailbox, have written to. */
    static List<UUID> written(Handle handle, UUID action, byte[] mailbox, byte[] person) {
        return handle.createQuery("""
                        SELECT target FROM letter_written WHERE action = :action AND mailbox_tag = :mailbox
                         GROUP BY target HAVING count(*) > 1 OR bool_or(person_tag = :person)
                        """)
                .bind("action", action)
                .bind("mailbox", mailbox)
                .bind("person", person)
                .mapTo(UUID.class)
                .list();
    }

    /** Notes that a person wrote to a target; false if they did, or if two others behind the mailbox did. */
    static boolean write(Handle handle, Row row, UUID target) {
        for (int place = 1; place <= 2; place++)
            if (handle.execute(
                            "INSERT INTO letter_written (action, target, mailbox_tag, place, person_tag) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                            row.action(),
                            target,
                            row.mailboxTag(),
                            place,
                            row.personTag())
                    > 0) return true;
        return false;
    }

    /** As if they had not: what was written did not go out. */
    static void unwrite(Handle handle, Row row, UUID target) {
        handle.execute("DELETE FROM letter_written WHERE target = ? AND person_tag = ?", target, row.personTag());
    }

    /** What waits from one mailbox; each held until the transaction ends. */
    static List<Row> ofMailbox(Handle handle, UUID action, byte[] mailbox) {
        return handle.select(
                        "SELECT * FROM letter_writing WHERE action = ? AND mailbox_tag = ? ORDER BY id FOR UPDATE",
                        action,
                        mailbox)
                .map((row, context) -> row(row))
                .list();
    }

    /** To how many targets a mailbox has written, or wants to. */
    static long countOf(Handle handle, UUID action, byte[] mailbox) {
        return handle.createQuery("""
                        SELECT (SELECT count(*) FROM letter_written WHERE action = :action AND mailbox_tag = :mailbox)
                             + (SELECT count(*) FROM letter_writing WHERE action = :action AND mailbox_tag = :mailbox AND NOT confirmed)
                        """)
                .bind("action", action)
                .bind("mailbox", mailbox)
                .mapTo(Long.class)
                .one();
    }

    static void delete(Handle handle, UUID writing) {
        handle.execute("DELETE FROM letter_writing WHERE id = ?", writing);
    }

    /** Deletes that a mailbox wrote. */
    static void unwriteMailbox(Handle handle, UUID action, byte[] mailbox) {
        handle.execute("DELETE FROM letter_written WHERE action = ? AND mailbox_tag = ?", action, mailbox);
    }

    /** What nobody confirmed until {@code before}, by its id. */
    static List<UUID> deleteUnconfirmed(Handle handle, LocalDate before) {
        return handle.select("DELETE FROM letter_writing WHERE NOT confirmed AND made < ? RETURNING id", before)
                .mapTo(UUID.class)
                .list();
    }

    /** Everything about people who wrote, but not the key. */
    static void deleteAll(Handle handle, UUID action) {
        handle.execute("DELETE FROM letter_writing WHERE action = ?", action);
        handle.execute("DELETE FROM letter_written WHERE action = ?", action);
    }

    /** Everything about people who wrote, but for letters that wait for their turn. */
    static void deleteOver(Handle handle, UUID action) {
        handle.execute("""
                DELETE FROM letter_writing w WHERE action = ?
                   AND NOT EXISTS (SELECT 1 FROM letter_copy c WHERE c.writing = w.id AND c.state IN ('waiting', 'sending'))
                """, action);
        handle.execute("DELETE FROM letter_written WHERE action = ?", action);
    }

    /** Closes letters whose last day is before {@code today}, and answers how many those are. */
    static int close(Handle handle, LocalDate today) {
        return handle.execute("""
                UPDATE action a SET state = 'closed' FROM letter l WHERE l.action = a.id AND a.state = 'open' AND l.closes < ?
                """, today);
    }

    /** Notes which letters are over, and which go on after all. */
    static void over(Handle handle, LocalDate today) {
        handle.execute("""
                UPDATE letter l SET over_on = CASE WHEN a.state IN ('closed', 'archived') THEN CAST(? AS date) END
                  FROM action a WHERE a.id = l.action AND (l.over_on IS NOT NULL) <> (a.state IN ('closed', 'archived'))
                """, today);
    }

    /** Letters that have been over since before a day, and still know people. */
    static List<UUID> overSince(Handle handle, LocalDate day) {
        return handle.select("""
                        SELECT action FROM letter l WHERE over_on < ?
                           AND (NOT forgotten OR EXISTS (SELECT 1 FROM letter_writing w WHERE w.action = l.action)
                                OR EXISTS (SELECT 1 FROM letter_written w WHERE w.action = l.action))
                         ORDER BY action
                        """, day).mapTo(UUID.class).list();
    }

    /** Nobody writes a letter any more of which nobody is remembered. */
    static void close(Handle handle, UUID action) {
        handle.execute("UPDATE action SET state = 'closed' WHERE id = ? AND state = 'open'", action);
    }

    /**
     * Destroys the key: what was made with it tells nothing any more. Answers whether there was one, whose old row is still in the files. That nobody
     * makes another comes first.
     */
    static boolean destroyKey(Handle handle, UUID action) {
        handle.execute("UPDATE letter SET forgotten = true WHERE action = ?", action);
        return handle.execute(
                        "UPDATE letter SET key_id = NULL, wrapped_key = NULL WHERE action = ? AND wrapped_key IS NOT NULL",
                        action)
                > 0;
    }

    static List<UUID> all(Handle handle, UUID action) {
        return handle.select("SELECT id FROM letter_writing WHERE action = ?", action)
                .mapTo(UUID.class)
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                Column.uuid(row, "id"),
                Column.uuid(row, "action"),
                row.getBoolean("confirmed"),
                row.getString("language"),
                row.getBytes("mailbox_tag"),
                row.getBytes("person_tag"),
                new Aead.Sealed(row.getBytes("nonce"), row.getBytes("ciphertext")));
    }
}
