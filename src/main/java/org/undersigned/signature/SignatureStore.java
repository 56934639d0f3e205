package org.undersigned.signature;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.token.Token;
import org.undersigned.supporter.ConsentStore;
import org.undersigned.supporter.SealedRowStore;

/** SQL about signatures and the links to the signer's page. */
public final class SignatureStore {

    private SignatureStore() {}

    /** The living signature of a person, locked. */
    public static Optional<Signature> byTag(Handle handle, UUID petition, byte[] tag) {
        return handle.createQuery(
                        "SELECT * FROM signature WHERE petition = :petition AND tag = :tag AND state <> 'withdrawn' FOR UPDATE")
                .bind("petition", petition)
                .bind("tag", tag)
                .map((row, context) -> signature(row))
                .findOne();
    }

    /** A signature, locked. */
    public static Optional<Signature> byId(Handle handle, UUID id) {
        return handle.select("SELECT * FROM signature WHERE id = ? FOR UPDATE", id)
                .map((row, context) -> signature(row))
                .findOne();
    }

    /** Signatures of a mailbox under one petition that their people have confirmed. */
    public static List<UUID> confirmedOf(Handle handle, UUID petition, byte[] mailboxTag) {
        return handle.createQuery(
                        "SELECT id FROM signature WHERE petition = :petition AND mailbox_tag = :mailbox AND slot IS NOT NULL")
                .bind("petition", petition)
                .bind("mailbox", mailboxTag)
                .mapTo(UUID.class)
                .list();
    }

    /** Every signature of a mailbox under one petition, whatever became of it. Reads all of the petition's: pending ones have no index. */
    public static List<Signature> ofMailbox(Handle handle, UUID petition, byte[] mailboxTag) {
        return handle
                .createQuery("SELECT id FROM signature WHERE petition = :petition AND mailbox_tag = :mailbox")
                .bind("petition", petition)
                .bind("mailbox", mailboxTag)
                .mapTo(UUID.class)
                .list()
                .stream()
                .flatMap(id -> byId(handle, id).stream())
                .toList();
    }

    /**
     * At most eight signatures of each petition whose people asked to be shown, out of its latest two hundred: a bounded look,
     * because it is taken at every public change.
     */
    public static List<Signature> shown(Handle handle) {
        return handle.createQuery("""
                        SELECT shown.* FROM petition p CROSS JOIN LATERAL (
                               SELECT * FROM (SELECT * FROM signature s
                                               WHERE s.petition = p.id AND s.state = 'confirmed'
                                               ORDER BY s.day DESC LIMIT 200) latest
                                WHERE latest.is_public LIMIT 8) shown
                        """).map((row, context) -> signature(row)).list();
    }

    /**
     * Changes the state of a signature that the caller has locked; it is put aside and rejected no longer.
     *
     * @throws IllegalStateException if {@link SignatureLifecycle} does not allow it
     */
    public static void setState(Handle handle, Signature signature, Signature.State to) {
        if (!SignatureLifecycle.allows(signature.state(), to))
            throw new IllegalStateException(signature.state() + " does not become " + to);
        handle.createUpdate(
                        "UPDATE signature SET state = :to, slot = CASE WHEN :to = 'confirmed' THEN slot END, quarantine = NULL, rejection = NULL WHERE id = :id")
                .bind("to", to.word())
                .bind("id", signature.id())
                .execute();
    }

    /**
     * Confirms a signature that does not count yet in the first free place behind its mailbox.
     *
     * @return false if two other people hold both places
     */
    static boolean takeSlot(Handle handle, UUID signature) {
        for (int slot = 1; slot <= 2; slot++) {
            var taken = handle.createUpdate("""
                            UPDATE signature AS mine SET state = 'confirmed', slot = :slot, quarantine = NULL
                             WHERE id = :id AND state IN ('pending', 'quarantined')
                               AND NOT EXISTS (SELECT 1 FROM signature AS other
                                                WHERE other.petition = mine.petition AND other.mailbox_tag = mine.mailbox_tag AND other.slot = :slot
                                                  AND other.id <> mine.id)
                            """)
                    .bind("slot", slot)
                    .bind("id", signature)
                    .execute();
            if (taken == 1) return true;
        }
        return false;
    }

    static void setBoxes(Handle handle, UUID id, boolean isPublic, boolean wantsUpdates) {
        handle.createUpdate("UPDATE signature SET is_public = :public, wants_updates = :updates WHERE id = :id")
                .bind("id", id)
                .bind("public", isPublic)
                .bind("updates", wantsUpdates)
                .execute();
    }

    /**
     * Row, tags, sealed rows, events, grants and links: all of a person under one petition. What the database still knows of mailed
     * confirmations are digests of random bytes, which lead nowhere now and go within two days.
     */
    public static void erase(Handle handle, UUID id) {
        SealedRowStore.erase(handle, id);
        ConsentStore.erase(handle, id);
        handle.execute("DELETE FROM signature WHERE id = ?", id);
    }

    /** One more link to the page of a signature's person; the token itself is not stored. */
    public static void addLink(Handle handle, String token, UUID signature) {
        handle.createUpdate("INSERT INTO signer_link (token_hash, signature) VALUES (:hash, :signature)")
                .bind("hash", Token.hash(token))
                .bind("signature", signature)
                .execute();
    }

    /** Links, and for as long as they could confirm those that asked to; one that nobody has confirmed has no page. */
    static Optional<UUID> byLink(Handle handle, String token) {
        return handle.createQuery("""
                        SELECT signature FROM signer_link WHERE token_hash = :hash
                        UNION
                        SELECT c.signature FROM confirmation c JOIN signature s ON s.id = c.signature
                         WHERE c.locator = :locator AND c.token_hash = :hash AND (s.slot IS NOT NULL OR s.state NOT IN ('pending', 'quarantined'))
                        """)
                .bind("hash", Token.hash(token))
                .bind("locator", Token.locatorIn(token))
                .mapTo(UUID.class)
                .findOne();
    }

    /** By what the person of a signature is found elsewhere. */
    public static Optional<byte[]> tag(Handle handle, UUID id) {
        return handle.select("SELECT tag FROM signature WHERE id = ?", id)
                .mapTo(byte[].class)
                .findOne();
    }

    /** What brought the person, if that is known. */
    public static Optional<String> source(Handle handle, UUID id) {
        return handle.select("SELECT source FROM signature WHERE id = ? AND source IS NOT NULL", id)
                .mapTo(String.class)
                .findOne();
    }

    /** Where in its country a signature was made, if that is known: a code of ISO 3166-2. */
    public static Optional<String> region(Handle handle, UUID id) {
        return handle.select("SELECT region FROM signature WHERE id = ? AND region IS NOT NULL", id)
                .mapTo(String.class)
                .findOne();
    }

    /** The signature in a row that has all of its columns. */
    public static Signature signature(ResultSet row) throws SQLException {
        return new Signature(
                Column.uuid(row, "id"),
                Column.uuid(row, "petition"),
                row.getInt("version"),
                Signature.State.of(row.getString("state")),
                row.getObject("day", LocalDate.class),
                row.getString("country"),
                row.getString("language"),
                row.getBoolean("is_public"),
                row.getBoolean("wants_updates"),
                row.getObject("slot") != null);
    }
}
