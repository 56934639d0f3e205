package org.undersigned.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads the audit log, and keeps its heads. Entries are written by {@link AuditLog} alone. */
public final class AuditStore {

    private AuditStore() {}

    /** Entries that fit, the newest first, below number {@code before}. */
    public static List<AuditEntry> find(Handle handle, AuditSearch search, long before, int most) {
        return handle.createQuery("""
                        SELECT number, at, actor, action, subject, detail FROM audit_entry
                         WHERE number < :before
                           AND (:everything OR subject = ANY (:subjects))
                           AND (:words = '' OR strpos(lower(action || ' ' || subject || ' ' || detail), lower(:words)) > 0)
                           AND (:action = '' OR action = :action)
                           AND (:actor = '' OR actor = :actor)
                           AND (CAST(:from AS date) IS NULL OR at >= CAST(:from AS date) AT TIME ZONE 'UTC')
                           AND (CAST(:to AS date) IS NULL OR at < (CAST(:to AS date) + 1) AT TIME ZONE 'UTC')
                         ORDER BY number DESC LIMIT :most
                        """)
                .bind("before", before)
                .bind("everything", search.subjects().isEmpty())
                .bindArray("subjects", String.class, search.subjects().orElse(List.of()))
                .bind("words", search.words())
                .bind("action", search.action().map(AuditActions::code).orElse(""))
                .bind("actor", search.actor())
                .bind("from", search.from().orElse(null))
                .bind("to", search.to().orElse(null))
                .bind("most", most)
                .map((row, context) -> new AuditEntry(
                        row.getLong("number"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("detail")))
                .list();
    }

    /** Who did something about some subjects, or about anything: at most {@code most}, the last to do something first. */
    public static List<String> actors(Handle handle, Optional<List<String>> subjects, int most) {
        return handle.createQuery("""
                        SELECT actor FROM audit_entry WHERE :everything OR subject = ANY (:subjects)
                         GROUP BY actor ORDER BY max(number) DESC LIMIT :most
                        """)
                .bind("everything", subjects.isEmpty())
                .bindArray("subjects", String.class, subjects.orElse(List.of()))
                .bind("most", most)
                .mapTo(String.class)
                .list();
    }

    /** Where the log stood at the beginning of {@code day}. */
    static AuditHead before(Handle handle, LocalDate day) {
        return handle.select(
                        "SELECT number, hash FROM audit_entry WHERE at < ? ORDER BY number DESC LIMIT 1",
                        day.atStartOfDay().toInstant(ZoneOffset.UTC))
                .map((row, context) -> new AuditHead(day.minusDays(1), row.getLong("number"), row.getBytes("hash")))
                .findOne()
                .orElseGet(() -> new AuditHead(day.minusDays(1), 0, new byte[32]));
    }

    /** The hash of an entry. */
    static Optional<byte[]> hash(Handle handle, long number) {
        return handle.select("SELECT hash FROM audit_entry WHERE number = ?", number)
                .mapTo(byte[].class)
                .findOne();
    }

    /** The day of the first entry, or of {@code now} if there is none. */
    static LocalDate first(Handle handle, Instant now) {
        return handle.select("SELECT min(at) FROM audit_entry")
                .map((row, context) -> Optional.ofNullable(row.getTimestamp(1))
                        .map(at -> at.toInstant())
                        .orElse(now))
                .one()
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
    }

    static boolean insert(Handle handle, AuditHead head, byte[] note) {
        return handle.execute(
                        "INSERT INTO audit_head (day, size, hash, note) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        head.day(),
                        head.size(),
                        head.hash(),
                        note)
                == 1;
    }

    /** The published heads, the oldest first. */
    static List<AuditHead> heads(Handle handle) {
        return handle.select("SELECT day, size, hash FROM audit_head ORDER BY day")
                .map((row, context) ->
                        new AuditHead(row.getObject("day", LocalDate.class), row.getLong("size"), row.getBytes("hash")))
                .list();
    }

    static Optional<byte[]> note(Handle handle, LocalDate day) {
        return handle.select("SELECT note FROM audit_head WHERE day = ?", day)
                .mapTo(byte[].class)
                .findOne();
    }
}
