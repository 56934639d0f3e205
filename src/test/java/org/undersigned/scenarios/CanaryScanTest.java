package org.undersigned.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.PETITION;
import static org.undersigned.world.World.await;
import static org.undersigned.world.World.browser;
import static org.undersigned.world.World.mail;
import static org.undersigned.world.World.mails;
import static org.undersigned.world.World.sign;
import static org.undersigned.world.World.supporter;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.foundation.db.Db;
import org.undersigned.petition.Petitions;
import org.undersigned.sharing.paper.Sheets;
import org.undersigned.supporter.ExportSealedCommand;
import org.undersigned.world.Canary;
import org.undersigned.world.Desk;
import org.undersigned.world.Folder;
import org.undersigned.world.Listening;
import org.undersigned.world.OpenedBackup;
import org.undersigned.world.Ran;
import org.undersigned.world.TestDatabase;

/**
 * A person with names that nobody else has does everything there is to do. Afterwards the names lie nowhere: not in the database's
 * files, its write-ahead log and its log, not in the program's log and what it prints, not among temporary files, not in what is exported,
 * and not in a backup, closed or opened.
 * Only the mailbox knows them.
 */
@QuarkusTest
class CanaryScanTest {

    @Inject
    Db db;

    @Inject
    Petitions petitions;

    @Inject
    Sheets sheets;

    @TempDir
    Path folder;

