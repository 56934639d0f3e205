package org.undersigned.foundation.outbox;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.icegreen.greenmail.util.GreenMail;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.world.Desk;
import org.undersigned.world.MailPlace;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** A mail to a locked list waits for the passphrase, whatever the mail job tries, and then arrives once. */
@QuarkusTest
@TestProfile(MailTest.WithSmtp.class)
class LockedMailTest {

    private static final String PASSPHRASE = "gravel tulip orbit candle";
    private static final Pattern LINK = Pattern.compile("/confirmations/[A-Za-z0-9_-]{20,}");

    @Inject
    Db db;

    @Inject
    Published.Registry published;

    private final String prefix = "post" + UUID.randomUUID().toString().substring(0, 8);
    private GreenMail server;

    @BeforeEach
    void start() {
        server = new GreenMail(MailPlace.at(MailTest.PORT));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void what_cannot_be_written_waits_again_and_arrives_once_when_it_can() {
        var petition = OwnPetition.open(prefix);
        var watch = prefix + "-river-watch";
        var owner = Desk.invited("Oona", "--organisation", watch, "--role", "owner");
        var second = Desk.invited("Seth", "--organisation", watch, "--role", "owner");
        var pages = "/staff/campaigns/" + prefix + "-clean-river-now/" + petition.slug();
        owner.send(pages + "/updates", "do", "lock", "passphrase", PASSPHRASE, "again", PASSPHRASE)
                .then()
                .statusCode(200);
        second.send("/staff/approvals/" + approval(), "decision", "approve")
                .then()
                .statusCode(303);
        published.refresh();
        var tilda = World.address("tilda");
        petition.sign("Tilda Told", tilda, "updates").then().statusCode(303);
        World.browser().post(confirmation(tilda)).then().statusCode(303);
        owner.send(pages + "/state", "step", "open-closed").then().statusCode(303);
        published.refresh();
        answer(owner, pages + "/delivery/record");

        // As if a process had opened the list and was restarted since.
        db.useTransaction(
                handle -> handle.execute("UPDATE outbox SET state = 'waiting', due = now() WHERE kind = 'response'"));
        World.await(() -> states().equals(List.of("locked")), "the job to put it back");
        assertEquals(0, answers(tilda));
        for (var one : List.of(owner, second))
            World.await(() -> told(one.email) == 1, "each owner to be told that the mails wait");
        owner.send(pages + "/updates", "do", "unlock", "opens", PASSPHRASE)
                .then()
                .statusCode(200)
                .body(containsString("under way"));
        World.await(() -> answers(tilda) == 1 && states().isEmpty(), "the mail about the answer");
        assertEquals(1, answers(tilda));
    }

    private void answer(Desk owner, String page) {
        var today = LocalDate.now(ZoneOffset.UTC).toString();
        owner.send(
                        page,
                        "target",
                        "0",
                        "handed-on",
                        today,
                        "way",
                        "in-person",
                        "place",
                        "Town hall",
                        "by-whom",
                        "Ada Example",
                        "language",
                        "en",
                        "sure",
                        "on")
                .then()
                .statusCode(200);
        published.refresh();
        var path = owner.get(page).asString().replaceFirst("(?s).*href=\"([^\"]+/record/[0-9a-f-]{36})\".*", "$1");
        owner.send(
                        path,
                        "do",
                        "answer",
                        "answer",
                        "partly",
                        "answered-on",
                        today,
                        "answer-text",
                        "We will think.",
                        "mailed",
                        "on",
                        "sure",
                        "on")
                .then()
                .statusCode(200)
                .body(containsString("once somebody types the passphrase"));
    }

    private UUID approval() {
        return db.read(
                handle -> handle.select("""
                        SELECT s.id FROM staff_approval s JOIN updates_lock l ON l.key_id = s.subject
                          JOIN action a ON a.id = l.petition WHERE s.state = 'open' AND a.slug LIKE ?
                        """, prefix + "%").mapTo(UUID.class).one());
    }

    private List<String> states() {
        return db.read(handle -> handle.select("SELECT state FROM outbox WHERE kind = 'response'")
                .mapTo(String.class)
                .list());
    }

    private String confirmation(String to) {
        World.await(() -> links(to).findAny().isPresent(), "the mail with the link");
        return links(to).findFirst().orElseThrow();
    }

    private Stream<String> links(String to) {
        return mails(to)
                .map(mail -> LINK.matcher(text(mail)))
                .filter(Matcher::find)
                .map(Matcher::group);
    }

    private long answers(String to) {
        return mails(to).filter(mail -> subject(mail).startsWith("Answered: ")).count();
    }

    private long told(String to) {
        return mails(to)
                .filter(mail -> subject(mail).contains("wait for your passphrase"))
                .count();
    }

    private Stream<MimeMessage> mails(String to) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> recipient(mail).equals(to));
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(MimeMessage mail) {
        try {
            return (String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
