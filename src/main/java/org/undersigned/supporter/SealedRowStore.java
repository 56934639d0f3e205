package org.undersigned.supporter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.keys.Aead;

/** All SQL about sealed rows, but for the many of a signing batch. */
public final class SealedRowStore {

    private SealedRowStore() {}

    public static void add(Handle handle, List<SealedRow> rows) {
        for (var row : rows)
            handle.createUpdate("""
                            INSERT INTO sealed_row (signature, recipient, purpose, key_id, algorithm, context, nonce, ciphertext, supporter_ref)
                            VALUES (:signature, :recipient, :purpose, :keyId, :algorithm, CAST(:context AS uuid), :nonce, :ciphertext,
                                    CAST(:ref AS bytea))
                            """)
                    .bind("signature", row.signature())
                    .bind("recipient", row.recipient())
                    .bind("purpose", row.purpose())
                    .bind("keyId", row.keyId())
                    .bind("algorithm", row.algorithm())
                    .bind("context", row.context())
                    .bind("nonce", row.sealed().nonce())
                    .bind("ciphertext", row.sealed().ciphertext())
                    .bind("ref", row.ref())
                    .execute();
    }

    /** The row of one recipient; nothing if there is none. */
    public static Optional<SealedRow> of(Handle handle, UUID signature, String recipient) {
        return handle.select("SELECT * FROM sealed_row WHERE signature = ? AND recipient = ?", signature, recipient)
                .map((row, context) -> row(row))
                .findFirst();
    }

    /**
     * The other signatures that have a row of the same organisation for the same person; none for a row of before there were references.
     * Reads the whole table once: an index would cost every signature, and few people ask.
     */
    public static List<UUID> alike(Handle handle, SealedRow row) {
        return handle.createQuery("""
                        SELECT signature FROM sealed_row
                         WHERE supporter_ref = CAST(:ref AS bytea) AND recipient = :recipient AND signature <> :signature
                        """)
                .bind("ref", row.ref())
                .bind("recipient", row.recipient())
                .bind("signature", row.signature())
                .mapTo(UUID.class)
                .list();
    }

    /** All rows of a signature. */
    public static List<SealedRow> all(Handle handle, UUID signature) {
        return handle.select("SELECT * FROM sealed_row WHERE signature = ?", signature)
                .map((row, context) -> row(row))
                .list();
    }

    /** A row with the petition that is bound to it. */
    public record Placed(UUID petition, SealedRow row) {}

    /** What mail about these signatures is written from. */
    public static List<Placed> forMail(Handle handle, Collection<UUID> signatures) {
        return handle.createQuery("""
                        SELECT r.*, s.petition FROM sealed_row r JOIN signature s ON s.id = r.signature
                         WHERE r.signature = ANY(:signatures) AND r.recipient LIKE 'confirm-%' AND r.purpose = 'confirm'
                        """)
                .bindArray("signatures", UUID.class, signatures)
                .map((row, context) -> new Placed(Column.uuid(row, "petition"), row(row)))
                .list();
    }

    /** What mail to those who want to hear of their petition is written from. */
    public static List<Placed> forUpdates(Handle handle, Collection<UUID> signatures) {
        return handle.createQuery("""
                        SELECT r.*, s.petition FROM sealed_row r JOIN signature s ON s.id = r.signature
                         WHERE r.signature = ANY(:signatures) AND r.recipient = 'updates-' || s.petition
                           AND s.state = 'confirmed' AND s.wants_updates
                        """)
                .bindArray("signatures", UUID.class, signatures)
                .map((row, context) -> new Placed(Column.uuid(row, "petition"), row(row)))
                .list();
    }

    /** Removes the rows of one recipient. */
    public static void remove(Handle handle, UUID signature, String recipient) {
        handle.execute("DELETE FROM sealed_row WHERE signature = ? AND recipient = ?", signature, recipient);
    }

    /** Removes what an organisation was allowed to have. */
    public static void removeForOrganisation(Handle handle, UUID signature, UUID organisation) {
        handle.execute(
                "DELETE FROM sealed_row WHERE signature = ? AND recipient = 'organisation-' || (SELECT slug FROM organisation WHERE id = ?)",
                signature,
                organisation);
    }

    /** Removes what mail was written from. */
    public static void removeForMail(Handle handle, UUID signature) {
        handle.execute("DELETE FROM sealed_row WHERE signature = ? AND recipient LIKE 'confirm-%'", signature);
    }

    /** What waits for the organisation that the rule of a division picks, of these signatures. */
    public static List<Placed> forDivision(Handle handle, Collection<UUID> signatures) {
        return handle.createQuery("""
                        SELECT r.*, s.petition FROM sealed_row r JOIN signature s ON s.id = r.signature
                         WHERE r.signature = ANY(:signatures) AND r.purpose = 'division'
                        """)
                .bindArray("signatures", UUID.class, signatures)
                .map((row, context) -> new Placed(Column.uuid(row, "petition"), row(row)))
                .list();
    }

