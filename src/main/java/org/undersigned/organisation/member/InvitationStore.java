package org.undersigned.organisation.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.organisation.staff.Role;

/** All SQL about invitations. */
final class InvitationStore {

    private static final String SELECT = """
            SELECT i.*, o.slug AS organisation_slug, o.name AS organisation_name
              FROM staff_invitation i LEFT JOIN organisation o ON o.id = i.organisation
            """;

    private InvitationStore() {}

    /** An invitation as it lies in the table. */
    record Row(UUID id, Aead.Sealed sealed, Optional<Invitation.Place> place, Optional<UUID> renews, Instant expires) {}

    static void insert(Handle handle, Row row, byte[] hash, byte[] tag) {
        handle.createUpdate("""
                        INSERT INTO staff_invitation (id, hash, tag, nonce, sealed, organisation, role, person, expires_at)
                        VALUES (:id, :hash, :tag, :nonce, :sealed, CAST(:organisation AS uuid), :role, CAST(:person AS uuid), :expires)
                        """)
                .bind("id", row.id())
                .bind("hash", hash)
                .bind("tag", tag)
                .bind("nonce", row.sealed().nonce())
                .bind("sealed", row.sealed().ciphertext())
                .bind(
                        "organisation",
                        row.place().map(Invitation.Place::organisation).orElse(null))
                .bind("role", row.place().map(place -> place.role().slug()).orElse(null))
                .bind("person", row.renews().orElse(null))
                .bind("expires", row.expires())
                .execute();
    }

    static Optional<Row> byHash(Handle handle, byte[] hash, Instant now) {
        return handle.select(SELECT + "WHERE i.hash = ? AND i.expires_at > ?", hash, now)
                .map((row, context) -> row(row))
                .findOne();
    }

    static Optional<Row> byId(Handle handle, UUID id, Instant now) {
        return handle.select(SELECT + "WHERE i.id = ? AND i.expires_at > ?", id, now)
                .map((row, context) -> row(row))
                .findOne();
    }

    /** What waits for the person of an address, the newest last. */
    static List<Row> byTag(Handle handle, byte[] tag, Instant now) {
        return handle.select(
                        SELECT + "WHERE i.tag = ? AND i.person IS NULL AND i.expires_at > ? ORDER BY i.expires_at",
                        tag,
                        now)
                .map((row, context) -> row(row))
                .list();
    }

    static List<Row> of(Handle handle, UUID organisation, Instant now) {
        return handle.select(
                        SELECT + "WHERE i.organisation = ? AND i.expires_at > ? ORDER BY i.expires_at",
                        organisation,
                        now)
                .map((row, context) -> row(row))
                .list();
    }

    /** Uses an invitation up; false if somebody else did. */
    static boolean take(Handle handle, UUID id) {
        return handle.execute("DELETE FROM staff_invitation WHERE id = ?", id) == 1;
    }

    /** Takes an invitation to an organisation back. */
    static boolean takeBack(Handle handle, UUID organisation, UUID id) {
        return handle.execute("DELETE FROM staff_invitation WHERE id = ? AND organisation = ?", id, organisation) == 1;
    }

    /** Removes what waits for an address in the same place: a second invitation takes its place. */
    static void removeSame(Handle handle, byte[] tag, Optional<UUID> organisation, Optional<UUID> renews) {
        handle.createUpdate("""
                        DELETE FROM staff_invitation
                         WHERE tag = :tag AND organisation IS NOT DISTINCT FROM CAST(:organisation AS uuid)
                           AND person IS NOT DISTINCT FROM CAST(:person AS uuid)
                        """)
                .bind("tag", tag)
                .bind("organisation", organisation.orElse(null))
                .bind("person", renews.orElse(null))
                .execute();
    }

    static void removeExpired(Handle handle, Instant now) {
        handle.execute("DELETE FROM staff_invitation WHERE expires_at <= ?", now);
    }

    private static Row row(ResultSet row) throws SQLException {
        var organisation = Optional.ofNullable(Column.uuid(row, "organisation"));
        return new Row(
                Column.uuid(row, "id"),
                new Aead.Sealed(row.getBytes("nonce"), row.getBytes("sealed")),
                organisation.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Invitation.Place(
                                organisation.get(),
                                row.getString("organisation_slug"),
                                Column.translated(row, "organisation_name"),
                                Role.of(row.getString("role")).orElseThrow())),
                Optional.ofNullable(Column.uuid(row, "person")),
                row.getTimestamp("expires_at").toInstant());
    }
}
