package org.undersigned.mailing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.mail.RefusingMailServer;
import org.undersigned.mailing.returned.Token;
import org.undersigned.mailing.sender.SenderSeal;
import org.undersigned.supporter.UnsubscribeLinks;
import org.undersigned.world.Desk;
import org.undersigned.world.MailPlace;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** How mails of a mailing leave by the organisation's own mail server, and what happens when that goes wrong. */
@QuarkusTest
class SendingTest {

    @Inject
    Db db;

    @Inject
    SenderSeal seal;

    @Inject
    UnsubscribeLinks links;

    @Inject
    Published.Registry published;

    private final String prefix = "send" + UUID.randomUUID().toString().substring(0, 8);
    private final GreenMail server = new GreenMail(MailPlace.at(0));
    private final String ada = World.address("ada");
    private OwnPetition petition;
    private Mailings mailings;

    @BeforeEach
    void open() {
        server.start();
        petition = OwnPetition.open(prefix);
        petition.supporter("Ada Allows", ada, petition.box());
        var organisation = prefix + "-river-watch";
        mailings = new Mailings(Desk.invited("Wren", "--organisation", organisation), organisation);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void it_leaves_under_the_organisations_name_and_comes_back_to_an_address_of_its_own() throws Exception {
        sender("smtp://127.0.0.1:" + server.getSmtp().getPort(), 60_000);
        var mailing = started();
        World.await(() -> server.getReceivedMessages().length == 1, "the mail");
        var mail = to(ada);
        assertEquals("River Watch <news@river.example.net>", mail.getHeader("From", null));
        var id = mail(mailing);
        assertEquals("<" + id + "@river.example.net>", mail.getMessageID());
        assertEquals("<returns+" + Token.of(id) + "@river.example.net>", mail.getHeader("Return-Path", null));
        assertTrue(mail.getHeader("List-Id", null).endsWith(".river.example.net>"));
        await(mailing, "sent");
    }

    @Test
    void a_mail_that_was_in_the_hands_of_somebody_who_died_is_not_sent_again_by_itself() {
        var place = "smtp://127.0.0.1:" + server.getSmtp().getPort();
        sender(place, 1);
        var mailing = waitingForPace();
        db.useTransaction(handle -> handle.execute(
                "UPDATE mailing_mail SET state = 'taken', taken_until = now() - interval '1 second' WHERE mailing = ?",
                id(mailing)));
        await(mailing, "unsure");
        assertEquals(0, server.getReceivedMessages().length);
        mailings.act(mailing, "again-unsure").then().statusCode(200);
        sender(place, 60_000);
        db.useTransaction(handle -> handle.execute("DELETE FROM mailing_pace"));
        await(mailing, "sent");
        World.await(() -> server.getReceivedMessages().length == 1, "the mail after somebody said so");
    }

    @Test
    void a_paused_mailing_sends_nothing_until_it_goes_on() {
        sender("smtp://127.0.0.1:" + server.getSmtp().getPort(), 60_000);
        var mailing = waitingForPace();
        mailings.act(mailing, "pause").then().statusCode(200);
        db.useTransaction(handle -> handle.execute("DELETE FROM mailing_pace"));
        var other = started();
        await(other, "sent");
        assertEquals("waiting", state(mailing), "while another one leaves");
        mailings.act(mailing, "resume").then().statusCode(200);
        await(mailing, "sent");
    }

    @Test
    void who_takes_the_permission_back_before_the_mail_leaves_is_left_out() {
        sender("smtp://127.0.0.1:" + server.getSmtp().getPort(), 60_000);
        var mailing = waitingForPace();
        var signature = UUID.fromString(one(mailing, "signature::text"));
        var link = links.of(signature, UUID.fromString(one(mailing, "organisation::text")));
        World.browser().post(link.replaceFirst("^https?://[^/]+", "")).then().statusCode(200);
        db.useTransaction(handle -> handle.execute("DELETE FROM mailing_pace"));
        await(mailing, "gone");
        assertEquals(0, server.getReceivedMessages().length);
    }

    @Test
    void mail_to_those_who_want_to_hear_of_a_petition_never_leaves_by_the_server_of_its_lead() {
        sender("smtp://127.0.0.1:" + server.getSmtp().getPort(), 60_000);
        var tilda = World.address("tilda");
        petition.supporter("Tilda Told", tilda, "updates");
        var mailing = mailings.tried("audience", petition.slug());
        mailings.start(mailing);
        await(mailing, "sent");
        assertEquals(0, server.getReceivedMessages().length);
        // It went by the server of the installation, of which the demo has none and keeps it.
        World.mail(tilda, 3);
    }

    @Test
    void who_leads_no_longer_writes_to_the_list_no_longer() {
        petition.supporter("Tilda Told", World.address("tilda"), "updates");
        sender("smtp://127.0.0.1:" + server.getSmtp().getPort(), 60_000);
        var draft = mailings.tried("audience", petition.slug());
        block();
        mailings.start(draft);
        await(draft, "waiting");
        db.useTransaction(handle -> {
            handle.execute(
                    "UPDATE partnership SET role = CASE role WHEN 'lead' THEN 'supporting' ELSE 'lead' END WHERE campaign IN"
                            + " (SELECT id FROM campaign WHERE slug LIKE ?)",
                    prefix + "%");
            Publication.changed(handle);
        });
        published.refresh();
        db.useTransaction(handle -> handle.execute("DELETE FROM mailing_pace"));
        World.await(
                () -> mailings.desk().get(draft).asString().contains("<span class=\"tag\">Paused</span>"),
                "the mailing to pause");
        assertEquals("waiting", state(draft));
        mailings.act(draft, "resume").then().statusCode(409);
    }

    @Test
    void what_no_server_takes_for_good_is_shown_and_can_be_tried_again() {
        try (var refusing = new RefusingMailServer(Map.of("RCPT", "550 5.1.1 nobody of that name"))) {
            var draft = mailings.tried();
            sender(refusing.url(), 60_000);
            mailings.start(draft);
            await(draft, "failed");
            assertEquals("550", status(draft));
            sender("smtp://127.0.0.1:" + server.getSmtp().getPort(), 60_000);
            mailings.act(draft, "again-failed").then().statusCode(200);
            await(draft, "sent");
        }
    }

    @Test
    void what_a_server_does_not_take_for_now_is_tried_later() {
        try (var refusing = new RefusingMailServer(Map.of("RCPT", "450 4.2.1 later"))) {
            var draft = mailings.tried();
            sender(refusing.url(), 60_000);
            mailings.start(draft);
            World.await(() -> "450".equals(status(draft)), "a first attempt");
            await(draft, "waiting");
            sender("smtp://127.0.0.1:" + server.getSmtp().getPort(), 60_000);
            db.useTransaction(
                    handle -> handle.execute("UPDATE mailing_mail SET due = now() WHERE mailing = ?", id(draft)));
            await(draft, "sent");
        }
    }

    @Test
    void a_server_that_dies_after_the_mail_leaves_it_unsure() {
        try (var dying = new RefusingMailServer(Map.of(".", ""))) {
            var draft = mailings.tried();
            sender(dying.url(), 60_000);
            mailings.start(draft);
            await(draft, "unsure");
        }
    }

    private String started() {
        var draft = mailings.tried();
        mailings.start(draft);
        return draft;
    }

    /** A mailing whose turn has not come: the organisation sent one a moment ago, and may send one a minute. */
    private String waitingForPace() {
        var draft = mailings.tried();
        block();
        mailings.start(draft);
        await(draft, "waiting");
        return draft;
    }

    private void block() {
        db.useTransaction(handle -> handle.execute("""
                INSERT INTO mailing_pace (domain, free_at) VALUES ('river.example.net', now() + interval '1 hour')
                ON CONFLICT (domain) DO UPDATE SET free_at = excluded.free_at
                """));
    }

    private void sender(String smtp, int perMinute) {
        db.useTransaction(handle -> {
            var organisation = handle.select("SELECT id FROM organisation WHERE slug = ?", prefix + "-river-watch")
                    .mapTo(UUID.class)
                    .one();
            handle.execute("DELETE FROM sender WHERE organisation = ?", organisation);
            handle.execute("""
                    INSERT INTO sender (organisation, state, name, address, domain, reply_to, bounces, per_minute, smtp, proven)
                    VALUES (?, 'in-force', 'River Watch', 'news@river.example.net', 'river.example.net', 'office@river.example.net',
                            'returns@river.example.net', ?, ?, 'operator')
                    """, organisation, perMinute, seal.seal(organisation, "smtp", smtp));
        });
    }

    private MimeMessage to(String address) throws Exception {
        for (var mail : server.getReceivedMessages())
            if (mail.getAllRecipients()[0].toString().equals(address)) return mail;
        throw new AssertionError("no mail");
    }

    private void await(String mailing, String state) {
        World.await(() -> state.equals(state(mailing)), "the mail to be " + state);
    }

    private String state(String mailing) {
        return one(mailing, "state");
    }

    private String status(String mailing) {
        return one(mailing, "status::text");
    }

    private UUID mail(String mailing) {
        return UUID.fromString(one(mailing, "id::text"));
    }

    private String one(String mailing, String column) {
        return db.read(handle -> handle.select("SELECT " + column + " FROM mailing_mail WHERE mailing = ?", id(mailing))
                .mapTo(String.class)
                .findOne()
                .orElse(null));
    }

    private static UUID id(String mailing) {
        return UUID.fromString(mailing.replaceFirst(".*/", ""));
    }
}
