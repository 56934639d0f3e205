package org.undersigned.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.address;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Role;
import org.undersigned.world.OwnPetition;

/** What the database lets the two roles touch that are less than the program's: every table that there is, one by one. */
@QuarkusTest
class WallsByTableTest {

    private static final String DENIED = "42501";

    /** Role, privilege and table; columns where it is not all of them. */
    private static final String TOUCHED = """
            signing insert confirmation
            signing insert consent_event
            signing insert division_event
            signing insert division_notice
            signing insert notice
            signing insert outbox
            signing insert sealed_row
            signing insert signature
            signing select division_notice
            signing select notice
            signing select signature id,petition,state,tag
            tenant select consent_event
            tenant select grant_state
            tenant select notice
            tenant select organisation
            tenant select paper_batch
            tenant select sealed_row
            tenant select sealing_context
            tenant select signature country,day,id,language,petition,source,state,version
            tenant select supporter_figure
            tenant select suppression
            """;

    @Inject
    Db db;

    @Test
    void the_two_lesser_roles_may_touch_these_columns_and_nothing_else() {
        assertEquals(
                TOUCHED.lines().toList(),
                db.read(handle ->
                        handle.select("""
                        SELECT role || ' ' || lower(privilege) || ' ' || c.relname
                               || CASE WHEN has_table_privilege('undersigned_' || role, c.oid, privilege) THEN ''
                                       ELSE ' ' || (SELECT string_agg(a.attname, ',' ORDER BY a.attname) FROM pg_attribute a
                                                     WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                                                       AND has_column_privilege('undersigned_' || role, c.oid, a.attnum, privilege)) END
                          FROM pg_class c, unnest(ARRAY['signing', 'tenant']) AS role,
                               unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) AS privilege
                         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
                           AND CASE WHEN privilege IN ('DELETE', 'TRUNCATE', 'TRIGGER')
                                    THEN has_table_privilege('undersigned_' || role, c.oid, privilege)
                                    ELSE has_any_column_privilege('undersigned_' || role, c.oid, privilege) END
                         UNION ALL
                        SELECT role || ' sequence ' || c.relname FROM pg_class c, unnest(ARRAY['signing', 'tenant']) AS role
                         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'S'
                           AND has_sequence_privilege('undersigned_' || role, c.oid, 'SELECT, USAGE, UPDATE')
                         UNION ALL
                        SELECT role || ' create' FROM unnest(ARRAY['signing', 'tenant']) AS role
                         WHERE has_schema_privilege('undersigned_' || role, 'public', 'CREATE')
                         UNION ALL
                        SELECT p.proname || ' runs as its owner' FROM pg_proc p
                         WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
                         UNION ALL
                        SELECT r.rolname || ' is ' || g.rolname FROM pg_auth_members m
                          JOIN pg_roles r ON r.oid = m.member JOIN pg_roles g ON g.oid = m.roleid
                         WHERE r.rolname IN ('undersigned_signing', 'undersigned_tenant')
                        """).mapTo(String.class).stream().sorted().toList()));
    }

    @Test
    void what_they_may_not_touch_is_denied_whatever_is_in_it() {
        var tables = db.read(handle -> handle.select("""
                        SELECT relname FROM pg_class
                         WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')
                        """).mapTo(String.class).list());
        assertTrue(tables.size() > 90, tables::toString);
        for (var role : List.of(Role.SIGNING, Role.TENANT))
            for (var table : tables) {
                var word = role.name().toLowerCase(Locale.ROOT) + " select " + table;
                if (TOUCHED.lines().anyMatch(line -> line.equals(word) || line.startsWith(word + " "))) continue;
                assertEquals(
                        DENIED,
                        refusal(() -> db.useTransaction(handle -> {
                            role.take(handle);
                            handle.execute("SELECT 1 FROM " + table + " LIMIT 1");
                        })),
                        word);
            }
    }

    @Test
    void where_two_organisations_have_rows_each_finds_its_own() {
        var petition = OwnPetition.open("walls-d");
        petition.supporter("Ann Sample", address("walls-ann"), petition.box(), "consent.walls-d-anglers.email");
        var both = List.of(organisation("walls-d-river-watch"), organisation("walls-d-anglers"));
        var open = db.read(handle -> handle.select("""
                        SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organisation'
                         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
                           AND has_any_column_privilege('undersigned_tenant', c.oid, 'SELECT') ORDER BY 1
                        """).mapTo(String.class).list());
        assertEquals(
                List.of("consent_event", "grant_state", "notice", "paper_batch", "supporter_figure", "suppression"),
                open);
        for (var one : both)
            for (var table : open) {
                var found = db.inTransaction(handle -> {
                    for (var each : both) seed(handle, each, petition.slug());
                    assertTrue(owners(handle, table).containsAll(both), table + " has rows of both");
                    Role.TENANT.take(handle);
                    handle.select("SELECT set_config('app.organisation', ?, true)", one.toString())
                            .mapTo(String.class)
                            .one();
                    var owners = owners(handle, table);
                    handle.rollback();
                    return owners;
                });
                assertEquals(List.of(one), found, table);
            }
    }

    private static List<UUID> owners(Handle handle, String table) {
        return handle.select("SELECT DISTINCT organisation FROM " + table)
                .mapTo(UUID.class)
                .list();
    }

    /** What no signing leaves behind. */
    private static void seed(Handle handle, UUID organisation, String petition) {
        handle.execute("""
                INSERT INTO paper_batch (id, petition, organisation, typed_by, typed_on)
                SELECT gen_random_uuid(), id, ?, gen_random_uuid(), current_date FROM action WHERE slug = ?
                """, organisation, petition);
        handle.execute("""
                INSERT INTO supporter_figure (organisation, petition, kind, number, counted_at)
                VALUES (?, NULL, 'taken-back', 1, now()) ON CONFLICT DO NOTHING
                """, organisation);
        handle.execute(
                "INSERT INTO suppression (organisation, ref, reason, day) VALUES (?, sha256('a'), 'asked', current_date) ON CONFLICT DO NOTHING",
                organisation);
    }

    private static String refusal(Runnable what) {
        for (Throwable cause = assertThrows(RuntimeException.class, what::run); cause != null; cause = cause.getCause())
            if (cause instanceof SQLException sql) return sql.getSQLState();
        throw new AssertionError("refused by something else");
    }

    private UUID organisation(String slug) {
        return db.read(handle -> handle.select("SELECT id FROM organisation WHERE slug = ?", slug)
                .mapTo(UUID.class)
                .one());
    }
}
