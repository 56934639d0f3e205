package org.undersigned.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.undersigned.world.World.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.world.Shell;

/** The machine is gone. A backup of before is restored into a new folder, as docs/operations.md says, with nothing of the old one. */
class RestoredBackupTest {

    private static Stage stage;

    @TempDir
    Path elsewhere;

    @BeforeAll
    static void open() {
        stage = Stage.open("restored-backup");
    }

    @AfterAll
    static void close() {
        if (stage != null) stage.close();
    }

    @Test
    void nothing_is_signed_after_a_restore_until_the_logs_are_recovered_and_then_there_is_one_history()
            throws Exception {
        var key = elsewhere.resolve("backup.key");
        Shell.run("age-keygen", "-o", key.toString());
        var recipient = new String(Shell.run("age-keygen", "-y", key.toString()), StandardCharsets.UTF_8).strip();
        var backup = elsewhere.resolve("backup.age").toString();
        var copy = elsewhere.resolve("log").toString();
        var anew = Files.createDirectories(stage.home.folder.resolveSibling("restored-backup-new"));
        Shell.run("rm", "-rf", anew.resolve("serve").toString());

        var leaves = signs(stage.program);
        var stays = signs(stage.program);
        published(stage.site(), 2, 0);
        Program.run(stage.home.folder, Map.of("UNDERSIGNED_BACKUP_RECIPIENT", recipient), "backup", backup);
        var later = signs(stage.program);
        person(stage.program).withdraws(leaves);
        published(stage.site(), 3, 1);
        stage.ledger.look(stage.site());
        Program.run(stage.home.folder, "log", "copy", copy);
        stage.program.close();

        Program.run(anew, "restore", backup, "--identity", key.toString());
        Files.createDirectories(anew.resolve("serve/keys"));
        Files.copy(stage.home.keyFile(), anew.resolve("serve/keys/master.key"));
        try (var restored = new Program(anew, List.of(), Map.of("UNDERSIGNED_SMTP_URL", stage.post.url())).start()) {
            assertEquals(200, page(restored, leaves), "the backup has them again");
            var meanwhile = signs(restored);
            await(() -> said(restored).contains("came back with a backup"), "the log to say what to do");
            // The first may have begun before that one was confirmed; once there is a third, the second is over.
            var rows = new Rows(anew.resolve("serve"));
            for (int looks = 1; looks <= 3; looks++) {
                var last = rows.lastHoldOfALog();
                await(() -> rows.lastHoldOfALog() > last || rows.entries() > 2, "the log to be looked at");
            }
            assertEquals(2, rows.entries(), "what was confirmed meanwhile would be in the log by now");
            published(Public.at(restored.site()), 2, 0);
            assertEquals(200, page(restored, meanwhile), "they signed and confirmed, and wait");
        }

        Program.run(anew, "log", "recover", copy);
        try (var restored = new Program(anew, List.of(), Map.of("UNDERSIGNED_SMTP_URL", stage.post.url())).start()) {
            var site = Public.at(restored.site());
            published(site, 4, 1);
            stage.ledger.isGoneOnFrom(site);
            assertEquals(410, page(restored, leaves), "who withdrew is gone again");
            assertEquals(200, page(restored, stays));
            assertEquals(410, page(restored, later), "the backup never had them; their leaf counts");
            assertFalse(said(restored).contains("problem "), "nothing went wrong on the way");
            signs(restored);
            published(site, 5, 1);
        }
    }

    /** Somebody signs and confirms; answers the token of their page. */
    private static String signs(Program program) {
        var person = person(program);
        person.signs();
        var token = stage.post.link(Duration.ofSeconds(30)).orElseThrow();
        person.confirms(token);
        return token;
    }

    private static Crowd person(Program program) {
        return new Crowd(program.site(), stage.post, stage.ledger);
    }

    private static void published(Public site, long signatures, long withdrawals) {
        await(
                () -> site.checkpoint("signatures").head().size() == signatures
                        && site.checkpoint("withdrawals").head().size() == withdrawals
                        && site.confirmed() == signatures - withdrawals,
                signatures + " signatures and " + withdrawals + " withdrawals");
    }

    private static int page(Program program, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(program.site().resolve("/signatures/" + token));
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String said(Program program) {
        try {
            return Files.readString(program.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
