package org.undersigned.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.await;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.keys.MasterKey;
import org.undersigned.world.Canary;

/** What the program does about its keys when it is started, and while it runs, as whoever operates it sees it. */
class KeysAtTheStartTest {

    private static Installation home;

    @BeforeAll
    static void make() {
        home = Installation.fresh("keys-at-the-start");
    }

    @AfterAll
    static void close() {
        if (home != null) home.close();
    }

    @Test
    void a_missing_an_empty_a_zero_and_another_key_stop_it_with_one_readable_line() throws IOException {
        var good = Files.readString(home.keyFile());
        var wanted = MasterKey.idOf(home.keyFile()).orElseThrow();
        var another = new byte[32];
        another[0] = 7;
        try (var program = new Program(home.folder, List.of(), Map.of())) {
            Files.delete(home.keyFile());
            assertTrue(told(program, wanted).contains("is missing"));
            assertTrue(Files.notExists(home.keyFile()), "no key is made up");
            Files.writeString(home.keyFile(), "");
            assertTrue(told(program, wanted).contains("holds 0 bytes instead of 32"));
            Files.writeString(home.keyFile(), Base64.getEncoder().encodeToString(new byte[32]));
            assertTrue(told(program, wanted).contains("holds only zeros"));
            Files.writeString(home.keyFile(), Base64.getEncoder().encodeToString(another));
            assertTrue(told(program, wanted).contains("but this database was written with key"));
        } finally {
            Files.writeString(home.keyFile(), good);
        }
        try (var program = new Program(home.folder, List.of(), Map.of("UNDERSIGNED_STEWARD_KEY", "somebody"))) {
            var told = program.refused();
            assertEquals(1, told.status());
            assertTrue(told.said().contains("UNDERSIGNED_STEWARD_KEY is \"somebody\""), told::said);
            assertFalse(told.said().contains("Exception"), told::said);
        }
    }

    @Test
    void it_says_aloud_that_nobody_chose_the_stewards_key_and_takes_another_master_key_as_it_runs() throws Exception {
        var temporary = Files.createDirectories(home.folder.resolve("tmp"));
        var settings = Map.of(
                "UNDERSIGNED_STEWARD_KEY", "", "JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary.toAbsolutePath());
        var word = "Kanarie" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        var before = MasterKey.idOf(home.keyFile()).orElseThrow();
        var old = Files.readString(home.keyFile());
        try (var program = new Program(home.folder, List.of(), settings)) {
            program.start();
            assertTrue(Files.readString(program.log()).contains("NOBODY HAS CHOSEN WHO HOLDS THE STEWARD'S KEY"));
            assertEquals(303, signs(program, word + " First", word + "@example.org"));
            assertEquals(422, signs(program, word, "no address " + word));

            Program.run(home.folder, "key", "change");
            assertNotEquals(before, MasterKey.idOf(home.keyFile()).orElseThrow());
            assertEquals(303, signs(program, word + " Second", "second." + word + "@example.org"));
            await(() -> Public.at(program.site()).isOpen(), "the pages of the running program");
            program.kill();
            program.start();
            assertEquals(303, signs(program, word + " Third", "third." + word + "@example.org"));
        }
        var said = Files.readString(home.folder.resolve("program.log"));
        assertFalse(said.contains("UnusableKey"), said);
        var canary = new Canary(word);
        assertEquals(List.of(), canary.in("what it printed", said.getBytes(UTF_8)));
        assertEquals(List.of(), canary.under(home.served()));
        assertEquals(List.of(), canary.under(temporary));
        var now = Files.readString(home.keyFile());
        Files.writeString(home.keyFile(), old);
        try (var program = new Program(home.folder, List.of(), Map.of())) {
            assertTrue(told(program, MasterKey.idOf(keep(now)).orElseThrow()).contains("holds key " + before));
        } finally {
            Files.writeString(home.keyFile(), now);
        }
    }

    private static Path keep(String key) throws IOException {
        return Files.writeString(home.folder.resolve("kept.key"), key);
    }

    /** What it says as it gives up: one line that names the key that is wanted, and no trace of classes. */
    private static String told(Program program, String wanted) {
        var told = program.refused();
        assertEquals(1, told.status(), told::said);
        var lines = new ArrayList<>(told.said().lines().toList());
        lines.removeIf(line -> !line.contains("key file"));
        assertEquals(1, lines.size(), told::said);
        assertTrue(lines.getFirst().contains("key " + wanted), told::said);
        assertFalse(told.said().contains("Exception") || told.said().contains("\tat "), told::said);
        return lines.getFirst();
    }

    private static int signs(Program program, String name, String email) throws IOException, InterruptedException {
        var form = "country=US&updates=on&name=" + URLEncoder.encode(name, UTF_8) + "&email="
                + URLEncoder.encode(email, UTF_8);
        try (var browser = HttpClient.newHttpClient()) {
            return browser.send(
                            HttpRequest.newBuilder(program.site().resolve(Public.PETITION + "/signatures"))
                                    .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                                    .POST(HttpRequest.BodyPublishers.ofString(form))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
