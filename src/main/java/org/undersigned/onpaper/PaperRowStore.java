package org.undersigned.onpaper;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.supporter.SealedRow;
import org.undersigned.supporter.SealedRowStore;
import org.undersigned.supporter.Sealing;

/** SQL about rows on paper. What of them has to be read again lies in {@code sealed_row}, and goes with them. */
final class PaperRowStore {

    private PaperRowStore() {}

    /** A new batch without sheets; false if the same file is there already, or the petition was retired a moment ago. */
    static boolean begin(Handle handle, Taking.Batch batch) {
        return handle.createUpdate("""
                        INSERT INTO paper_batch (id, petition, organisation, file_sha256, typed_by, typed_on)
                        SELECT :id, p.id, :organisation, CAST(:sha256 AS bytea), :person, :on FROM petition p
                         WHERE p.id = :petition AND p.retired_on IS NULL FOR SHARE OF p
                        ON CONFLICT (petition, file_sha256) WHERE file_sha256 IS NOT NULL DO NOTHING
                        """)
                        .bind("id", batch.id())
                        .bind("petition", batch.petition())
                        .bind("organisation", batch.organisation())
                        .bind("sha256", batch.sha256().orElse(null))
                        .bind("person", batch.person())
                        .bind("on", batch.on())
                        .execute()
                > 0;
    }

    /** A sheet; false if it is typed in already. */
    static boolean add(Handle handle, UUID batch, TypedSheet sheet) {
        return handle.execute(
                        "INSERT INTO paper_typed (sheet, batch, rows, barred) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        sheet.sheet(),
                        batch,
                        sheet.rows().size(),
                        sheet.barred())
                > 0;
    }

    /** A row with what is sealed of it. */
    record Sealed(UUID id, PaperRow row, List<SealedRow> sealed) {}

    /** Many rows in a few round trips. */
    static void add(Handle handle, UUID petition, UUID batch, SecretKey key, List<Sealed> rows) {
        if (rows.isEmpty()) return;
        var into = handle.prepareBatch("""
                INSERT INTO paper_row (id, petition, batch, sheet, line, place_tag, person_tag, mailbox_tag)
                VALUES (:id, :petition, :batch, :sheet, :line, CAST(:place AS bytea), CAST(:person AS bytea), CAST(:mailbox AS bytea))
                """);
        for (var one : rows) {
            var person = one.row().person();
            into.bind("id", one.id())
                    .bind("petition", petition)
                    .bind("batch", batch)
                    .bind("sheet", one.row().sheet())
                    .bind("line", one.row().line())
                    .bind("place", person.placeTag(key).orElse(null))
                    .bind("person", person.personTag(key).orElse(null))
                    .bind("mailbox", person.mailboxTag(key).orElse(null))
                    .add();
        }
        into.execute();
        var seals = handle.prepareBatch("""
                INSERT INTO sealed_row (signature, recipient, purpose, key_id, algorithm, nonce, ciphertext)
                VALUES (:row, :recipient, :purpose, :keyId, :algorithm, :nonce, :ciphertext)
                """);
        for (var one : rows)
            for (var sealed : one.sealed())
                seals.bind("row", one.id())
                        .bind("recipient", sealed.recipient())
                        .bind("purpose", sealed.purpose())
                        .bind("keyId", sealed.keyId())
                        .bind("algorithm", sealed.algorithm())
                        .bind("nonce", sealed.sealed().nonce())
                        .bind("ciphertext", sealed.sealed().ciphertext())
                        .add();
        if (seals.size() > 0) seals.execute();
    }

    /**
     * Links rows to whoever signed on the site, and is not pending there; to the signature that lives, if somebody took one back and signed again.
     *
     * @param which the condition that picks rows {@code r}, with a question mark
     */
    private static void link(Handle handle, String which, UUID id) {
        handle.execute("""
                WITH theirs AS (SELECT r.id, coalesce(
                       (SELECT s.id FROM signature s WHERE s.petition = r.petition AND s.tag = r.person_tag AND s.state <> 'withdrawn'
                                                       AND s.state NOT IN ('pending', 'quarantined') LIMIT 1),
                       (SELECT s.id FROM signature s WHERE s.petition = r.petition AND s.tag = r.person_tag AND s.state = 'withdrawn' LIMIT 1)
                       ) AS signature FROM paper_row r WHERE %s AND r.signature IS NULL AND r.person_tag IS NOT NULL),
                     linked AS (UPDATE paper_row r SET signature = theirs.signature, owed = false, settled = false FROM theirs
                                 WHERE r.id = theirs.id AND theirs.signature IS NOT NULL RETURNING r.id)
                DELETE FROM sealed_row s USING linked WHERE s.signature = linked.id AND s.recipient = 'paper'
                """.formatted(which), id);
    }

