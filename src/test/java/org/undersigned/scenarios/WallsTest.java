package org.undersigned.scenarios;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.mail;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Role;
import org.undersigned.world.OwnPetition;

/** The database keeps organisations apart by itself, whatever the program asks it. */
@QuarkusTest
class WallsTest {

    private static final String DENIED = "42501";
    private static final List<String> PERSONAL = List.of("grant_state", "consent_event", "sealed_row", "signature");

    @Inject
    Db db;

    @Test
    void every_table_with_an_organisation_is_behind_the_wall() {
        assertEquals(
                List.of(),
                db.read(handle -> handle.select("""
                        SELECT c.relname FROM pg_class c
                         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
                           AND (c.relname IN ('signature', 'sealed_row')
                                OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organisation'))
                           AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
                        """).mapTo(String.class).list()));
        assertEquals(
                "undersigned_worker",
                db.read(handle ->
                        handle.select("SELECT current_user").mapTo(String.class).one()));
    }

    @Test
    void no_policy_stands_on_a_table_without_being_meant_for_one_role() {
        assertEquals(
                List.of(),
                db.read(handle -> handle.select("""
                        SELECT tablename || ' ' || policyname FROM pg_policies
                         WHERE NOT roles && ARRAY['undersigned_worker', 'undersigned_signing', 'undersigned_tenant']::name[]
                           AND policyname <> 'owner' OR cardinality(roles) <> 1
                        """).mapTo(String.class).list()));
    }

    @Test
    void an_organisation_finds_what_its_grants_are_about_and_nothing_else_in_any_table() {
        var petition = OwnPetition.open("walls-a");
        var own = petition.supporter("Ann Sample", address("walls-ann"), petition.box(), "updates", "public");
        petition.supporter("Bob Sample", address("walls-bob"), "consent.walls-a-anglers.email");
        var watch = organisation("walls-a-river-watch");
        assertEquals(1, rows(watch, "grant_state"));
        assertEquals(2, rows(watch, "consent_event"), "asked, given");
        assertEquals(1, rows(watch, "signature"));
        assertEquals(List.of("organisation-walls-a-river-watch"), recipients(watch));
        assertEquals(List.of("organisation-walls-a-anglers"), recipients(organisation("walls-a-anglers")));
        for (var table : PERSONAL) assertEquals(0, rows(organisation("example-kite-school"), table), table);
        for (var table : behindTheWall())
            assertEquals(0, foreign(watch, table), table + " shows rows of other organisations");
        for (var table : List.of("division_event", "division_turn"))
            assertEquals(0, dividing(watch, petition, table), table + " shows who agreed to be given to somebody");

        browser().post(own + "/grants/walls-a-river-watch").then().statusCode(303);
        assertEquals(List.of(), recipients(watch));
        assertEquals(0, rows(watch, "signature"), "what was taken back is not to be seen any more");
        assertEquals(1, rows(watch, "grant_state"), "but that it was");
    }

    @Test
    void a_box_that_nobody_confirmed_shows_to_nobody() {
        var petition = OwnPetition.open("walls-b");
        var email = address("walls-una");
        petition.sign("Una Sample", email, petition.box()).then().statusCode(303);
        mail(email, 1);
        for (var table : PERSONAL) assertEquals(0, rows(organisation("walls-b-river-watch"), table), table);
    }

    @Test
    void without_an_organisation_nothing_is_anybodys() {
        for (var table : PERSONAL) assertEquals(0, rowsOfNobody(table), table);
    }

    @Test
    void an_organisation_changes_nothing_and_cannot_become_another_role() {
        var watch = organisation("nnirr");
        for (var table : PERSONAL) {
            denied(watch, handle -> handle.execute("DELETE FROM " + table));
            denied(watch, handle -> handle.execute("INSERT INTO " + table + " DEFAULT VALUES"));
            denied(
                    watch,
                    handle -> handle.execute("UPDATE " + table
                            + " SET signature = NULL"
                                    .replace(
                                            "signature = NULL",
                                            table.equals("signature") ? "state = 'pending'" : "signature = NULL")));
        }
        denied(
                watch,
                handle -> handle.select("SELECT tag FROM signature")
                        .mapTo(byte[].class)
                        .list());
        denied(watch, handle -> handle.execute("SELECT * FROM staff_person"));
        denied(watch, handle -> handle.execute("SELECT * FROM audit_entry"));
    }

    @Test
    void signing_writes_sealed_rows_and_reads_none() {
        for (var query : List.of(
                "SELECT count(*) FROM sealed_row",
                "SELECT count(*) FROM consent_event",
                "SELECT count(*) FROM grant_state",
                "SELECT count(*) FROM confirmation",
                "SELECT count(*) FROM outbox",
                "SELECT mailbox_tag FROM signature",
                "SELECT country FROM signature",
                "UPDATE signature SET state = 'confirmed'",
                "DELETE FROM sealed_row",
                "INSERT INTO sealed_row (signature, recipient, purpose, key_id, algorithm, nonce, ciphertext)"
                        + " SELECT gen_random_uuid(), 'x', 'x', 'x', 'x', '123456789012', '' RETURNING ciphertext"))
            assertEquals(
                    DENIED,
                    refusal(() -> db.useTransaction(handle -> {
                        Role.SIGNING.take(handle);
                        handle.execute(query);
                    })),
                    query);
        assertEquals(
                DENIED,
                refusal(() -> db.useTransaction(handle -> {
                    Role.SIGNING.take(handle);
                    handle.execute(
                            "INSERT INTO signature SELECT gen_random_uuid(), petition, version, 'confirmed', day, country, language, NULL,"
                                    + " false, false, tag, mailbox_tag, 1 FROM (SELECT gen_random_uuid() AS petition, 1 AS version, current_date AS day,"
                                    + " 'US' AS country, 'en' AS language, sha256('a') AS tag, sha256('b') AS mailbox_tag) AS made_up");
                })),
                "nobody confirms by signing");
    }

