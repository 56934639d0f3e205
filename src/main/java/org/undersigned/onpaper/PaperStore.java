package org.undersigned.onpaper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.db.Publication;

/** SQL about batches of sheets and about the number on paper. */
public final class PaperStore {

    /**
     * Which rows count, of rows {@code r}: of those that are the same person by name and place, or by address and name, the one with the
     * lowest id; none of them if one signed on the site. A pure function of what is there, so it does not matter what came first.
     */
    static final String COUNTS = counts("true");

    /** The same among rows {@code o} of which {@code among} is true. Who signed on the site is left out whatever their sheets say. */
    static String counts(String among) {
        return """
            r.counted AND r.signature IS NULL
              AND NOT EXISTS (SELECT FROM paper_row o WHERE o.petition = r.petition AND o.place_tag = r.place_tag AND o.counted
                                                        AND o.id <> r.id AND (o.id < r.id AND (%1$s) OR o.signature IS NOT NULL))
              AND NOT EXISTS (SELECT FROM paper_row o WHERE o.petition = r.petition AND o.person_tag = r.person_tag AND o.counted
                                                        AND o.id <> r.id AND (o.id < r.id AND (%1$s) OR o.signature IS NOT NULL))
            """.formatted(among);
    }

    private PaperStore() {}

    /** Makes the row that is locked: with the first sheet, so that it is there before anything counts. */
    static void begin(Handle handle, UUID petition) {
        handle.execute("INSERT INTO paper_number (petition) VALUES (?) ON CONFLICT DO NOTHING", petition);
    }

    /**
     * Nobody else changes sheets of this petition until the transaction ends. It comes after signatures and what waits for the log, and before
     * rows, what is sealed of them, approvals, the audit log and the publication.
     */
    static void lock(Handle handle, UUID petition) {
        begin(handle, petition);
        handle.execute("SELECT 1 FROM paper_number WHERE petition = ? FOR UPDATE", petition);
    }

    /** The same for every petition, in the order of their ids. */
    static void lockAll(Handle handle) {
        handle.select("SELECT petition FROM paper_number ORDER BY petition FOR UPDATE")
                .mapTo(UUID.class)
                .list();
    }

    /** Counts anew. Under {@link #lock}. Pages follow by {@link #tell}: whoever erases holds the audit log later, and publishing comes after that. */
    static void count(Handle handle, UUID petition) {
        handle.createUpdate("""
                        WITH counted AS (SELECT count(*) AS number FROM paper_row r WHERE r.petition = :petition AND %s)
                        UPDATE paper_number n SET number = counted.number, due = NULL FROM counted WHERE n.petition = :petition
                        """.formatted(COUNTS)).bind("petition", petition).execute();
    }

    /** Has it counted anew on a day, or with the next sheet that is checked: at once it would tell of one person whether they counted. */
    static void countOn(Handle handle, UUID petition, LocalDate day) {
        handle.execute("UPDATE paper_number SET due = coalesce(due, ?) WHERE petition = ?", day, petition);
    }

    /** Counts anew at once if that is due. */
    static void countDue(Handle handle, UUID petition) {
        if (handle.select("SELECT 1 FROM paper_number WHERE petition = ? AND due IS NOT NULL FOR UPDATE", petition)
                .mapTo(Integer.class)
                .findOne()
                .isPresent()) count(handle, petition);
    }

    /** Petitions that are to be counted anew by a day. */
    static List<UUID> due(Handle handle, LocalDate today) {
        return handle.select("SELECT petition FROM paper_number WHERE due <= ? ORDER BY petition", today)
                .mapTo(UUID.class)
                .list();
    }

