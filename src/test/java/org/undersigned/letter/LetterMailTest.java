package org.undersigned.letter;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import com.icegreen.greenmail.util.GreenMail;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.FreePort;
import org.undersigned.foundation.mail.RefusingMailServer;
import org.undersigned.foundation.token.Token;
import org.undersigned.mailing.returned.MailReturned;
import org.undersigned.world.Desk;
import org.undersigned.world.MailPlace;
import org.undersigned.world.World;

/** Letters over a real mail server, and over one that refuses. */
@QuarkusTest
@TestProfile(LetterMailTest.WithSmtp.class)
class LetterMailTest {

    static final int PORT = freePort();

    @Inject
    Db db;

    @Inject
    Event<MailReturned> returned;

    private GreenMail server;

    public static final class WithSmtp implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("undersigned.smtp-url", "smtp://127.0.0.1:" + PORT);
        }
    }

    @AfterEach
    void stop() {
        if (server != null) server.stop();
        server = null;
    }

    @Test
    void it_comes_from_this_site_with_the_writers_name_and_answers_go_to_the_writer() throws Exception {
        start();
        var target = World.address("minister");
        var letter = Written.to("head", target, 60, false);
        var copy = write(letter, "Suzie Sample, <x> \"of\" Ünter", target);
        var mail = received(target);
        var from = (InternetAddress) mail.getFrom()[0];
        assertEquals("letters@localhost", from.getAddress());
        assertTrue(from.getPersonal().startsWith("Suzie Sample x of Ünter via localhost"), from.getPersonal());
        assertTrue(mail.getReplyTo()[0].toString().startsWith("writer-"), mail.getReplyTo()[0].toString());
        assertEquals("<" + copy + "@localhost>", mail.getMessageID());
        assertEquals("Please act", mail.getSubject());
        assertEquals(1, mail.getAllRecipients().length);
        World.await(() -> number("head", "sent") == 1, "it to count as sent");
        // It comes back later, when the target has another address.
        var other = World.address("other");
        db.useTransaction(
                handle -> handle.execute("UPDATE letter_target SET email = ? WHERE email = ?", other, target));
        db.useTransaction(handle -> returned.fire(new MailReturned(handle, copy, MailReturned.Kind.HARD)));
        assertEquals(1, number("head", "returned"));
        assertTrue(isRefused(target));
        assertFalse(isRefused(other));
    }

    @Test
    void a_mailbox_that_refuses_is_left_alone_until_somebody_enters_an_address() {
        var target = World.address("gone");
        var letter = Written.to("hard", target, 3600, false);
        try (var refusing = new RefusingMailServer(PORT, Map.of("RCPT", "550 5.1.1 no such person"))) {
            assertTrue(refusing.url().endsWith(":" + PORT));
            write(letter, "Suzie Sample", target);
            World.await(() -> isRefused(target), "the mailbox to be left alone");
        }
        assertEquals(0, number("hard", "sent"));
        assertEquals(List.of("waiting"), states("hard"));
        start();
        write(letter, "Sandra Sample", target);
        assertEquals(List.of("waiting", "waiting"), states("hard"));
        var lena = Desk.invited("lena", "--organisation", "hard-river-watch", "--role", "owner");
        World.await(
                () -> lena.get(letter.desk()).asString().contains("Mailboxes that take no mail"),
                "the workspace to say so");
        var page = lena.get(letter.desk() + "/targets").asString();
        var one = page.replaceAll("(?s).*href=\"(/staff/[^\"]*/target/[0-9a-f-]{36})\".*", "$1");
        var other = World.address("other");
        lena.send(one, "do", "address", "email", other).then().statusCode(303);
        World.await(() -> mailsTo(other) == 2, "both letters at the new address");
        assertEquals(0, mailsTo(target));
    }

    @Test
    void what_is_refused_for_now_is_tried_again_and_counts_once_it_went() {
        var target = World.address("later");
        var letter = Written.to("soft", target, 3600, false);
        try (var refusing = new RefusingMailServer(PORT, Map.of("RCPT", "451 4.3.0 not now"))) {
            assertTrue(refusing.url().endsWith(":" + PORT));
            write(letter, "Suzie Sample", target);
            World.await(() -> number("soft", "failed") == 1, "a first attempt that fails");
        }
        assertEquals(0, number("soft", "sent"));
        start();
        db.useTransaction(handle -> handle.execute("UPDATE letter_copy SET due = now() WHERE state = 'waiting'"));
        received(target);
        World.await(() -> number("soft", "sent") == 1, "it to count as sent");
    }

    @Test
    void what_may_have_gone_is_not_sent_again_by_itself() {
        var target = World.address("unsure");
        var letter = Written.to("doubt", target, 3600, false);
        db.useTransaction(handle -> handle.execute("""
                INSERT INTO letter_mailbox (email, free_at) VALUES (?, now() + interval '1 day')
                """, target));
        write(letter, "Suzie Sample", target);
        // As after a crash: on its way, and nobody is sending it.
        db.useTransaction(handle -> handle.execute(
                "UPDATE letter_copy SET state = 'sending', due = now() - interval '1 minute' WHERE target IN (SELECT id FROM letter_target WHERE email = ?)",
                target));
        World.await(() -> states("doubt").equals(List.of("unsure")), "it to be doubted");
        start();
        var lena = Desk.invited("lena", "--organisation", "doubt-river-watch", "--role", "owner");
        lena.get(letter.desk()).then().body(containsString("1 letter may have gone"));
        assertEquals(0, number("doubt", "sent"));
        db.useTransaction(
                handle -> handle.execute("UPDATE letter_mailbox SET free_at = now() WHERE email = ?", target));
        lena.send(letter.desk(), "do", "retry-unsure").then().statusCode(303);
        received(target);
        World.await(() -> number("doubt", "sent") == 1, "it to count as sent");
    }

    /** Writes and confirms without the mail of the demo: the link is put where it is known. */
    private UUID write(Written letter, String name, String target) {
        letter.send(name, World.address("writer")).then().statusCode(303);
        var token = Token.fresh();
        var copy = db.inTransaction(handle -> {
            handle.execute(
                    "UPDATE letter_writing SET token_sha256 = ? WHERE NOT confirmed AND action = (SELECT id FROM action WHERE slug = ?)",
                    Token.hash(token),
                    letter.path().substring("/letters/".length()));
            return handle.select("""
                            SELECT c.id FROM letter_copy c JOIN letter_target t ON t.id = c.target
                             WHERE lower(t.email) = ? AND c.state = 'unconfirmed'
                            """, target).mapTo(UUID.class).one();
        });
        browser().post("/my-letters/" + token).then().statusCode(303);
        return copy;
    }

    private void start() {
        server = new GreenMail(MailPlace.at(PORT));
        server.start();
    }

    private MimeMessage received(String to) {
        World.await(() -> mailsTo(to) > 0, "a letter over SMTP");
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> isTo(mail, to))
                .findFirst()
                .orElseThrow();
    }

    private long mailsTo(String to) {
        return Optional.ofNullable(server)
                .map(one -> Arrays.stream(one.getReceivedMessages())
                        .filter(mail -> isTo(mail, to))
                        .count())
                .orElse(0L);
    }

    private static boolean isTo(MimeMessage mail, String to) {
        try {
            return mail.getAllRecipients()[0].toString().equals(to);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isRefused(String mailbox) {
        return db.read(handle -> handle.select(
                        "SELECT EXISTS (SELECT 1 FROM letter_mailbox WHERE email = ? AND refused IS NOT NULL)", mailbox)
                .mapTo(Boolean.class)
                .one());
    }

    private List<String> states(String prefix) {
        return db.read(handle -> handle.select(
                        "SELECT c.state FROM letter_copy c JOIN action a ON a.id = c.action WHERE a.slug = ?",
                        prefix + "-letter")
                .mapTo(String.class)
                .list());
    }

    private long number(String prefix, String what) {
        return db.read(handle -> handle.select(
                        "SELECT coalesce(sum(number), 0) FROM letter_day d JOIN action a ON a.id = d.action WHERE a.slug = ? AND what = ?",
                        prefix + "-letter",
                        what)
                .mapTo(Long.class)
                .one());
    }

    private static int freePort() {
        try {
            return FreePort.take();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