    /** The same for all rows of a petition. */
    static void linkAll(Handle handle, UUID petition) {
        link(handle, "r.petition = ?", petition);
    }

    /** The same for those of a batch. */
    static void linkBatch(Handle handle, UUID batch) {
        link(handle, "r.batch = ?", batch);
    }

    /** Answers whether anybody was linked whom the number does not know; it has to be counted anew then. Waits for nobody. */
    static boolean settle(Handle handle, UUID petition) {
        return handle.execute("""
                        WITH new AS (SELECT id FROM paper_row WHERE petition = ? AND NOT settled FOR UPDATE SKIP LOCKED)
                        UPDATE paper_row r SET settled = true FROM new WHERE r.id = new.id
                        """, petition) > 0;
    }

    /**
     * The same for signatures that count from now on. It waits for nobody: rows that somebody checks at this moment are linked when the number is
     * published, and confirming never stands in a circle with those who hold them.
     */
    static void link(Handle handle, List<UUID> signatures) {
        if (signatures.isEmpty()) return;
        handle.createUpdate("""
                        WITH theirs AS (SELECT r.id, s.id AS signature FROM signature s
                                          JOIN paper_row r ON r.petition = s.petition AND r.person_tag = s.tag AND r.signature IS NULL
                                         WHERE s.id = ANY(:signatures) FOR UPDATE OF r SKIP LOCKED),
                             linked AS (UPDATE paper_row r SET signature = theirs.signature, owed = false, settled = false FROM theirs
                                         WHERE r.id = theirs.id RETURNING r.id)
                        DELETE FROM sealed_row s USING linked WHERE s.signature = linked.id AND s.recipient = 'paper'
                        """).bindArray("signatures", UUID.class, signatures).execute();
    }

    /** The rows of whoever signed on the site under this id or with this tag, and of the same person on other sheets. */
    static List<UUID> ofSignature(Handle handle, UUID petition, UUID signature, byte[] tag) {
        return handle.select("""
                        SELECT DISTINCT r.id FROM paper_row o JOIN paper_row r ON r.petition = o.petition
                          AND (r.id = o.id OR r.place_tag = o.place_tag OR r.person_tag = o.person_tag)
                         WHERE o.petition = ? AND (o.signature = ? OR o.person_tag = ?)
                        """, petition, signature, tag).mapTo(UUID.class).list();
    }

    /** A row, and those of the same person on other sheets. */
    static List<UUID> ofRow(Handle handle, UUID row) {
        return handle.select("""
                        SELECT DISTINCT r.id FROM paper_row o JOIN paper_row r ON r.petition = o.petition
                          AND (r.id = o.id OR r.place_tag = o.place_tag OR r.person_tag = o.person_tag) WHERE o.id = ?
                        """, row).mapTo(UUID.class).list();
    }

    /** The rows behind a mailbox, and those of the same people on other sheets. */
    static List<UUID> ofMailbox(Handle handle, UUID petition, byte[] tag) {
        return handle.select("""
                        SELECT DISTINCT r.id FROM paper_row o JOIN paper_row r ON r.petition = o.petition
                          AND (r.place_tag = o.place_tag OR r.person_tag = o.person_tag) WHERE o.petition = ? AND o.mailbox_tag = ?
                        """, petition, tag).mapTo(UUID.class).list();
    }

    /** A row by where it stands, whose people typed it in, and who stands there if an address does. */
    record Placed(UUID id, UUID petition, UUID organisation, Optional<byte[]> person) {}

    static Optional<Placed> at(Handle handle, long sheet, int line) {
        return handle.select("""
                        SELECT r.id, r.petition, b.organisation, r.person_tag FROM paper_row r JOIN paper_batch b ON b.id = r.batch WHERE r.sheet = ? AND r.line = ?
                        """, sheet, line)
                .map((row, context) -> new Placed(
                        Column.uuid(row, "id"),
                        Column.uuid(row, "petition"),
                        Column.uuid(row, "organisation"),
                        Optional.ofNullable(row.getBytes("person_tag"))))
                .findOne();
    }

