package org.undersigned.campaign.role;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** All SQL about organisations that say whether they belong to a coalition. */
final class BelongingStore {

    private BelongingStore() {}

    /** Where coalitions name these organisations. */
    static List<Belonging.Place> of(Handle handle, List<UUID> organisations) {
        return handle.createQuery("""
                        SELECT k.id, k.slug, k.name, o.id AS organisation, o.slug AS member, o.name AS member_name, m.agreed,
                               EXISTS (SELECT 1 FROM partnership s JOIN campaign c ON c.id = s.campaign
                                        WHERE c.coalition = k.id AND s.organisation = o.id AND s.state IN ('asked', 'joined')) AS partner
                          FROM coalition_organisation m JOIN coalition k ON k.id = m.coalition JOIN organisation o ON o.id = m.organisation
                         WHERE m.organisation = ANY(:organisations) ORDER BY m.agreed, k.slug, o.slug
                        """)
                .bindArray("organisations", UUID.class, organisations)
                .map((row, context) -> new Belonging.Place(
                        Column.uuid(row, "id"),
                        row.getString("slug"),
                        Column.translated(row, "name"),
                        Column.uuid(row, "organisation"),
                        row.getString("member"),
                        Column.translated(row, "member_name"),
                        row.getBoolean("agreed"),
                        row.getBoolean("partner")))
                .list();
    }

    /** False if it has said so already. */
    static boolean agree(Handle handle, Belonging.Place place) {
        return handle.execute(
                        "UPDATE coalition_organisation SET agreed = true WHERE coalition = ? AND organisation = ? AND NOT agreed",
                        place.coalition(),
                        place.organisation())
                == 1;
    }

    static void remove(Handle handle, Belonging.Place place) {
        handle.execute(
                "DELETE FROM coalition_organisation WHERE coalition = ? AND organisation = ?",
                place.coalition(),
                place.organisation());
    }

    /** Slugs of the campaigns of a coalition, in one order. */
    static List<String> campaigns(Handle handle, UUID coalition) {
        return handle.select("SELECT slug FROM campaign WHERE coalition = ? ORDER BY slug", coalition)
                .mapTo(String.class)
                .list();
    }
}
