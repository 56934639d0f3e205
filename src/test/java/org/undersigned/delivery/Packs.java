package org.undersigned.delivery;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.arc.Arc;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.undersigned.delivery.pack.VerifyDeliveryCommand;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.petition.RetireCommand;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;
import picocli.CommandLine;

/** Packs of one petition, as staff ask for them. */
final class Packs {

    static final List<String> FIELDS = List.of(
            "target",
            "0",
            "language",
            "en",
            "letter",
            "We hand you this.\n\nPlease answer.",
            "signed-by",
            "Ada Example\nChair");

    private final Db db;
    private final OwnPetition petition;

    Packs(Db db, OwnPetition petition) {
        this.db = db;
        this.petition = petition;
    }

    String page() {
        var campaign = db.read(handle -> handle.select(
                        "SELECT c.slug FROM campaign c JOIN action a ON a.campaign = c.id WHERE a.slug = ?",
                        petition.slug())
                .mapTo(String.class)
                .one());
        return "/staff/campaigns/" + campaign + "/" + petition.slug() + "/delivery";
    }

    /** What a form about one holds; what is named again takes the place of the other. */
    String[] fields(String... more) {
        var all = new LinkedHashMap<String, String>();
        for (int i = 0; i < FIELDS.size(); i += 2) all.put(FIELDS.get(i), FIELDS.get(i + 1));
        for (int i = 0; i < more.length; i += 2) all.put(more[i], more[i + 1]);
        return all.entrySet().stream()
                .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                .toArray(String[]::new);
    }

    /** Asks for one; answers its page. */
    String ask(Desk desk, String... more) {
        var answer = desk.send(page(), fields(more));
        assertEquals(303, answer.statusCode(), answer.asString());
        return answer.header("Location").replaceFirst("^https?://[^/]+", "");
    }

    void approve(Desk desk) {
        var id = db.read(
                handle -> handle.select("""
                        SELECT s.id FROM staff_approval s JOIN delivery_pack d ON d.id::text = s.subject
                          JOIN action a ON a.id = d.petition WHERE s.state = 'open' AND a.slug = ?
                        """, petition.slug()).mapTo(UUID.class).one());
        desk.get("/staff/approvals")
                .then()
                .body(
                        containsString("Make a pack for “Stop the outfall at the old mill” ("),
                        containsString("<a href=\"" + page() + "/"));
        desk.send("/staff/approvals/" + id, "decision", "approve").then().statusCode(303);
    }

    void ready(Desk desk, String path) {
        World.await(() -> !desk.get(path).asString().contains("Look again"), "the pack");
        desk.get(path).then().body(containsString("Download everything"));
    }

    /** Asks, has it approved and waits for it. */
    String made(Desk desk, Desk second) {
        var path = ask(desk, "names", "on");
        approve(second);
        ready(desk, path);
        return path;
    }

    void write(Path folder, Response archive) throws IOException {
        for (var file : unzip(archive.asByteArray()).entrySet())
            Files.write(folder.resolve(file.getKey()), file.getValue());
    }

    /** What {@code ./undersigned verify} says. */
    void says(int status, String part, String... arguments) {
        var words = new StringWriter();
        var ended = new CommandLine(new VerifyDeliveryCommand())
                .setOut(new PrintWriter(words))
                .setErr(new PrintWriter(words))
                .execute(arguments);
        assertEquals(status, ended, words::toString);
        assertTrue(words.toString().contains(part), words::toString);
    }

    long personalFiles() {
        return db.read(
                handle -> handle.select("""
                        SELECT count(*) FROM delivery_file f JOIN delivery_pack p ON p.id = f.pack JOIN action a ON a.id = p.petition
                         WHERE f.personal AND a.slug = ?
                        """, petition.slug()).mapTo(Long.class).one());
    }

    /** Deletes everything about the signers, as whoever runs the site does once nobody can sign. */
    void retire() {
        petition.isOver();
        petition.mayBeRetired();
        var words = new StringWriter();
        var ended = new CommandLine(new RetireCommand())
                .setOut(new PrintWriter(words))
                .setErr(new PrintWriter(words))
                .execute(petition.slug(), "--yes");
        assertEquals(0, ended, words::toString);
        Arc.container().instance(Published.Registry.class).get().refresh();
    }

    static Map<String, byte[]> unzip(byte[] archive) {
        var files = new TreeMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                files.put(entry.getName(), zip.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