    /** Removes rows with all that is sealed of them: the row first, as everybody who holds both does. */
    static void remove(Handle handle, List<UUID> rows) {
        handle.createQuery("SELECT id FROM paper_row WHERE id = ANY(:rows) ORDER BY id FOR UPDATE")
                .bindArray("rows", UUID.class, rows)
                .mapTo(UUID.class)
                .list();
        handle.createUpdate("DELETE FROM paper_row WHERE id = ANY(:rows)")
                .bindArray("rows", UUID.class, rows)
                .execute();
        handle.createUpdate("DELETE FROM sealed_row WHERE signature = ANY(:rows)")
                .bindArray("rows", UUID.class, rows)
                .execute();
    }

    /** Holds the rows of a batch, in the order in which everybody does. */
    static void hold(Handle handle, UUID batch) {
        handle.select("SELECT id FROM paper_row WHERE batch = ? ORDER BY id FOR UPDATE", batch)
                .mapTo(UUID.class)
                .list();
    }

    private static final String REMOVED = """
            WITH gone AS (DELETE FROM paper_row WHERE %s = ? RETURNING id)
            DELETE FROM sealed_row s USING gone WHERE s.signature = gone.id
            """;

    /** Removes a batch with its sheets and rows. */
    static void removeBatch(Handle handle, UUID batch) {
        hold(handle, batch);
        handle.execute(REMOVED.formatted("batch"), batch);
        handle.execute("DELETE FROM paper_batch WHERE id = ?", batch);
    }

    /** Removes everything about people on paper; the number stays. Answers how many rows that were. */
    static void removeAll(Handle handle, UUID petition) {
        handle.execute(REMOVED.formatted("petition"), petition);
        handle.execute("DELETE FROM paper_batch WHERE petition = ?", petition);
        handle.execute("DELETE FROM paper_scan WHERE petition = ?", petition);
        handle.execute("DELETE FROM paper_file WHERE petition = ?", petition);
    }

    static long howMany(Handle handle, UUID petition) {
        return handle.select("SELECT count(*) FROM paper_row WHERE petition = ?", petition)
                .mapTo(Long.class)
                .one();
    }

    /** Somebody who is to be asked by mail. */
    record Owed(UUID row, UUID petition, long sheet, boolean again, Optional<SealedRow> sealed) {}

    /** Some of those who are owed a mail, but for those of some petitions. */
    static List<UUID> owed(Handle handle, List<UUID> but, int most) {
        return handle.createQuery(
                        "SELECT id FROM paper_row WHERE owed AND petition <> ALL(:but) ORDER BY sheet, line LIMIT :most")
                .bindArray("but", UUID.class, but)
                .bind("most", most)
                .mapTo(UUID.class)
                .list();
    }

    /** One of them, held, if they are owed it still; {@code again} says that the same person was asked from another sheet. */
    static Optional<Owed> owed(Handle handle, UUID id) {
        return handle
                .createQuery("""
                        SELECT r.id, r.petition, r.sheet,
                               EXISTS (SELECT FROM paper_row o WHERE o.petition = r.petition AND o.person_tag = r.person_tag AND o.asked) AS again
                          FROM paper_row r WHERE r.id = :row AND r.owed FOR UPDATE OF r SKIP LOCKED
                        """)
                .bind("row", id)
                .map((row, context) -> new Owed(
                        Column.uuid(row, "id"),
                        Column.uuid(row, "petition"),
                        row.getLong("sheet"),
                        row.getBoolean("again"),
                        Optional.empty()))
                .list()
                .stream()
                .map(one -> new Owed(
                        one.row, one.petition, one.sheet, one.again, SealedRowStore.of(handle, one.row, Sealing.PAPER)))
                .findFirst();
    }

    /** Deletes what is sealed of sheets that nobody checked since a day: they may count still, without names and mail. */
    static void forgetUnchecked(Handle handle, LocalDate typedBefore) {
        handle.execute("""
                DELETE FROM sealed_row s USING paper_row r, paper_batch b
                 WHERE s.signature = r.id AND r.batch = b.id AND b.checked_on IS NULL AND b.typed_on < ?
                """, typedBefore);
    }

    /** Somebody was asked, or will not be: what the mail was written from is gone. */
    static void asked(Handle handle, UUID row, boolean isAsked) {
        handle.execute("UPDATE paper_row SET owed = false, asked = ? WHERE id = ?", isAsked, row);
        SealedRowStore.remove(handle, row, Sealing.PAPER);
    }
}