    @Test
    void after_every_journey_the_names_lie_nowhere_but_in_the_mailbox() throws Exception {
        var word = "Kanarie" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        var address = word.toLowerCase(java.util.Locale.ROOT) + "@example.org";
        var began = Instant.now();
        var said = new ByteArrayOutputStream();
        String log;
        try (var listening = new Listening()) {
            listen(said, () -> journeys(word, address));
            log = listening.text();
        }
        assertTrue(mails(address).size() >= 5, "the mailbox knows the name");
        flush();
        var canary = new Canary(word);
        assertEquals(List.of(), canary.under(TestDatabase.FOLDER));
        assertEquals(List.of(), canary.in("the program's log", log.getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of(), canary.in("what was printed", said.toByteArray()));
        assertEquals(List.of(), temporary(canary, began));
        for (var recipient : List.of("steward", "nnirr"))
            assertEquals(List.of(), canary.in("the export", export(recipient).getBytes(StandardCharsets.UTF_8)));
        var backup = OpenedBackup.make(folder);
        for (var table : List.of(
                "signature",
                "sealed_row",
                "consent_event",
                "outbox",
                "log_bundle",
                "audit_entry",
                "pledge",
                "letter_writing",
                "sign_on_request",
                "gift",
                "paper_row",
                "paper_file"))
            assertTrue(
                    backup.entries().keySet().stream().anyMatch(entry -> entry.matches("[0-9]+-" + table + "/.*")),
                    table + " is looked through");
        assertEquals(List.of(), in(canary, backup));
    }

    private static List<String> in(Canary canary, OpenedBackup backup) {
        var found = new ArrayList<>(canary.in("the backup", backup.file()));
        backup.entries().forEach((entry, bytes) -> {
            found.addAll(canary.in("the backup’s " + entry, bytes));
            found.addAll(canary.in("byte strings in the backup’s " + entry, OpenedBackup.bytes(bytes)));
        });
        return found;
    }

    /** Hears what is printed, past the log or not. */
    private void listen(ByteArrayOutputStream said, Runnable story) {
        var out = System.out;
        var err = System.err;
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            story.run();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** What was left among temporary files since then; another program's database there is none of ours. */
    private List<String> temporary(Canary canary, Instant began) throws IOException {
        var found = new ArrayList<String>();
        var files = Folder.files(
                Path.of(System.getProperty("java.io.tmpdir")),
                inside -> !inside.equals(folder) && Files.notExists(inside.resolve("PG_VERSION")));
        for (var file : files)
            if (Folder.isNewer(file, began))
                Folder.read(file).ifPresent(bytes -> found.addAll(canary.in(file.toString(), bytes)));
        return found;
    }

    @Test
    void the_scan_finds_what_somebody_left_lying() throws Exception {
        var word = "Planted" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        db.useTransaction(handle -> {
            handle.execute("SET LOCAL ROLE NONE");
            handle.execute("CREATE TABLE IF NOT EXISTS planted (what text, bytes bytea)");
            handle.execute(
                    "INSERT INTO planted VALUES (?, ?)",
                    "x" + word + "y",
                    java.util.Base64.getEncoder().encode(("x" + word).getBytes(StandardCharsets.UTF_16LE)));
        });
        flush();
        assertFalse(new Canary(word).under(TestDatabase.FOLDER).isEmpty());
        var encoded = java.util.Base64.getEncoder()
                .encode(("some text before " + word + " and after").getBytes(StandardCharsets.UTF_8));
        assertFalse(new Canary(word).in("memory", encoded).isEmpty());
        var began = Instant.now();
        var left = Files.writeString(Files.createTempFile("upload", ""), "a row of " + word);
        assertFalse(temporary(new Canary(word), began).isEmpty());
        Files.delete(left);
        var said = new ByteArrayOutputStream();
        listen(said, () -> System.err.println("could not take " + word));
        assertFalse(new Canary(word).in("what was printed", said.toByteArray()).isEmpty());
        var inBackup = in(new Canary(word), OpenedBackup.make(folder));
        assertTrue(inBackup.stream().anyMatch(one -> one.contains("-planted/000001 has UTF-8 of")), inBackup::toString);
        assertTrue(
                inBackup.stream().anyMatch(one -> one.contains("byte strings") && one.contains("Base64 of UTF-16LE")),
                inBackup::toString);
        db.asOwner(handle -> handle.execute("DROP TABLE planted"));
    }

    private void journeys(String word, String address) {
        var reference = sign(word + " Sample", address, "public", "updates", "consent.nnirr.email")
                .header("Location")
                .replaceFirst(".*s=", "");
        mail(address, 1);
        sign(word + " Sample", address, "public", "consent.example-legal-aid.email");
        browser()
                .formParam("s", reference)
                .post(PETITION + "/check-your-mail")
                .then()
                .statusCode(303);
        var asked = mail(address, 3);
        browser().get(asked.path("/confirmations/")).then().statusCode(200);
        browser().formParam("s", reference).formParam("code", "222222").post(PETITION + "/confirmations");
        browser().post(asked.path("/confirmations/")).then().statusCode(303);
        var own = mail(address, 4).path("/signatures/");
        for (var path : List.of("", "/data.json"))
            browser().get(own + path).then().statusCode(200);
        browser().formParam("box", "").post(own + "/name").then().statusCode(303);
        browser().formParam("show", "on").post(own + "/name").then().statusCode(303);
        browser().formParam("updates", "on").post(own + "/updates").then().statusCode(303);
        browser().post(own + "/grants/example-legal-aid").then().statusCode(303);
        sign(word + " Sample", address.replace("@", "+again@")).then().statusCode(303);
        browser().formParam("email", address).post("/my-signatures").then().statusCode(200);
        await(() -> mails(address).size() >= 5, "the links");
        var family = "family." + address;
        supporter(word + " First", family, "consent.nnirr.email");
        supporter(word + " Second", family);
        sign(word + " Third", family).then().statusCode(303);
        browser().post(mail(family, 5).path("/confirmations/")).then().statusCode(303);
        mail(family, 6);
        refused(word, address);
        byCode(word, "code." + address);
        var actions = new CanaryActions(petitions, sheets, word);
        actions.comes("comes." + address);
        actions.onPaper("paper." + address);
        actions.writesALetter("letter." + address);
        actions.signsOn("office." + address);
        actions.gives("giver." + address);
        actions.takesReceipts("receipt." + address);
        var gone = supporter("Erna " + word, "erna." + address).path("/signatures/");
        browser().post(gone + "/erasure").then().statusCode(200);
        sign("Not " + word, "not." + address);
        browser()
                .post(mail("not." + address, 1).path("/confirmations/") + "/not-me")
                .then()
                .statusCode(200);
    }

    private static void byCode(String word, String address) {
        var reference = sign("Cody " + word, address, "updates", "consent.nnirr.email")
                .header("Location")
                .replaceFirst(".*s=", "");
        browser()
                .formParam("s", reference)
                .formParam("code", mail(address, 1).code())
                .post(PETITION + "/confirmations")
                .then()
                .statusCode(303);
        mail(address, 2);
    }

    /** What is refused must not end in a log either. */
    private void refused(String word, String address) {
        sign(word, "no address " + word).then().statusCode(422);
        browser()
                .contentType("application/json")
                .body("{\"name\":\"" + word + "\",\"email\":\"" + address + "\",\"country\":\"XX\"}")
                .post(PETITION + "/signatures");
        browser().contentType("application/json").body("{\"name\":\"" + word).post(PETITION + "/signatures");
        browser().formParam("email", word).post("/my-signatures").then().statusCode(422);
        browser().get("/signatures/" + word).then().statusCode(410);
        browser().get("/search?q=" + word).then().statusCode(200);
    }

    private void flush() {
        db.asOwner(handle -> handle.execute("CHECKPOINT"));
    }

    private static String export(String recipient) {
        var second =
                recipient.equals("steward") ? Desk.invited("Opal") : Desk.invited("Olga", "--organisation", recipient);
        var asked = Ran.of(new ExportSealedCommand(), recipient);
        assertEquals("", asked.out(), "nothing goes out before a second person approves");
        Ran.decided(second, recipient, "approve").then().statusCode(303);
        var out = Ran.of(new ExportSealedCommand(), recipient).out();
        assertTrue(out.contains("\"ciphertext\""), "there is something to look through");
        return out;
    }
}