    /** As {@link #lock}, of a petition that has paper; false for one that has none. */
    static boolean lockAny(Handle handle, UUID petition) {
        return handle.select("SELECT 1 FROM paper_number WHERE petition = ? FOR UPDATE", petition)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Has pages drawn anew if the number of a petition moved. The last thing of a transaction, under {@link #lock}. */
    static void tell(Handle handle, UUID petition) {
        if (handle.execute("UPDATE paper_number SET told = number WHERE petition = ? AND told <> number", petition) > 0)
            Publication.changed(handle);
    }

    /** The same for all that moved, in a transaction that does nothing else. */
    static void tell(Handle handle) {
        if (handle.execute("UPDATE paper_number SET told = number WHERE told <> number") > 0)
            Publication.changed(handle);
    }

    /** The number, as this transaction sees it. */
    static long number(Handle handle, UUID petition) {
        return handle.select("SELECT number FROM paper_number WHERE petition = ?", petition)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /** Who typed a sheet in. */
    public record By(UUID batch, UUID organisation, UUID person, LocalDate on) {}

    static Optional<By> typed(Handle handle, long sheet) {
        return handle.select("""
                        SELECT b.id, b.organisation, b.typed_by, b.typed_on FROM paper_typed t JOIN paper_batch b ON b.id = t.batch WHERE t.sheet = ?
                        """, sheet)
                .map((row, context) -> new By(
                        Column.uuid(row, "id"),
                        Column.uuid(row, "organisation"),
                        Column.uuid(row, "typed_by"),
                        row.getObject("typed_on", LocalDate.class)))
                .findOne();
    }

    /** Whether a file was taken in before. */
    static boolean isKnown(Handle handle, UUID petition, byte[] sha256) {
        return handle.select("SELECT 1 FROM paper_batch WHERE petition = ? AND file_sha256 = ?", petition, sha256)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    private static final String BATCHES = """
            SELECT b.*, t.sheets, t.first, t.rows, t.barred, (SELECT p.organisation FROM paper_scan p WHERE p.sheet = t.first) AS pictured
              FROM paper_batch b
              JOIN LATERAL (SELECT count(*) AS sheets, min(sheet) AS first, sum(rows) AS rows, sum(barred) AS barred
                              FROM paper_typed WHERE batch = b.id) t ON true
            """;

    /** The latest of a petition, as somebody may see them who sees all of them; {@code of} leaves those of one organisation. */
    static List<PaperBatch> batches(Handle handle, UUID petition, Optional<UUID> of, int most) {
        return handle.createQuery(BATCHES + """
                         WHERE b.petition = :petition AND (CAST(:of AS uuid) IS NULL OR b.organisation = CAST(:of AS uuid))
                         ORDER BY b.checked_on IS NOT NULL, b.typed_on DESC, t.first DESC LIMIT :most
                        """)
                .bind("petition", petition)
                .bind("of", of.orElse(null))
                .bind("most", most)
                .map((row, context) -> batch(row))
                .list();
    }

    /** How many rows that count have an address, and were asked or will be. */
    static long asked(Handle handle, UUID petition, Optional<UUID> of) {
        return handle.createQuery("""
                        SELECT count(*) FROM paper_row r JOIN paper_batch b ON b.id = r.batch
                         WHERE r.petition = :petition AND r.counted AND r.person_tag IS NOT NULL
                           AND (CAST(:of AS uuid) IS NULL OR b.organisation = CAST(:of AS uuid))
                        """)
                .bind("petition", petition)
                .bind("of", of.orElse(null))
                .mapTo(Long.class)
                .one();
    }

    /** The batches of a petition that an organisation may read; call it in {@code Db.asTenant}. */
    static List<UUID> own(Handle handle, UUID petition) {
        return handle.select("SELECT id FROM paper_batch WHERE petition = ?", petition)
                .mapTo(UUID.class)
                .list();
    }

    static Optional<PaperBatch> batch(Handle handle, UUID id) {
        return handle.select(BATCHES + " WHERE b.id = ?", id)
                .map((row, context) -> batch(row))
                .findOne();
    }

    private static PaperBatch batch(ResultSet row) throws SQLException {
        return new PaperBatch(
                Column.uuid(row, "id"),
                Column.uuid(row, "petition"),
                Column.uuid(row, "organisation"),
                row.getBytes("file_sha256") != null,
                Column.uuid(row, "typed_by"),
                row.getObject("typed_on", LocalDate.class),
                Optional.ofNullable(Column.uuid(row, "checked_by")),
                row.getInt("sheets"),
                row.getLong("first"),
                row.getInt("rows"),
                row.getInt("barred"),
                row.getInt("repeated"),
                Optional.ofNullable(Column.uuid(row, "pictured")));
    }

    /** Somebody else counted the rows: they count from now on, and who wrote an address is to be asked. */
    static boolean check(Handle handle, UUID batch, UUID person, LocalDate on) {
        var checked = handle.execute(
                "UPDATE paper_batch SET checked_by = ?, checked_on = ? WHERE id = ? AND checked_by IS NULL AND typed_by <> ?",
                person,
                on,
                batch,
                person);
        if (checked == 0) return false;
        handle.execute(
                "UPDATE paper_row SET counted = true, owed = person_tag IS NOT NULL AND signature IS NULL WHERE batch = ?",
                batch);
        return true;
    }

    /** Keeps how many rows of a batch do not count, once: told anew later, it would tell what became of one person. */
    static void keepRepeated(Handle handle, UUID batch) {
        handle.execute("""
                UPDATE paper_batch SET repeated = (SELECT count(*) FROM paper_row r WHERE r.batch = paper_batch.id AND NOT (%s)) WHERE id = ?
                """.formatted(COUNTS), batch);
    }
}
