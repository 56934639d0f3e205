package org.undersigned.signature.signing;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Role;
import org.undersigned.foundation.db.SqlArray;

/** SQL by which signatures come to be, or are replaced while nobody has confirmed them. */
final class SigningStore {

    private SigningStore() {}

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
            insert.setArray(4, SqlArray.dates(handle, batch, SigningStore::day));
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

    private static LocalDate day(PendingSignature signature) {
        return signature.at().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
