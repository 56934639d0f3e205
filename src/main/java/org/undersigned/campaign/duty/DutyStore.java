package org.undersigned.campaign.duty;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.CoalitionRole;
import org.undersigned.foundation.db.Column;
import org.undersigned.organisation.staff.Duty;

/** All SQL about who does what for a coalition. */
final class DutyStore {

    /** Whoever is a member of no organisation of the coalition any more does nothing for it. */
    private static final String IN_FORCE = """
            EXISTS (SELECT 1 FROM staff_member m JOIN coalition_organisation o ON o.organisation = m.organisation
                     WHERE m.person = r.person AND o.coalition = r.coalition AND o.agreed)
            """;

    private DutyStore() {}

    /** A person and one thing that they do. */
    record Held(UUID person, CoalitionRole role) {}

    static List<Duty> of(Handle handle, UUID person) {
        return handle.select("""
                        SELECT c.slug, r.role FROM coalition_role r JOIN coalition c ON c.id = r.coalition
                         WHERE r.person = ? AND
                        """ + IN_FORCE, person)
                .map((row, context) ->
                        CoalitionRole.of(row.getString("role")).orElseThrow().at(row.getString("slug")))
                .list();
    }

    static List<Held> in(Handle handle, UUID coalition) {
        return handle.select(
                        "SELECT r.person, r.role FROM coalition_role r WHERE r.coalition = ? AND " + IN_FORCE
                                + " ORDER BY r.role, r.person",
                        coalition)
                .map((row, context) -> new Held(
                        Column.uuid(row, "person"),
                        CoalitionRole.of(row.getString("role")).orElseThrow()))
                .list();
    }

    /** Whether a person is a member of an organisation of the coalition. */
    static boolean belongs(Handle handle, UUID coalition, UUID person) {
        return handle.select("""
                        SELECT EXISTS (SELECT 1 FROM staff_member m JOIN coalition_organisation o ON o.organisation = m.organisation
                                        WHERE m.person = ? AND o.coalition = ? AND o.agreed)
                        """, person, coalition).mapTo(Boolean.class).one();
    }

    /** False if the person has it already. */
    static boolean give(Handle handle, UUID coalition, UUID person, CoalitionRole role) {
        return handle.execute(
                        "INSERT INTO coalition_role (coalition, person, role) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                        coalition,
                        person,
                        role.word())
                == 1;
    }

    static boolean take(Handle handle, UUID coalition, UUID person, CoalitionRole role) {
        return handle.execute(
                        "DELETE FROM coalition_role WHERE coalition = ? AND person = ? AND role = ?",
                        coalition,
                        person,
                        role.word())
                == 1;
    }
}
