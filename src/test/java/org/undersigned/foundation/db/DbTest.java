package org.undersigned.foundation.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.undersigned.world.World;

@QuarkusTest
class DbTest {

    @Inject
    Db db;

    @Test
    void a_statement_that_fails_does_not_say_what_was_bound_to_it() {
        var failed = assertThrows(
                JdbiException.class,
                () -> db.useTransaction(
                        handle -> handle.execute("SELECT count(*) FROM no_such_table WHERE n = ?", "Suzie")));
        assertFalse(told(failed).contains("Suzie"), told(failed));
    }

    @Test
    void a_row_that_is_refused_is_not_quoted() {
        var failed = assertThrows(
                JdbiException.class,
                () -> db.useTransaction(handle -> {
                    handle.execute("CREATE TEMPORARY TABLE once (name text PRIMARY KEY) ON COMMIT DROP");
                    handle.execute("INSERT INTO once VALUES (?)", "Suzie");
                    handle.execute("INSERT INTO once VALUES (?)", "Suzie");
                }));
        assertFalse(told(failed).contains("Suzie"), told(failed));
    }

    @Test
    void a_transaction_in_which_nothing_happens_for_five_seconds_is_ended_by_the_server() {
        assertEquals(
                "5s",
                db.inTransaction(handle -> handle.select("SHOW idle_in_transaction_session_timeout")
                        .mapTo(String.class)
                        .one()));
    }

    @Test
    void and_who_wakes_up_in_it_may_ask_again() {
        var failed = assertThrows(
                JdbiException.class,
                () -> db.useTransaction(handle -> {
                    handle.execute("SET LOCAL idle_in_transaction_session_timeout = '20ms'");
                    var held = handle.select("SELECT pg_backend_pid()")
                            .mapTo(Integer.class)
                            .one();
                    World.await(() -> isGone(held), "the server to end the transaction");
                    handle.execute("SELECT 1");
                }));
        assertTrue(Outage.isBehind(failed), told(failed));
    }

    @Test
    void what_is_read_for_an_organisation_leaves_the_transaction_around_it_what_it_was() {
        var roles = db.<List<String>>inTransaction(handle -> {
            var within = db.asTenant(UUID.randomUUID(), tenant -> role(tenant) + " " + db.read(DbTest::role));
            return List.of(within, role(handle));
        });
        assertEquals(List.of("undersigned_tenant undersigned_worker", "undersigned_worker"), roles);
    }

    private static String role(Handle handle) {
        return handle.select("SELECT current_user").mapTo(String.class).one();
    }

    private boolean isGone(int backend) {
        return db.inTransaction(handle -> handle.select("SELECT 1 FROM pg_stat_activity WHERE pid = ?", backend)
                .mapTo(Integer.class)
                .findOne()
                .isEmpty());
    }

    private static String told(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
