package org.undersigned.foundation.keys;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Column;

/** All SQL about recipients' keys and sealing contexts. */
final class RecipientKeyStore {

    private static final String ALL =
            "SELECT recipient, key_id, public_key, wrapped_private, mac, number, retired_on FROM recipient_key";

    private RecipientKeyStore() {}

    /** Adds a key unless its recipient has one in force; answers whether it did. */
    static boolean add(Handle handle, RecipientKeys.Key key, byte[] wrapped, long number, byte[] mac, LocalDate day) {
        return handle.createUpdate("""
                                INSERT INTO recipient_key (key_id, recipient, public_key, wrapped_private, number, mac, made_on)
                                VALUES (:id, :recipient, :open, :wrapped, :number, :mac, :day)
                                ON CONFLICT (recipient) WHERE retired_on IS NULL DO NOTHING
                                """)
                        .bind("id", key.id())
                        .bind("recipient", key.recipient())
                        .bind("open", key.open())
                        .bind("wrapped", wrapped)
                        .bind("number", number)
                        .bind("mac", mac)
                        .bind("day", day)
                        .execute()
                == 1;
    }

    /** Whether something is still sealed to an earlier key whose private half is here. */
    static boolean isOlderHosted(Handle handle, String recipient) {
        return handle.select("""
                        SELECT EXISTS (SELECT 1 FROM recipient_key k
                                        WHERE k.recipient = ? AND k.retired_on IS NOT NULL AND k.wrapped_private IS NOT NULL
                                          AND EXISTS (SELECT 1 FROM sealing_context c WHERE c.key_id = k.key_id))
                        """, recipient).mapTo(Boolean.class).one();
    }

    static Optional<LocalDate> since(Handle handle, String recipient) {
        return handle.select("SELECT made_on FROM recipient_key WHERE retired_on IS NULL AND recipient = ?", recipient)
                .mapTo(LocalDate.class)
                .findOne();
    }

    /** What was sealed under it stays so; nothing more is. */
    static void retire(Handle handle, RecipientKeys.Key key, long number, byte[] mac, LocalDate day) {
        mark(handle, key, number, mac);
        handle.execute(
                "UPDATE recipient_key SET retired_on = ? WHERE key_id = ? AND retired_on IS NULL", day, key.id());
    }

    static void mark(Handle handle, RecipientKeys.Key key, long number, byte[] mac) {
        handle.execute("UPDATE recipient_key SET number = ?, mac = ? WHERE key_id = ?", number, mac, key.id());
    }

    /** Whether nobody has given those of before a number yet; from now on somebody has. */
    static boolean beginNumbers(Handle handle) {
        return handle.execute("UPDATE master_key SET keys_numbered = true WHERE root AND NOT keys_numbered") == 1;
    }

    /** A key as it stands in the table, whoever wrote it there. {@code wrapped} and {@code mac} may be null. */
    record Found(RecipientKeys.Key key, byte[] wrapped, byte[] mac, long number, boolean inForce) {}

    /** Every key, by recipient. */
    static Map<String, List<Found>> all(Handle handle) {
        return handle.select(ALL)
                .map((row, context) -> found(row))
                .collect(groupingBy(found -> found.key().recipient()));
    }

    /** Every key that these recipients ever had, by recipient. */
    static Map<String, List<Found>> of(Handle handle, List<String> recipients) {
        return handle.createQuery(ALL + " WHERE recipient = ANY(:recipients)")
                .bindArray("recipients", String.class, recipients)
                .map((row, context) -> found(row))
                .collect(groupingBy(found -> found.key().recipient()));
    }

