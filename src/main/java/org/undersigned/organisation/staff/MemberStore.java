package org.undersigned.organisation.staff;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** All SQL about who is a member of what. */
public final class MemberStore {

    private MemberStore() {}

    /** A member of one organisation, by person. */
    public record Row(UUID person, Role role) {}

    /** The organisations of a person, by slug. */
    public static List<Membership> of(Handle handle, UUID person) {
        return handle.select("""
                        SELECT o.id, o.slug, o.name, m.role FROM staff_member m JOIN organisation o ON o.id = m.organisation
                         WHERE m.person = ? ORDER BY o.slug
                        """, person)
                .map((row, context) -> new Membership(
                        Column.uuid(row, "id"),
                        row.getString("slug"),
                        Column.translated(row, "name"),
                        Role.of(row.getString("role")).orElseThrow()))
                .list();
    }

    /** Everybody in an organisation. */
    public static List<Row> in(Handle handle, UUID organisation) {
        return handle.select(
                        "SELECT person, role FROM staff_member WHERE organisation = ? ORDER BY person", organisation)
                .map((row, context) -> new Row(
                        Column.uuid(row, "person"),
                        Role.of(row.getString("role")).orElseThrow()))
                .list();
    }

    /** The organisations that have an owner here. */
    public static Set<UUID> owned(Handle handle) {
        return handle.select("SELECT DISTINCT organisation FROM staff_member WHERE role = 'owner'")
                .mapTo(UUID.class)
                .set();
    }

    /** The role of a person in an organisation, as this transaction sees it. */
    public static Optional<Role> role(Handle handle, UUID organisation, UUID person) {
        return handle.select(
                        "SELECT role FROM staff_member WHERE organisation = ? AND person = ?", organisation, person)
                .mapTo(String.class)
                .findOne()
                .flatMap(Role::of);
    }

    /** Makes a person a member, unless they are one: an invitation takes nothing away. */
    public static void add(Handle handle, UUID organisation, UUID person, Role role) {
        handle.execute(
                "INSERT INTO staff_member (organisation, person, role) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                organisation,
                person,
                role.slug());
    }

    /** Gives a person a role in an organisation, in place of the one they had. */
    public static void put(Handle handle, UUID organisation, UUID person, Role role) {
        handle.createUpdate("""
                        INSERT INTO staff_member (organisation, person, role) VALUES (:organisation, :person, :role)
                        ON CONFLICT (organisation, person) DO UPDATE SET role = excluded.role
                        """)
                .bind("organisation", organisation)
                .bind("person", person)
                .bind("role", role.slug())
                .execute();
    }

    public static void remove(Handle handle, UUID organisation, UUID person) {
        handle.execute("DELETE FROM staff_member WHERE organisation = ? AND person = ?", organisation, person);
    }

    /** How many owners there are, nobody able to change that before this transaction ends. */
    public static int lockedOwners(Handle handle, UUID organisation) {
        handle.execute("SELECT 1 FROM organisation WHERE id = ? FOR NO KEY UPDATE", organisation);
        return handle.select(
                        "SELECT count(*) FROM staff_member WHERE organisation = ? AND role = 'owner'", organisation)
                .mapTo(Integer.class)
                .one();
    }
}
