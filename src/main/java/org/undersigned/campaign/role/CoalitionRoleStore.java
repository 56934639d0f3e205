package org.undersigned.campaign.role;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.CoalitionRole;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.html.Translated;
import org.undersigned.organisation.staff.RoleElsewhere;

/** All SQL about who does what for a coalition. */
final class CoalitionRoleStore {

    /** Whoever is a member of no organisation of the coalition any more, or of the one they answer for, does nothing for it. */
    private static final String IN_FORCE = """
            EXISTS (SELECT 1 FROM staff_member m JOIN coalition_organisation o ON o.organisation = m.organisation
                     WHERE m.person = r.person AND m.role <> 'translator' AND o.coalition = r.coalition AND o.agreed
                       AND (r.role <> 'approver' OR m.organisation = r.organisation))
            """;

    private CoalitionRoleStore() {}

    /** A person, one thing that they do, and in whose name. */
    record Held(UUID person, CoalitionRole role, UUID organisation, String slug, Translated name) {}

    static List<RoleElsewhere> of(Handle handle, UUID person) {
        return handle.select("""
                        SELECT c.slug, r.role, n.slug AS name FROM coalition_role r JOIN coalition c ON c.id = r.coalition
                          JOIN organisation n ON n.id = r.organisation
                         WHERE r.person = ? AND
                        """ + IN_FORCE, person)
                .map((row, context) -> CoalitionRole.of(row.getString("role"))
                        .orElseThrow()
                        .at(row.getString("slug"), row.getString("name")))
                .list();
    }

    static List<Held> in(Handle handle, UUID coalition) {
        return handle.select(
                        "SELECT r.person, r.role, n.id, n.slug, n.name FROM coalition_role r JOIN organisation n ON n.id = r.organisation"
                                + " WHERE r.coalition = ? AND " + IN_FORCE + " ORDER BY r.role, n.slug, r.person",
                        coalition)
                .map((row, context) -> new Held(
                        Column.uuid(row, "person"),
                        CoalitionRole.of(row.getString("role")).orElseThrow(),
                        Column.uuid(row, "id"),
                        row.getString("slug"),
                        Column.translated(row, "name")))
                .list();
    }

    /** Whether a person is a member of an organisation of the coalition. */
    static boolean belongs(Handle handle, UUID coalition, UUID person) {
        return handle.select("""
                        SELECT EXISTS (SELECT 1 FROM staff_member m JOIN coalition_organisation o ON o.organisation = m.organisation
                                        WHERE m.person = ? AND m.role <> 'translator' AND o.coalition = ? AND o.agreed)
                        """, person, coalition).mapTo(Boolean.class).one();
    }

    /** False if the person has it already. */
    static boolean give(Handle handle, UUID coalition, UUID person, CoalitionRole role, UUID organisation) {
        return handle.execute(
                        "INSERT INTO coalition_role (coalition, person, role, organisation) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        coalition,
                        person,
                        role.word(),
                        organisation)
                == 1;
    }

    static boolean take(Handle handle, UUID coalition, UUID person, CoalitionRole role, UUID organisation) {
        return handle.execute(
                        "DELETE FROM coalition_role WHERE coalition = ? AND person = ? AND role = ? AND organisation = ?",
                        coalition,
                        person,
                        role.word(),
                        organisation)
                == 1;
    }
}