    /** Every key that a recipient ever had. */
    static List<Found> of(Handle handle, String recipient) {
        return of(handle, List.of(recipient)).getOrDefault(recipient, List.of());
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                new RecipientKeys.Key(
                        row.getString("recipient"),
                        row.getString("key_id"),
                        row.getBytes("public_key"),
                        row.getBytes("wrapped_private") != null),
                row.getBytes("wrapped_private"),
                row.getBytes("mac"),
                row.getLong("number"),
                row.getDate("retired_on") == null);
    }

    /** Puts a key in force that its recipient had before; answers whether there was one. No other may be in force. */
    static boolean reinstate(Handle handle, RecipientKeys.Key key, long number, byte[] mac) {
        return handle.createUpdate("""
                                UPDATE recipient_key SET public_key = :open, number = :number, mac = :mac, retired_on = NULL
                                 WHERE key_id = :id AND recipient = :recipient AND wrapped_private IS NULL
                                """)
                        .bind("id", key.id())
                        .bind("recipient", key.recipient())
                        .bind("open", key.open())
                        .bind("number", number)
                        .bind("mac", mac)
                        .execute()
                == 1;
    }

    static Map<String, byte[]> allWrapped(Handle handle) {
        return handle.select("SELECT key_id, wrapped_private FROM recipient_key WHERE wrapped_private IS NOT NULL")
                .map((row, context) -> Map.entry(row.getString("key_id"), row.getBytes("wrapped_private")))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Puts {@code after} in the place of {@code before}; answers how often that stood there. */
    static int wrapAgain(Handle handle, String keyId, byte[] before, byte[] after) {
        return handle.execute(
                "UPDATE recipient_key SET wrapped_private = ? WHERE key_id = ? AND wrapped_private = ?",
                after,
                keyId,
                before);
    }

    static Optional<byte[]> wrapped(Handle handle, String keyId) {
        return handle.select(
                        "SELECT wrapped_private FROM recipient_key WHERE key_id = ? AND wrapped_private IS NOT NULL",
                        keyId)
                .mapTo(byte[].class)
                .findOne();
    }

    /** Removes the keys of {@code prefix} that were made before {@code day}, with their contexts, for good. */
    static List<RecipientKeys.Key> remove(Handle handle, String prefix, String before) {
        var gone = handle.createQuery("""
                        DELETE FROM recipient_key WHERE recipient LIKE :prefix || '%' AND recipient < :before
                        RETURNING recipient, key_id, public_key, wrapped_private IS NOT NULL AS hosted
                        """)
                .bind("prefix", prefix)
                .bind("before", before)
                .map((row, context) -> new RecipientKeys.Key(
                        row.getString("recipient"),
                        row.getString("key_id"),
                        row.getBytes("public_key"),
                        row.getBoolean("hosted")))
                .list();
        for (var key : gone) handle.execute("DELETE FROM sealing_context WHERE key_id = ?", key.id());
        return gone;
    }

    /** Removes every key of one recipient, with the contexts, for good. */
    static void remove(Handle handle, String recipient) {
        handle.execute(
                "DELETE FROM sealing_context WHERE key_id IN (SELECT key_id FROM recipient_key WHERE recipient = ?)",
                recipient);
        handle.execute("DELETE FROM recipient_key WHERE recipient = ?", recipient);
    }

    /** Removes the earlier keys of one recipient whose private half is here, with their contexts, for good. */
    static void removeOlderHosted(Handle handle, String recipient) {
        handle.execute("""
                WITH older AS (
                    DELETE FROM recipient_key WHERE recipient = ? AND retired_on IS NOT NULL AND wrapped_private IS NOT NULL RETURNING key_id)
                DELETE FROM sealing_context WHERE key_id IN (SELECT key_id FROM older)
                """, recipient);
    }

    static void insert(Handle handle, List<SealingContexts.Shared> contexts) {
        var insert = handle.prepareBatch("""
                INSERT INTO sealing_context (id, recipient, key_id, enc, made_on) VALUES (:id, :recipient, :keyId, :enc, :day)
                ON CONFLICT (id) DO NOTHING
                """);
        for (var context : contexts)
            insert.bind("id", context.id())
                    .bind("recipient", context.recipient())
                    .bind("keyId", context.keyId())
                    .bind("enc", context.sending().enc())
                    .bind("day", Day.of(context.made()))
                    .add();
        insert.execute();
    }

    static Optional<SealingContexts.Stored> context(Handle handle, UUID id) {
        return handle.select("SELECT id, recipient, key_id, enc FROM sealing_context WHERE id = ?", id)
                .map((row, context) -> new SealingContexts.Stored(
                        Column.uuid(row, "id"),
                        row.getString("recipient"),
                        row.getString("key_id"),
                        row.getBytes("enc")))
                .findOne();
    }
}
