package org.undersigned.scenarios;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.await;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.mail;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.log.RecountCommand;
import org.undersigned.log.VerifyCommand;
import org.undersigned.petition.RetireCommand;
import org.undersigned.world.Folder;
import org.undersigned.world.Jobs;
import org.undersigned.world.OwnPetition;
import picocli.CommandLine;

/** A petition is over and its operator retires it: nobody is left in the database, and the number is still proven. */
@QuarkusTest
class RetiringTest {

    @Inject
    Db db;

    @Inject
    AuditLog audit;

    @Inject
    Scheduler scheduler;

    @Inject
    Published.Registry published;

    @TempDir
    Path folder;

    private final StringWriter told = new StringWriter();

    @Test
    void everybody_is_deleted_and_the_number_stays_and_is_proven() throws Exception {
        var petition = OwnPetition.open("retired");
        var own = petition.supporter("Suzie Signs", address("suzie"), "public", "updates", petition.box());
        petition.supporter("Sam Shares", address("sam"));
        var wanda = petition.supporter("Wanda Withdraws", address("wanda"), "updates");
        await(() -> petition.published() == 3, "three");
        browser().post(wanda + "/withdrawal").then().statusCode(303);
        var pia = address("pia");
        var reference = petition.sign("Pia Pending", pia, petition.box())
                .header("Location")
                .replaceFirst(".*s=", "");
        var pending = mail(pia, 1).path("/confirmations/");
        await(() -> petition.published() == 2, "one less");
        var receipt = given().get(own + "/receipts/receipt.txt").asByteArray();
        var log = given().get(petition.path() + "/count.json").jsonPath().getString("log");
        var key = given().get(petition.path() + "/count.json").jsonPath().getString("vkeys.signatures");
        var checkpoint = given().get(log + "signatures/checkpoint").asByteArray();
        var entries = given().get(log + "signatures/tile/entries/000.p/3").asByteArray();
        var id = id(petition);
        var people = people(id);
        var wrapped = bytes("SELECT wrapped_key FROM petition WHERE id = ?", id);
        var updates = bytes("SELECT wrapped_private FROM recipient_key WHERE recipient = 'updates-' || ?::text", id);
        petition.isOver();

        assertEquals(1, run(new RetireCommand(), petition.slug()), "it only tells");
        assertTrue(told.toString().contains("signatures: 4 (2 confirmed, 1 not confirmed yet)"), told::toString);
        assertTrue(told.toString().contains("permissions to organisations: 1"), told::toString);
        given().get(own).then().statusCode(200);

        petition.mayBeRetired();
        assertEquals(4, people(id).size(), "approval alone deletes nobody");
        assertEquals(0, run(new RetireCommand(), petition.slug(), "--yes"), told::toString);
        published.refresh();
        assertEquals(List.of(), left(people), "no table knows any of them");
        assertEquals(0, number("SELECT num_nonnulls(key_id, wrapped_key) FROM petition WHERE id = ?", id));
        assertEquals(0, number("SELECT count(*) FROM recipient_key WHERE recipient = 'updates-' || ?::text", id));
        assertEquals(0, number("SELECT count(*) FROM sealing_context WHERE recipient = 'updates-' || ?::text", id));
        // The command leaves it to a job where somebody on a busy machine still sees the old rows.
        await(
                () -> number("SELECT count(*) FROM petition WHERE keys_in_files AND id = ?", id) == 0,
                "its keys to leave the files");
        db.asOwner(handle -> handle.execute("CHECKPOINT"));
        assertFalse(
                Folder.liesInTables(wrapped) || Folder.liesInTables(updates),
                "the keys have left the tables' files too");

        assertEquals(2, petition.published());
        assertArrayEquals(checkpoint, given().get(log + "signatures/checkpoint").asByteArray());
        assertArrayEquals(
                entries, given().get(log + "signatures/tile/entries/000.p/3").asByteArray());
        var file = Files.write(folder.resolve("receipt.txt"), receipt);
        assertEquals(0, run(new VerifyCommand(), file.toString(), "--key", key), told::toString);
        assertEquals(0, run(new RecountCommand()), told::toString);
        assertTrue(
                told.toString()
                        .lines()
                        .anyMatch(
                                line -> line.matches(" +2 +2 +0 +0 +0  " + petition.slug() + " .*by its logs alone.")),
                told::toString);

        given().get(petition.path())
                .then()
                .statusCode(200)
                .body(
                        containsString("deleted on"),
                        not(containsString("Suzie")),
                        not(containsString("name=\"email\"")));
        for (var link : List.of(own, pending))
            given().get(link).then().statusCode(410).body(containsString("may have been deleted"));
        petition.sign("Late Lou", address("lou")).then().statusCode(409);
        browser()
                .formParam("s", reference)
                .formParam("code", "222222")
                .post(petition.path() + "/confirmations")
                .then()
                .statusCode(422);
        browser().formParam("email", pia).post("/my-signatures").then().statusCode(200);
        assertEquals(
                1,
                number(
                        "SELECT count(*) FROM audit_entry WHERE action = 'petition.retire' AND subject = 'petition ' || ? AND detail LIKE '%, approval %'",
                        petition.slug()));
        assertTrue(db.read(audit::holds));

        assertEquals(1, run(new RetireCommand(), petition.slug(), "--yes"));
        assertTrue(told.toString().contains("was retired on"), told::toString);
        assertTrue(petition.load(petition.yaml()).startsWith("0 "), "days may change");
        assertEquals(
                0,
                number("SELECT count(*) FROM recipient_key WHERE recipient = 'updates-' || ?::text", id),
                "for good");
        petition.sign("Late Lou", address("lou")).then().statusCode(409);
        var changed = petition.load(petition.yaml().replace("Stop the outfall at", "Close the outfall at"));
        assertTrue(changed.startsWith("1 ") && changed.contains("people have signed the title"), changed);
    }

