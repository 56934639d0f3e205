package org.undersigned.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.organisation.approval.SecondPerson;
import org.undersigned.world.Desk;
import org.undersigned.world.Jobs;
import org.undersigned.world.Ran;
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

    private Desk operator;

    @BeforeEach
    void nobody_else_counts() {
        World.supporter("Suzie Signs", World.address("suzie"));
        World.confirmed();
        Jobs.pause(scheduler);
    }

    @AfterEach
    void the_job_counts_again() {
        scheduler.resume();
        if (operator != null) Desk.command("remove", operator.email, "--yes");
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
        repaired();
    }

    @Test
    void a_repair_publishes_what_the_logs_prove_and_says_so_in_the_audit_log() {
        var right = published();
        wrong(right + 7);
        var opal = operator();
        run(SecondPerson.WAITS, "--repair");
        assertEquals(right + 7, published(), "alone nobody repairs");
        Ran.decided(opal, SLUG, "approve").then().statusCode(303);
        assertEquals(right + 7, published(), "approval alone repairs nothing");
        var told = run(0, "--repair");
        assertTrue(
                told.contains("repaired: " + SLUG + ": published number set from " + (right + 7) + " to " + right),
                told);
        assertEquals(right, published());
        var entry = db.read(handle -> handle.select(
                        "SELECT action || '|' || subject || '|' || detail FROM audit_entry ORDER BY number DESC LIMIT 1")
                .mapTo(String.class)
                .one());
        assertTrue(
                entry.startsWith("petition.recount|petition " + SLUG + "|published number set from " + (right + 7)
                        + " to " + right + ", approval "),
                entry);
        assertTrue(db.read(audit::holds));
    }

    @Test
    void a_counted_signature_that_no_log_has_is_found_and_queued() {
        var net = published();
        var signature = db.read(handle -> handle.select(
                        "SELECT l.signature FROM log_leaf l JOIN action a ON a.id = l.petition WHERE a.slug = ? LIMIT 1",
                        SLUG)
                .mapTo(UUID.class)
                .one());
        var leaf = db.read(handle -> QueueStore.leafOf(handle, signature)).orElseThrow();
        db.useTransaction(handle -> QueueStore.forgetLeaf(handle, signature));
        assertTrue(run(1).contains(SLUG + "   DIFFERS"));
        assertTrue(repaired().contains("1 confirmed signatures queued for the log"));
        assertEquals(net, published(), "it moves when the log grows");
        // Before that happens, the leaf is given back, so that the numbers of other tests fit.
        db.useTransaction(handle -> {
            assertTrue(QueueStore.dequeue(handle, signature));
            handle.execute("INSERT INTO log_leaf SELECT id, petition, ? FROM signature WHERE id = ?", leaf, signature);
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

    /** What a repair tells that an operator approved. */
    private String repaired() {
        var opal = operator();
        run(SecondPerson.WAITS, "--repair");
        Ran.decided(opal, SLUG, "approve").then().statusCode(303);
        return run(0, "--repair");
    }

    private Desk operator() {
        operator = Desk.invited("Opal");
        return operator;
    }

    private static String run(int status, String... arguments) {
        var told = new StringWriter();
        var command = new CommandLine(new RecountCommand())
                .setOut(new PrintWriter(told))
                .setErr(new PrintWriter(told));
        assertEquals(status, command.execute(arguments), told::toString);
        return told.toString();
    }
}
