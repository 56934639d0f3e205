package org.undersigned.mailing.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.mail.Mail;
import org.undersigned.foundation.mail.Sender;
import org.undersigned.foundation.mail.Smtp;
import org.undersigned.foundation.mail.SmtpAddress;
import org.undersigned.world.MailPlace;
import org.undersigned.world.OwnPetition;

/** {@code mailauth}, unmodified, from npm: somebody else's program finds our signatures right, and every change to what they cover wrong. */
@Tag("outside")
@QuarkusTest
class MailauthVerifiesTest {

    private static final Path SOURCE = Path.of("src/test/outside/dkim");
    private static final Path INSTALLED = Path.of("target/outside/dkim").toAbsolutePath();
    private static final String UNSUBSCRIBE = "https://petitions.example.org/unsubscribe/abc";

    @TempDir
    Path folder;

    @Inject
    Smtp smtp;

    @Inject
    MakingKeys making;

    @Inject
    SenderSeal seal;

    @Inject
    Db db;

    private final GreenMail server = new GreenMail(MailPlace.at(0));
    private SenderKey key;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        Files.createDirectories(INSTALLED);
        var done = INSTALLED.resolve("installed");
        var current = Files.exists(done) && Files.mismatch(done, SOURCE.resolve("package-lock.json")) == -1;
        for (var name : List.of("package.json", "package-lock.json", "verify.js"))
            Files.copy(SOURCE.resolve(name), INSTALLED.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        if (current) return;
        var npm = run(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"));
        assertEquals(0, npm.status(), npm.text());
        Files.copy(SOURCE.resolve("package-lock.json"), done, StandardCopyOption.REPLACE_EXISTING);
    }

    @BeforeEach
    void start() {
        server.start();
        var prefix = "dkim" + UUID.randomUUID().toString().substring(0, 8);
        OwnPetition.draft(prefix);
        key = db.inTransaction(handle -> making.make(
                handle,
                handle.select("SELECT id FROM organisation WHERE slug = ?", prefix + "-river-watch")
                        .mapTo(UUID.class)
                        .one(),
                "example.net"));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void a_mailing_is_signed_with_both_headers_that_unsubscribe_and_none_can_be_changed() throws Exception {
        var message = send(mail());
        var right = verify(message);
        assertEquals(0, right.status(), right.text());
        var covered = Arrays.asList(
                right.text().toLowerCase(Locale.ROOT).replaceAll("\\s", "").split(":"));
        assertTrue(
                covered.containsAll(
                        List.of("list-unsubscribe", "list-unsubscribe-post", "list-id", "from", "reply-to")),
                covered::toString);
        for (var change : List.of(
                List.of(UNSUBSCRIBE, "https://elsewhere.example.org/unsubscribe/abc"),
                List.of("List-Unsubscribe=One-Click", "List-Unsubscribe=Never"),
                List.of("<river.example.net>", "<other.example.net>"),
                List.of("answers@example.net", "answers@example.org"),
                List.of("News of the river", "Other news"),
                List.of("The text of it", "Another text"))) {
            assertTrue(message.contains(change.getFirst()), change.getFirst());
            var wrong = verify(message.replace(change.getFirst(), change.getLast()));
            assertEquals(1, wrong.status(), change + " " + wrong.text());
        }
    }

    @Test
    void a_mail_without_a_list_is_signed_too_and_nobody_can_add_one() throws Exception {
        var plain = new Mail("suzie@example.org", "Múñiz ✓", "Texto ñ", "<p>Texto ñ</p>", Map.of());
        var message = send(plain);
        var right = verify(message);
        assertEquals(0, right.status(), right.text());
    }

    @Test
    void another_key_in_the_dns_does_not_fit() throws Exception {
        var message = send(mail());
        var other = db.inTransaction(handle -> making.make(handle, key.organisation(), "example.net"));
        assertEquals(1, verify(message, key.name(), other.record()).status());
    }

    private static Mail mail() {
        return new Mail("suzie@example.org", "News of the river", "The text of it", "<p>The text of it</p>", Map.of())
                .with("Reply-To", "answers@example.net")
                .with("List-Id", "<river.example.net>")
                .with("List-Unsubscribe", "<" + UNSUBSCRIBE + ">")
                .with("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    /** As it arrives. */
    private String send(Mail mail) {
        var at = SmtpAddress.parse("smtp://127.0.0.1:" + server.getSmtp().getPort());
        var sender = new Sender("River Watch <news@example.net>", "example.net", at, Optional.of(seal.key(key)));
        smtp.send(UUID.randomUUID(), mail.from(sender, Optional.empty()));
        return GreenMailUtil.getWholeMessage(server.getReceivedMessages()[0]);
    }

    private Ended verify(String message) throws IOException, InterruptedException {
        return verify(message, key.name(), key.record());
    }

    private Ended verify(String message, String name, String record) throws IOException, InterruptedException {
        var file = Files.writeString(folder.resolve(UUID.randomUUID() + ".eml"), message, StandardCharsets.ISO_8859_1);
        return run(List.of("node", "verify.js", file.toString(), name, record));
    }

    private record Ended(int status, String text) {}

    private static Ended run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), text);
    }
}
