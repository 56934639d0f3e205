package org.undersigned.organisation;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.db.Db;

/** All SQL about organisations. */
public final class OrganisationStore {

    private static final TypeReference<List<Organisation.Social>> SOCIAL = new TypeReference<>() {};

    private OrganisationStore() {}

    /** Every organisation, by slug. */
    public static List<Organisation> all(Handle handle) {
        return handle.select("SELECT * FROM organisation ORDER BY slug")
                .map((row, context) -> organisation(row))
                .list();
    }

    /** The one of an id. */
    public static Optional<Organisation> byId(Handle handle, UUID id) {
        return handle.select("SELECT * FROM organisation WHERE id = ?", id)
                .map((row, context) -> organisation(row))
                .findOne();
    }

    /** Whether there is one of this slug. */
    public static boolean exists(Handle handle, String slug) {
        return handle.select("SELECT EXISTS (SELECT 1 FROM organisation WHERE slug = ?)", slug)
                .mapTo(Boolean.class)
                .one();
    }

    /** Creates the organisation, or replaces everything but the id of the one with its slug. */
    public static void save(Handle handle, Organisation organisation) {
        handle.createUpdate("""
                        INSERT INTO organisation (id, slug, name, legal_name, kind, url, privacy_url, postal_address, donate_url, social)
                        VALUES (:id, :slug, CAST(:name AS json), CAST(:legalName AS text), :kind, :url, :privacyUrl, :postalAddress, :donateUrl,
                                CAST(:social AS json))
                        ON CONFLICT (slug) DO UPDATE SET
                               name = excluded.name, legal_name = excluded.legal_name, kind = excluded.kind, url = excluded.url, privacy_url = excluded.privacy_url,
                               postal_address = excluded.postal_address, donate_url = excluded.donate_url, social = excluded.social
                        """)
                .bind("id", organisation.id())
                .bind("slug", organisation.slug())
                .bind("name", Db.toJson(organisation.name()))
                .bind("legalName", organisation.legalName().orElse(null))
                .bind("kind", organisation.kind())
                .bind("url", organisation.url().toString())
                .bind("privacyUrl", organisation.privacyUrl().toString())
                .bind("postalAddress", organisation.postalAddress())
                .bind(
                        "donateUrl",
                        organisation.donateUrl().map(Object::toString).orElse(null))
                .bind("social", Db.toJson(organisation.social()))
                .execute();
    }

    /** Whether what is stored of one is what its owners wrote. */
    public static void described(Handle handle, UUID id, boolean described) {
        handle.execute(
                "UPDATE organisation SET described = ? WHERE id = ? AND described <> ?", described, id, described);
    }

    private static Organisation organisation(ResultSet row) throws SQLException {
        return new Organisation(
                Column.uuid(row, "id"),
                row.getString("slug"),
                Column.translated(row, "name"),
                Optional.ofNullable(row.getString("legal_name")),
                row.getString("kind"),
                Column.uri(row, "url"),
                Column.uri(row, "privacy_url"),
                row.getString("postal_address"),
                Column.optionalUri(row, "donate_url"),
                Column.json(row, "social", SOCIAL),
                row.getBoolean("described"));
    }
}
