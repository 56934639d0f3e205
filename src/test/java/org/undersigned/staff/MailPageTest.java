package org.undersigned.staff;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.FreePort;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.mail.RefusingMailServer;
import org.undersigned.foundation.outbox.MailWriter;
import org.undersigned.mailing.sender.Senders;
import org.undersigned.world.Desk;
import org.undersigned.world.MailPlace;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** What no server takes is given up at once, shown without a name, and tried again. */
@QuarkusTest
@TestProfile(MailPageTest.WithSmtp.class)
class MailPageTest {

    static final int PORT = freePort();

    @Inject
    Db db;

    @Inject
    Senders senders;

    @Inject
    @Any
    Instance<MailWriter> writers;

    public static final class WithSmtp implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("undersigned.smtp-url", "smtp://127.0.0.1:" + PORT);
        }
    }

    @Test
    void who_does_not_exist_is_given_up_at_once_and_what_may_work_later_is_not() {
        var operator = Desk.invited("Oona");
        var gone = World.address("gone");
        try (var server = new RefusingMailServer(PORT, Map.of("RCPT", "550 5.1.1 nobody of that name"))) {
            assertEquals("smtp://127.0.0.1:" + PORT, server.url());
            World.sign("Gone Already", gone).then().statusCode(303);
            World.await(() -> dead() > 0, "a mail that was given up");
        }
        var before = dead();
        try (var server = new RefusingMailServer(PORT, Map.of("RCPT", "451 4.7.1 later"))) {
            assertEquals("smtp://127.0.0.1:" + PORT, server.url());
            World.sign("Later Perhaps", World.address("later")).then().statusCode(303);
            World.await(() -> tried() > 0, "a mail that was tried");
            assertEquals(before, dead());
        }
        operator.get("/staff/mail")
                .then()
                .statusCode(200)
                .body(containsString("Confirmation of a signature"), containsString("The server said 550"))
                .body(not(containsString(gone)), not(containsString("Gone Already")));
        var server = new GreenMail(MailPlace.at(PORT));
        server.start();
        try {
            operator.send("/staff/mail/again", "kind", "confirm").then().statusCode(200);
            operator.send("/staff/mail/again", "kind", "").then().statusCode(200);
            World.await(
                    () -> Arrays.stream(server.getReceivedMessages()).anyMatch(one -> isTo(one, gone)),
                    "the mail at last");
        } finally {
            server.stop();
        }
        assertEquals(0, number("state = 'dead'"));
        operator.get("/staff/mail").then().body(containsString("Nothing was given up."));
    }

    @Test
    void an_operator_says_whose_a_domain_is_where_nothing_is_looked_up() {
        var prefix = "vou" + UUID.randomUUID().toString().substring(0, 8);
        OwnPetition.draft(prefix);
        var watch = prefix + "-river-watch";
        var owner = Desk.invited("Nina", "--organisation", watch);
        var page = "/staff/organisations/" + watch + "/sender";
        owner.send(page, "name", "River Watch", "address", "news@" + prefix + ".example.org");
        owner.get(page).then().body(containsString("looks nothing up"), containsString("dig +short TXT"));
        owner.send(page + "/check").then().statusCode(409);
        owner.get("/staff/mail").then().statusCode(404);
        var operator = Desk.invited("Oona");
        operator.get("/staff/mail").then().body(containsString(prefix + ".example.org"));
        operator.send("/staff/mail/domains", "organisation", watch, "domain", "other.example.org")
                .then()
                .statusCode(409);
        operator.send("/staff/mail/domains", "organisation", watch, "domain", prefix + ".example.org")
                .then()
                .statusCode(200);
        assertEquals(
                prefix + ".example.org",
                senders.of(db.read(handle -> handle.select("SELECT id FROM organisation WHERE slug = ?", watch)
                                .mapTo(UUID.class)
                                .one()))
                        .orElseThrow()
                        .sender()
                        .domain());
        owner.send(page, "name", "River Watch", "address", "news@other." + prefix + ".example.org");
        owner.get(page).then().body(containsString("Nothing shows yet that the domain is yours"));
    }

    @Test
    void every_kind_of_mail_has_a_word() {
        for (var writer : writers)
            for (var kind : writer.kinds()) assertTrue(Messages.of("en").has("staff.outbox.kind." + kind), kind);
    }

    private static boolean isTo(jakarta.mail.internet.MimeMessage mail, String to) {
        try {
            return mail.getAllRecipients()[0].toString().equals(to);
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private long dead() {
        return number("state = 'dead' AND kind = 'confirm'");
    }

    private long tried() {
        return number("state = 'waiting' AND attempts > 0 AND due > now()");
    }

    private long number(String which) {
        return db.read(handle -> handle.select("SELECT count(*) FROM outbox WHERE " + which)
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