    /** Removes what waits for that organisation. */
    public static void removeForDivision(Handle handle, UUID signature) {
        handle.execute("DELETE FROM sealed_row WHERE signature = ? AND purpose = 'division'", signature);
    }

    /** Removes every row for a day whose key is gone, and tells whose they were. */
    public static List<UUID> removeAllFor(Handle handle, String recipient) {
        return handle.createQuery("DELETE FROM sealed_row WHERE recipient = :recipient RETURNING signature")
                .bind("recipient", recipient)
                .mapTo(UUID.class)
                .list();
    }

    /** Removes every row of a signature. */
    public static void erase(Handle handle, UUID signature) {
        handle.execute("DELETE FROM sealed_row WHERE signature = ?", signature);
    }

    /** Rows of before there were recipients, whose signatures nobody else works on now; pending ones only, or all. */
    public static List<Placed> before(Handle handle, boolean pendingOnly, int most) {
        return handle.createQuery("""
                        SELECT r.*, s.petition FROM sealed_row r JOIN signature s ON s.id = r.signature
                         WHERE r.recipient = 'installation' AND (s.state = 'pending' OR NOT :pendingOnly)
                         LIMIT :most FOR UPDATE OF s SKIP LOCKED
                        """)
                .bind("pendingOnly", pendingOnly)
                .bind("most", most)
                .map((row, context) -> new Placed(Column.uuid(row, "petition"), row(row)))
                .list();
    }

    /** Every row for the steward of signatures that were confirmed and are not in quarantine, as it streams from the database. */
    static void eachOfSteward(Handle handle, Consumer<SealedLine> what) {
        each(handle.createQuery("""
                SELECT r.*, s.petition, c.enc
                  FROM sealed_row r JOIN signature s ON s.id = r.signature JOIN sealing_context c ON c.id = r.context
                 WHERE r.recipient = 'steward' AND s.state NOT IN ('pending', 'quarantined')
                """), what);
    }

    /** Every row for the organisation that the transaction reads for ({@code Db.asTenant}): whose grant lives, and whom it may write to ({@link Suppressions}). */
    public static void eachGranted(Handle handle, Consumer<SealedLine> what) {
        GrantedRows.each(handle, what);
    }

    private static void each(Query rows, Consumer<SealedLine> what) {
        rows.setFetchSize(500)
                .map((row, context) -> new SealedLine(Column.uuid(row, "petition"), row(row), row.getBytes("enc")))
                .forEach(what);
    }

    /** A row of before that does not open stays, under a name that nobody looks for. */
    public static void setAside(Handle handle, UUID signature) {
        handle.execute(
                "UPDATE sealed_row SET recipient = 'unreadable' WHERE signature = ? AND recipient = 'installation'",
                signature);
    }

    /** The slugs of organisations. */
    public static List<String> slugs(Handle handle, List<UUID> organisations) {
        return handle.createQuery("SELECT slug FROM organisation WHERE id = ANY(:ids) ORDER BY slug")
                .bindArray("ids", UUID.class, organisations)
                .mapTo(String.class)
                .list();
    }

    static List<String> organisations(Handle handle) {
        return handle.select("SELECT slug FROM organisation")
                .mapTo(String.class)
                .list();
    }

    /** The id of an organisation; nothing if there is none. */
    static Optional<UUID> organisation(Handle handle, String slug) {
        return handle.select("SELECT id FROM organisation WHERE slug = ?", slug)
                .mapTo(UUID.class)
                .findOne();
    }

    /** Removes contexts from before a day that no row refers to. Reads the whole table of rows: an index would cost every signature. */
    static int forgetContexts(Handle handle, LocalDate before) {
        return handle.execute("""
                DELETE FROM sealing_context c WHERE c.made_on < ? AND NOT EXISTS (SELECT 1 FROM sealed_row r WHERE r.context = c.id)
                """, before);
    }

    /** Organisations whose boxes somebody has ticked. */
    static List<String> ticked(Handle handle) {
        return handle.select("""
                        SELECT o.slug FROM organisation o WHERE EXISTS (SELECT 1 FROM consent_event e WHERE e.organisation = o.id)
                        """).mapTo(String.class).list();
    }

    /** Those that may have supporters: one that is retired has none and gets none. */
    static List<UUID> petitions(Handle handle) {
        return handle.select("SELECT id FROM petition WHERE retired_on IS NULL")
                .mapTo(UUID.class)
                .list();
    }

    /** The sealed row of which a result has every column. */
    public static SealedRow row(ResultSet row) throws SQLException {
        return new SealedRow(
                Column.uuid(row, "signature"),
                row.getString("recipient"),
                row.getString("purpose"),
                row.getString("key_id"),
                row.getString("algorithm"),
                Column.uuid(row, "context"),
                new Aead.Sealed(row.getBytes("nonce"), row.getBytes("ciphertext")),
                row.getBytes("supporter_ref"));
    }
}
