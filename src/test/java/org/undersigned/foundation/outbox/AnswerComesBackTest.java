package org.undersigned.foundation.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.mailing.returned.MailReturned;
import org.undersigned.mailing.returned.Token;
import org.undersigned.world.Desk;
import org.undersigned.world.MailPlace;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** The mail about a target's answer over a real mail server: in the name of the lead, and to nobody it has to leave alone. */
@QuarkusTest
@TestProfile(MailTest.WithSmtp.class)
class AnswerComesBackTest {

    private static final Pattern LINK = Pattern.compile("/confirmations/[A-Za-z0-9_-]{20,}");
    private static final String TODAY = LocalDate.now(ZoneOffset.UTC).toString();

    @Inject
    Db db;

    @Inject
    Published.Registry published;

    @Inject
    Event<MailReturned> returned;

    private final String prefix = "back" + UUID.randomUUID().toString().substring(0, 8);
    private final String gil = World.address("gil");
    private final String una = World.address("una");
    private GreenMail server;
    private Desk desk;
    private String page;

    @BeforeEach
    void start() {
        server = new GreenMail(MailPlace.at(MailTest.PORT));
        server.start();
        var petition = OwnPetition.open(prefix);
        sender();
        for (var person : List.of(gil, una)) {
            petition.sign("Some Body", person, "updates").then().statusCode(303);
            World.browser().post(confirmation(person)).then().statusCode(303);
        }
        desk = Desk.invited("Cleo", "--organisation", prefix + "-river-watch", "--role", "owner");
        var pages = "/staff/campaigns/" + prefix + "-clean-river-now/" + petition.slug();
        desk.send(pages + "/state", "step", "open-closed").then().statusCode(303);
        published.refresh();
        page = pages + "/delivery/record";
        desk.send(
                        page,
                        "target",
                        "0",
                        "handed-on",
                        TODAY,
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
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void whose_mailbox_is_gone_by_the_first_mail_gets_no_second_one() throws Exception {
        answer("answer", "partly");
        var mail = received(gil, "Answered: ");
        received(una, "Answered: ");
        assertEquals("River Watch <news@river.example.net>", mail.getHeader("From", null));
        assertEquals("office@river.example.net", mail.getHeader("Reply-To", null));
        assertTrue(mail.getHeader("List-Id", null).endsWith("-river-watch.river.example.net>"));
        assertEquals("List-Unsubscribe=One-Click", mail.getHeader("List-Unsubscribe-Post", null));
        var id = UUID.fromString(mail.getMessageID().replaceFirst("<(.*)@river.example.net>", "$1"));
        assertEquals("<returns+" + Token.of(id) + "@river.example.net>", mail.getHeader("Return-Path", null));

        db.useTransaction(handle -> returned.fire(new MailReturned(handle, id, MailReturned.Kind.HARD)));
        answer("correct", "no", "reason", "We misread it.");
        received(una, "Corrected: ");
        World.await(() -> owed() == 0, "nothing to be owed any more");
        assertEquals(0, to(gil, "Corrected: ").size());
    }

    @Test
    void one_click_in_it_ends_mail_about_the_petition() throws Exception {
        answer("answer", "partly");
        var link =
                received(gil, "Answered: ").getHeader("List-Unsubscribe", null).replaceAll("^<https?://[^/]+|>$", "");
        World.browser()
                .formParam("List-Unsubscribe", "One-Click")
                .post(link)
                .then()
                .statusCode(200);
        answer("correct", "no", "reason", "We misread it.");
        received(una, "Corrected: ");
        assertEquals(0, to(gil, "Corrected: ").size());
    }

    private void answer(String what, String how, String... more) {
        var path = desk.get(page).asString().replaceFirst("(?s).*href=\"([^\"]+/record/[0-9a-f-]{36})\".*", "$1");
        var fields = new ArrayList<>(List.of(
                "do",
                what,
                "answer",
                how,
                "answered-on",
                TODAY,
                "answer-text",
                "We will think.",
                "mailed",
                "on",
                "sure",
                "on",
                "answer-seen",
                desk.get(path).asString().replaceFirst("(?s).* name=\"answer-seen\"[^>]* value=\"([^\"]*)\".*", "$1")));
        fields.addAll(List.of(more));
        desk.send(path, fields.toArray(String[]::new)).then().statusCode(200);
        published.refresh();
    }

    private void sender() {
        db.useTransaction(handle -> handle.execute("""
                INSERT INTO sender (organisation, state, name, address, domain, reply_to, bounces, per_minute, proven)
                SELECT id, 'in-force', 'River Watch', 'news@river.example.net', 'river.example.net', 'office@river.example.net',
                       'returns@river.example.net', 600, 'operator' FROM organisation WHERE slug = ?
                """, prefix + "-river-watch"));
    }

    private int owed() {
        return db.read(
                handle -> handle.select("""
                        SELECT count(*) FROM outbox o JOIN signature s ON s.id = o.subject_id JOIN action a ON a.id = s.petition
                         WHERE o.kind = 'response' AND a.slug LIKE ?
                        """, prefix + "%").mapTo(Integer.class).one());
    }

    private String confirmation(String address) {
        World.await(() -> !to(address, "").isEmpty(), "the mail to confirm");
        try {
            var text = (String) ((MimeMultipart) to(address, "").getFirst().getContent())
                    .getBodyPart(0)
                    .getContent();
            var found = LINK.matcher(text);
            assertTrue(found.find(), text);
            return found.group();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private MimeMessage received(String address, String subject) {
        World.await(() -> !to(address, subject).isEmpty(), "the mail " + subject);
        return to(address, subject).getFirst();
    }

    private List<MimeMessage> to(String address, String subject) {
        return Stream.of(server.getReceivedMessages())
                .filter(mail -> isTo(mail, address, subject))
                .toList();
    }

    private static boolean isTo(MimeMessage mail, String address, String subject) {
        try {
            return Arrays.toString(mail.getAllRecipients()).contains(address)
                    && mail.getSubject().startsWith(subject);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