    @Test
    void what_can_be_signed_or_never_could_is_not_retired() {
        var petition = OwnPetition.open("unretired");
        petition.supporter("Suzie Signs", address("suzie"));
        await(() -> petition.published() == 1, "one");
        refused(petition.slug(), "takes signatures until 2999-12-31");
        petition.load(petition.yaml().replace("  closes: 2999-12-31\n", ""));
        refused(petition.slug(), "has no last day");
        db.useTransaction(handle -> handle.execute("UPDATE action SET state = 'draft' WHERE id = ?", id(petition)));
        refused(petition.slug(), "was never open");
        refused("no-such-petition", "There is no petition no-such-petition.");
        assertEquals(1, people(id(petition)).size());
    }

    @Test
    void nobody_is_retired_whose_line_is_not_in_the_public_log_yet() {
        var petition = OwnPetition.open("waiting");
        var suzie = address("suzie");
        petition.sign("Suzie Signs", suzie);
        var link = mail(suzie, 1).path("/confirmations/");
        Jobs.pause(scheduler);
        try {
            browser().post(link).then().statusCode(303);
            petition.isOver();
            refused(petition.slug(), "still wait for the public logs: 1");
        } finally {
            scheduler.resume();
        }
        await(() -> petition.published() == 1, "her line");
        petition.mayBeRetired();
        assertEquals(0, run(new RetireCommand(), petition.slug(), "--yes"), told::toString);
        assertEquals(1, petition.published());
    }

    private void refused(String slug, String why) {
        assertEquals(1, run(new RetireCommand(), slug, "--yes"));
        assertTrue(told.toString().contains(why) && told.toString().contains("Nothing was changed."), told::toString);
    }

    private int run(Callable<Integer> command, String... arguments) {
        told.getBuffer().setLength(0);
        var writer = new PrintWriter(told, true);
        return new CommandLine(command).setOut(writer).setErr(writer).execute(arguments);
    }

    private UUID id(OwnPetition petition) {
        return db.read(handle -> handle.select("SELECT id FROM action WHERE slug = ?", petition.slug())
                .mapTo(UUID.class)
                .one());
    }

    private List<UUID> people(UUID petition) {
        return db.read(handle -> handle.select("SELECT id FROM signature WHERE petition = ?", petition)
                .mapTo(UUID.class)
                .list());
    }

    /** Every table with a row that names one of them, whatever its columns are called. */
    private List<String> left(List<UUID> people) {
        return db.read(handle -> handle.select("""
                        SELECT quote_ident(table_name) FROM information_schema.tables
                         WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
                        """).mapTo(String.class).list().stream()
                .filter(table -> people.stream()
                        .anyMatch(one -> handle.select(
                                        "SELECT EXISTS (SELECT 1 FROM " + table + " t WHERE t::text LIKE ?)",
                                        "%" + one + "%")
                                .mapTo(Boolean.class)
                                .one()))
                .toList());
    }

    private byte[] bytes(String query, UUID id) {
        return db.read(handle -> handle.select(query, id).mapTo(byte[].class).one());
    }

    private long number(String query, Object argument) {
        return db.read(
                handle -> handle.select(query, argument).mapTo(Long.class).one());
    }
}
