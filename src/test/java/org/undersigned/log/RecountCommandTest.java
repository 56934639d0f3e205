package org.undersigned.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.World;
import picocli.CommandLine;

@QuarkusTest
class RecountCommandTest {

    private static final String SLUG = "end-family-detention";

    @Inject
    Db db;

    @Inject
    AuditLog audit;

    @Inject
    Scheduler scheduler;

    @BeforeEach
    void nobody_else_counts() {
        World.supporter("Suzie Signs", World.address("suzie"));
        World.confirmed();
        scheduler.pause();
    }

    @AfterEach
    void the_job_counts_again() {
        scheduler.resume();
    }

    @Test
    void numbers_that_agree_are_told_with_status_0() {
        var told = run(0);
        assertTrue(told.contains(SLUG) && !told.contains("DIFFERS"), told);
    }

    @Test
    void a_wrong_number_is_told_with_status_1_and_left_alone() {
        var right = published();
        wrong(right + 7);
        var told = run(1);
        assertTrue(told.contains(SLUG + "   DIFFERS") && told.contains("1 of "), told);
        assertEquals(right + 7, published());
        run(0, "--repair");
    }

    @Test
    void a_repair_publishes_what_the_logs_prove_and_says_so_in_the_audit_log() {
        var right = published();
        wrong(right + 7);
        var told = run(0, "--repair");
        assertTrue(told.contains("repaired: " + SLUG + ": published number set from " + (right + 7) + " to " + right), told);
        assertEquals(right, published());
        var entry = db.read(handle -> handle.select(
                        "SELECT action || '|' || subject || '|' || detail FROM audit_entry ORDER BY number DESC LIMIT 1")
                .mapTo(String.class)
                .one());
        assertEquals(
                "petition.recount|petition " + SLUG + "|published number set from " + (right + 7) + " to " + right,
                entry);
        assertTrue(db.read(audit::holds));
    }

    @Test
    void a_counted_signature_that_no_log_has_is_found_and_queued() {
        var net = published();
        db.useTransaction(handle -> handle.execute("""
                DELETE FROM log_leaf WHERE signature = (SELECT l.signature FROM log_leaf l JOIN action a ON a.id = l.petition
                                                         WHERE a.slug = ? LIMIT 1)
                """, SLUG));
        assertTrue(run(1).contains(SLUG + "   DIFFERS"));
        assertTrue(run(0, "--repair").contains("1 confirmed signatures queued for the log"));
        assertEquals(net, published(), "it moves when the log grows");
        // The leaf that lost its owner stays in the log; so that other tests' numbers fit, it is given back.
        db.useTransaction(handle -> {
            handle.execute("""
                    INSERT INTO log_leaf (signature, petition, leaf_index)
                    SELECT q.signature, q.petition, (SELECT min(i) FROM generate_series(0, 1000000) i
                                                      WHERE NOT EXISTS (SELECT 1 FROM log_leaf l WHERE l.petition = q.petition AND l.leaf_index = i))
                      FROM log_queue q JOIN action a ON a.id = q.petition WHERE a.slug = ?
                    """, SLUG);
            handle.execute("DELETE FROM log_queue q USING action a WHERE a.id = q.petition AND a.slug = ?", SLUG);
        });
        run(0);
    }

    @Test
    void a_repair_of_nothing_writes_nothing() {
        var before = entries();
        run(0, "--repair");
        assertEquals(before, entries());
    }

    private long published() {
        return number("SELECT published FROM action WHERE slug = '" + SLUG + "'");
    }

    private long entries() {
        return number("SELECT count(*) FROM audit_entry");
    }

    private long number(String query) {
        return db.read(handle -> handle.select(query).mapTo(Long.class).one());
    }

    private void wrong(long number) {
        db.useTransaction(handle -> handle.execute("UPDATE action SET published = ? WHERE slug = ?", number, SLUG));
    }

    private static String run(int status, String... arguments) {
        var told = new StringWriter();
        var command = new CommandLine(new RecountCommand()).setOut(new PrintWriter(told));
        assertEquals(status, command.execute(arguments), told::toString);
        return told.toString();
    }
}
