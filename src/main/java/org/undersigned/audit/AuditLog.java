package org.undersigned.audit;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.keys.Mac;

/**
 * The append-only record of what staff and operators did and of every release of personal data. Each entry's hash is SHA-256 over
 * the hash before it and its own fields, each preceded by its length, so that no entry can be changed or left out unseen. It names
 * no signer.
 */
@Singleton
public final class AuditLog {

    private static final byte[] START = new byte[32];

    private final InstantSource clock;

    AuditLog(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Appends an entry in the caller's transaction.
     *
     * @param actor who did it: {@code operator} for a command, {@code stranger}, {@code target}, {@code site} for what nobody does, or {@code staff:} and an id
     * @param action what was done: one of a closed list, so that there are words for it
     * @param subject the kind and slug of what it was done to
     */
    public void record(Handle handle, String actor, AuditActions action, String subject, String detail) {
        // One writer at a time: the chain has one end.
        handle.execute("LOCK TABLE audit_entry IN EXCLUSIVE MODE");
        record End(long number, byte[] hash) {}
        var end = handle.select("SELECT number, hash FROM audit_entry ORDER BY number DESC LIMIT 1")
                .map((row, context) -> new End(row.getLong("number"), row.getBytes("hash")))
                .findOne()
                .orElse(new End(0, START));
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        handle.createUpdate("""
                        INSERT INTO audit_entry (number, at, actor, action, subject, detail, hash)
                        VALUES (:number, :at, :actor, :action, :subject, :detail, :hash)
                        """)
                .bind("number", end.number() + 1)
                .bind("at", at)
                .bind("actor", actor)
                .bind("action", action.code())
                .bind("subject", subject)
                .bind("detail", detail)
                .bind("hash", hash(end.hash(), end.number() + 1, at, actor, action.code(), subject, detail))
                .execute();
    }

    /** The detail of the newest entry about this being done to a subject. */
    public Optional<String> lastDetail(Handle handle, AuditActions action, String subject) {
        return handle.select(
                        "SELECT detail FROM audit_entry WHERE action = ? AND subject = ? ORDER BY number DESC LIMIT 1",
                        action.code(),
                        subject)
                .mapTo(String.class)
                .findOne();
    }

    /** Whether this actor did this to a subject since {@code then}. */
    public boolean isTold(Handle handle, String actor, AuditActions action, String subject, Instant then) {
        return handle.select(
                        "SELECT EXISTS (SELECT 1 FROM audit_entry WHERE at > ? AND actor = ? AND action = ? AND subject = ?)",
                        then,
                        actor,
                        action.code(),
                        subject)
                .mapTo(Boolean.class)
                .one();
    }

    /** When this was done to a subject for the first time. */
    public Optional<Instant> first(Handle handle, AuditActions action, String subject) {
        return handle.select(
                        "SELECT at FROM audit_entry WHERE action = ? AND subject = ? ORDER BY number LIMIT 1",
                        action.code(),
                        subject)
                .mapTo(Instant.class)
                .findOne();
    }

    /** Whether every entry follows from the one before it. */
    public boolean holds(Handle handle) {
        var previous = START;
        var rows = handle.select("SELECT * FROM audit_entry ORDER BY number")
                .map((row, context) -> new Entry(
                        row.getLong("number"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("detail"),
                        row.getBytes("hash")))
                .list();
        long number = 0;
        for (var entry : rows) {
            var expected = hash(previous, ++number, entry.at, entry.actor, entry.action, entry.subject, entry.detail);
            if (entry.number != number || !java.util.Arrays.equals(expected, entry.hash)) return false;
            previous = entry.hash;
        }
        return true;
    }

    private record Entry(
            long number, Instant at, String actor, String action, String subject, String detail, byte[] hash) {}

    private static byte[] hash(byte[] previous, long number, Instant at, String... fields) {
        var text = new StringBuilder(HexFormat.of().formatHex(previous))
                .append('|')
                .append(number)
                .append('|')
                .append(at);
        for (var field : fields)
            text.append('|')
                    .append(field.getBytes(StandardCharsets.UTF_8).length)
                    .append(':')
                    .append(field);
        return Mac.sha256(text.toString());
    }
}