    @Test
    void one_person_is_the_same_in_one_organisations_lists_and_another_in_anothers() {
        var first = OwnPetition.open("walls-c");
        var email = address("walls-cleo");
        first.supporter("Cleo Sample", email, first.box(), "consent.walls-c-anglers.email");
        var watch = refs("walls-c-river-watch");
        var anglers = refs("walls-c-anglers");
        assertEquals(1, watch.size());
        assertEquals(32, watch.getFirst().length);
        assertFalse(java.util.Arrays.equals(watch.getFirst(), anglers.getFirst()));
        first.supporter("Cleo Other", email.replace("@", "+other@"), first.box());
        var both = refs("walls-c-river-watch");
        assertEquals(2, both.size(), "two people behind one mailbox");
        assertArrayEquals(both.getFirst(), both.getLast());
    }

    private List<byte[]> refs(String slug) {
        return db.asTenant(
                organisation(slug),
                handle -> handle.select("SELECT supporter_ref FROM sealed_row")
                        .mapTo(byte[].class)
                        .list());
    }

    private List<String> behindTheWall() {
        return db.read(handle -> handle.select("SELECT relname FROM pg_class WHERE relforcerowsecurity")
                .mapTo(String.class)
                .list());
    }

    /** Rows of {@code table} that belong to another organisation; none if the table is closed altogether. */
    private long foreign(UUID organisation, String table) {
        if (table.equals("signature") || table.equals("sealed_row")) return 0;
        try {
            return db.asTenant(
                    organisation,
                    // What tells no organisation is about people before one was picked: closed to all.
                    handle -> table.equals("division_event") || table.equals("division_turn")
                            ? count(handle, table)
                            : handle.select(
                                            "SELECT count(*) FROM " + table + " WHERE organisation IS DISTINCT FROM ?",
                                            organisation)
                                    .mapTo(Long.class)
                                    .one());
        } catch (JdbiException closed) {
            assertEquals(DENIED, state(closed), table);
            return 0;
        }
    }

    /** Rows that an organisation finds while somebody who allowed it to write waits for the rule; none if the table is closed. */
    private long dividing(UUID organisation, OwnPetition petition, String table) {
        try {
            return db.inTransaction(handle -> {
                handle.execute("""
                        INSERT INTO division_notice (id, campaign, language, version, text, sha256, receivers, cap)
                        SELECT gen_random_uuid(), campaign, 'en', 1, '', sha256(''), ARRAY[gen_random_uuid(), gen_random_uuid()], 1
                          FROM action WHERE slug = ?
                        """, petition.slug());
                handle.execute("""
                        INSERT INTO division_event (id, signature, number, kind, notice, key_id, nonce, sealed_at)
                        SELECT gen_random_uuid(), s.id, 1, 'agreed', n.id, '', CAST('123456789012' AS bytea), CAST('' AS bytea)
                          FROM action a JOIN signature s ON s.petition = a.id JOIN division_notice n ON n.campaign = a.campaign
                         WHERE a.slug = ?
                        """, petition.slug());
                handle.execute("""
                        INSERT INTO division_turn SELECT s.id, s.petition FROM action a JOIN signature s ON s.petition = a.id WHERE a.slug = ?
                        """, petition.slug());
                assertTrue(count(handle, table) >= 2, "there is something to find");
                Role.TENANT.take(handle);
                handle.select("SELECT set_config('app.organisation', ?, true)", organisation.toString())
                        .mapTo(String.class)
                        .one();
                var found = count(handle, table);
                handle.rollback();
                return found;
            });
        } catch (JdbiException closed) {
            assertEquals(DENIED, state(closed), table);
            return 0;
        }
    }

    private List<String> recipients(UUID organisation) {
        return db.asTenant(
                organisation,
                handle -> handle.select("SELECT recipient FROM sealed_row ORDER BY recipient")
                        .mapTo(String.class)
                        .list());
    }

    private long rowsOfNobody(String table) {
        return db.inTransaction(handle -> {
            Role.TENANT.take(handle);
            return count(handle, table);
        });
    }

    private long rows(UUID organisation, String table) {
        return db.asTenant(organisation, handle -> count(handle, table));
    }

    private static long count(Handle handle, String table) {
        return handle.select("SELECT count(*) FROM " + table).mapTo(Long.class).one();
    }

    private void denied(UUID organisation, Consumer<Handle> what) {
        assertEquals(
                DENIED,
                refusal(() -> db.asTenant(organisation, handle -> {
                    what.accept(handle);
                    return null;
                })));
    }

    private static String refusal(Runnable what) {
        return state(assertThrows(RuntimeException.class, what::run));
    }

    private static String state(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof SQLException sql) return sql.getSQLState();
        throw new AssertionError(failure);
    }

    private UUID organisation(String slug) {
        return db.read(handle -> handle.select("SELECT id FROM organisation WHERE slug = ?", slug)
                .mapTo(UUID.class)
                .findOne()
                .orElseGet(UUID::randomUUID));
    }
}
