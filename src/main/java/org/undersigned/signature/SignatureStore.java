package org.undersigned.signature;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.db.Role;
import org.undersigned.foundation.db.SqlArray;
import org.undersigned.foundation.token.Token;
import org.undersigned.supporter.ConsentStore;
import org.undersigned.supporter.SealedRowStore;

/** SQL about signatures and the links to the signer's page. */
final class SignatureStore {

    private SignatureStore() {}

    private record Version(UUID petition, int number) {
        static Version of(PendingSignature signature) {
            return new Version(
                    signature.petition().id(), signature.petition().latest().number());
        }
    }

    /**
     * Inserts the new ones, and leaves the transaction to the role that signing writes as; the ids that come back are those that were
     * inserted. Others belong to people who are there already. A retired petition has no wording: nobody signs behind its back.
     */
    static Set<UUID> insert(Handle handle, List<PendingSignature> batch) {
        var held = hold(handle, batch);
        Role.SIGNING.take(handle);
        return insertHeld(
                handle,
                batch.stream().filter(one -> held.contains(Version.of(one))).toList());
    }

    /**
     * The wordings that a batch signs, held until the transaction ends, so that none is replaced meanwhile: once for a batch, while a
     * foreign key would do it for each row.
     */
    private static Set<Version> hold(Handle handle, List<PendingSignature> batch) {
        var versions = batch.stream().map(Version::of).distinct().toList();
        try (var hold = handle.getConnection().prepareStatement("""
                SELECT v.petition, v.number FROM petition_version v JOIN petition p ON p.id = v.petition
                 WHERE (v.petition, v.number) IN (SELECT a, b FROM unnest(?, ?) AS signed (a, b))
                   AND p.wrapped_key IS NOT NULL FOR KEY SHARE
                """)) {
            hold.setArray(1, SqlArray.uuids(handle, versions, Version::petition));
            hold.setArray(2, SqlArray.ints(handle, versions, Version::number));
            var held = new HashSet<Version>();
            try (var rows = hold.executeQuery()) {
                while (rows.next()) held.add(new Version(rows.getObject(1, UUID.class), rows.getInt(2)));
            }
            return held;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<UUID> insertHeld(Handle handle, List<PendingSignature> batch) {
        try (var insert = handle.getConnection().prepareStatement("""
                INSERT INTO signature (id, petition, version, state, day, country, language, source, is_public, wants_updates, tag, mailbox_tag, commitment, region)
                SELECT r.id, r.petition, r.version, 'pending', r.day, r.country, r.language, r.source, r.is_public, r.wants_updates, r.tag, r.mailbox_tag, r.commitment, r.region
                  FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                       AS r (id, petition, version, day, country, language, source, is_public, wants_updates, tag, mailbox_tag, commitment, region)
                ON CONFLICT (petition, tag) WHERE state <> 'withdrawn' DO NOTHING
                RETURNING id
                """)) {
            insert.setArray(1, SqlArray.uuids(handle, batch, PendingSignature::id));
            insert.setArray(2, SqlArray.uuids(handle, batch, s -> s.petition().id()));
            insert.setArray(
                    3, SqlArray.ints(handle, batch, s -> s.petition().latest().number()));
            insert.setArray(4, SqlArray.dates(handle, batch, SignatureStore::day));
            insert.setArray(5, SqlArray.texts(handle, batch, s -> s.submission().country()));
            insert.setArray(6, SqlArray.texts(handle, batch, s -> s.submission().language()));
            insert.setArray(
                    7,
                    SqlArray.texts(handle, batch, s -> s.submission().source().orElse(null)));
            insert.setArray(
                    8, SqlArray.booleans(handle, batch, s -> s.submission().isPublic()));
            insert.setArray(
                    9, SqlArray.booleans(handle, batch, s -> s.submission().wantsUpdates()));
            insert.setArray(10, SqlArray.bytes(handle, batch, PendingSignature::tag));
            insert.setArray(11, SqlArray.bytes(handle, batch, PendingSignature::mailboxTag));
            insert.setArray(12, SqlArray.bytes(handle, batch, PendingSignature::commitment));
            insert.setArray(
                    13, SqlArray.texts(handle, batch, one -> one.region().orElse(null)));
            var inserted = new HashSet<UUID>();
            try (var rows = insert.executeQuery()) {
                while (rows.next()) inserted.add(rows.getObject(1, UUID.class));
            }
            return inserted;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The living signature of a person, locked. */
    static Optional<Signature> byTag(Handle handle, UUID petition, byte[] tag) {
        return handle.createQuery(
                        "SELECT * FROM signature WHERE petition = :petition AND tag = :tag AND state <> 'withdrawn' FOR UPDATE")
                .bind("petition", petition)
                .bind("tag", tag)
                .map((row, context) -> signature(row))
                .findOne();
    }

    /** A signature, locked. */
    static Optional<Signature> byId(Handle handle, UUID id) {
        return handle.select("SELECT * FROM signature WHERE id = ? FOR UPDATE", id)
                .map((row, context) -> signature(row))
                .findOne();
    }

    /** Signatures of a mailbox under one petition that their people have confirmed. */
    static List<UUID> confirmedOf(Handle handle, UUID petition, byte[] mailboxTag) {
        return handle.createQuery(
                        "SELECT id FROM signature WHERE petition = :petition AND mailbox_tag = :mailbox AND slot IS NOT NULL")
                .bind("petition", petition)
                .bind("mailbox", mailboxTag)
                .mapTo(UUID.class)
                .list();
    }

    /** Every signature of a mailbox under one petition, whatever became of it. Reads all of the petition's: pending ones have no index. */
    static List<Signature> ofMailbox(Handle handle, UUID petition, byte[] mailboxTag) {
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
    static List<Signature> shown(Handle handle) {
        return handle.createQuery("""
                        SELECT shown.* FROM petition p CROSS JOIN LATERAL (
                               SELECT * FROM (SELECT * FROM signature s
                                               WHERE s.petition = p.id AND s.state = 'confirmed'
                                               ORDER BY s.day DESC LIMIT 200) latest
                                WHERE latest.is_public LIMIT 8) shown
                        """).map((row, context) -> signature(row)).list();
    }

    static void replacePending(Handle handle, UUID id, PendingSignature again) {
        handle.createUpdate("""
                        UPDATE signature
                           SET version = :version, day = :day, country = :country, region = CAST(:region AS text), language = :language, source = coalesce(:source, source),
                               is_public = :public, wants_updates = :updates, commitment = :commitment
                         WHERE id = :id AND state IN ('pending', 'quarantined') AND slot IS NULL
                        """)
                .bind("id", id)
                .bind("version", again.petition().latest().number())
                .bind("day", day(again))
                .bind("country", again.submission().country())
                .bind("region", again.region().orElse(null))
                .bind("language", again.submission().language())
                .bind("source", again.submission().source().orElse(null))
                .bind("public", again.submission().isPublic())
                .bind("updates", again.submission().wantsUpdates())
                .bind("commitment", again.commitment())
                .execute();
    }

    static void setState(Handle handle, Signature signature, Signature.State to) {
        if (!SignatureLifecycle.allows(signature.state(), to))
            throw new IllegalStateException(signature.state() + " does not become " + to);
        handle.createUpdate(
                        "UPDATE signature SET state = :to, slot = CASE WHEN :to = 'confirmed' THEN slot END, quarantine = NULL, rejection = NULL WHERE id = :id")
                .bind("to", to.word())
                .bind("id", signature.id())
                .execute();
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
    static void erase(Handle handle, UUID id) {
        SealedRowStore.erase(handle, id);
        ConsentStore.erase(handle, id);
        handle.execute("DELETE FROM signature WHERE id = ?", id);
    }

    static void addLink(Handle handle, String token, UUID signature) {
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
    static Optional<byte[]> tag(Handle handle, UUID id) {
        return handle.select("SELECT tag FROM signature WHERE id = ?", id)
                .mapTo(byte[].class)
                .findOne();
    }

    /** What brought the person, if that is known. */
    static Optional<String> source(Handle handle, UUID id) {
        return handle.select("SELECT source FROM signature WHERE id = ? AND source IS NOT NULL", id)
                .mapTo(String.class)
                .findOne();
    }

    /** Where in its country a signature was made, if that is known: a code of ISO 3166-2. */
    static Optional<String> region(Handle handle, UUID id) {
        return handle.select("SELECT region FROM signature WHERE id = ? AND region IS NOT NULL", id)
                .mapTo(String.class)
                .findOne();
    }

    private static LocalDate day(PendingSignature signature) {
        return signature.at().atZone(ZoneOffset.UTC).toLocalDate();
    }

    static Signature signature(ResultSet row) throws SQLException {
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
