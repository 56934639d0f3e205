package org.undersigned.mailing.returned;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.foundation.db.Db;
import org.undersigned.mailing.returned.MailReturned.Kind;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** Returned mail is read from a real mailbox. */
@QuarkusTest
class ReturnsTest {

    @Inject
    Heard heard;

    @Inject
    ReturnsJob job;

    @Inject
    Db db;

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_POP3)
    });
    private final String prefix = "ret" + UUID.randomUUID().toString().substring(0, 8);
    private final String path = "/staff/organisations/" + prefix + "-river-watch/returns";
    private final UUID mail = UUID.randomUUID();
    private Desk owner;

    @BeforeEach
    void start() {
        server.start();
        server.setUser("returns@bounces.example.org", "returns", "open-sesame");
        OwnPetition.draft(prefix);
        owner = Desk.invited("Nina", "--organisation", prefix + "-river-watch");
    }

    @AfterEach
    void stop() {
        owner.send(path + "/mailbox", "do", "end");
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"imap", "pop3"})
    void reports_are_told_and_deleted_and_everything_else_stays(String protocol) throws Exception {
        deliver(Samples.bounce(envelope(), "failed", "5.1.1", "smtp; 550 5.1.1 nobody"));
        deliver(Samples.complaint("abuse", "<" + mail + "@example.org>"));
        deliver("From: ada@example.org\r\nTo: returns@bounces.example.org\r\nSubject: Hello\r\n\r\nA question\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        choose(protocol, "open-sesame").then().statusCode(200).body(not(containsString("sesame")));
        job.run();
        assertEquals(List.of(Kind.COMPLAINT, Kind.HARD), heard.of(mail));
        job.run();
        assertEquals(2, heard.of(mail).size());
        assertEquals(
                List.of("Hello"),
                Arrays.stream(server.getReceivedMessages())
                        .map(ReturnsTest::subject)
                        .toList());
        owner.get(path).then().body(containsString("read last on"), not(containsString("could not be read")));
    }

    @Test
    void a_password_that_is_wrong_and_a_server_that_is_silent_are_told_on_the_page() {
        choose("imap", "wrong");
        job.run();
        owner.get(path).then().body(containsString("does not take user and password"));
        choose("imap", "open-sesame");
        server.stop();
        job.run();
        owner.get(path).then().body(containsString("did not answer"));
        server.start();
    }

    @Test
    void a_bounce_changes_no_signature_and_no_count() throws Exception {
        var petition = OwnPetition.open(prefix);
        var suzie = World.address("suzie");
        petition.supporter("Suzie Stays", suzie, petition.box());
        World.await(() -> petition.published() == 1, "the count");
        var before = signatures();
        deliver(Samples.bounce(envelope(), "failed", "5.1.1", "smtp; 550 5.1.1 nobody"));
        choose("imap", "open-sesame");
        job.run();
        assertEquals(List.of(Kind.HARD), heard.of(mail));
        assertEquals(before, signatures());
        assertEquals(1, petition.published());
    }

    @Test
    void an_address_that_is_none_is_refused_and_not_shown_again() {
        owner.send(path + "/mailbox", "mailbox", "http://ada:open-sesame@mail.example.org")
                .then()
                .statusCode(422)
                .body(containsString("href=\"#mailbox\""), not(containsString("sesame")));
    }

    private io.restassured.response.Response choose(String protocol, String password) {
        var port = protocol.equals("imap")
                ? server.getImap().getPort()
                : server.getPop3().getPort();
        return owner.send(path + "/mailbox", "mailbox", protocol + "://returns:" + password + "@127.0.0.1:" + port);
    }

    private void deliver(byte[] message) throws Exception {
        var user = server.getUserManager().getUser("returns");
        user.deliver(new MimeMessage(null, new ByteArrayInputStream(message)));
    }

    private String envelope() {
        return "returns+" + Token.of(mail) + "@bounces.example.org";
    }

    private List<String> signatures() {
        return db.read(handle -> handle.select(
                        "SELECT s.id || s.state FROM signature s JOIN action a ON a.id = s.petition WHERE a.slug = ? ORDER BY 1",
                        prefix + "-stop-the-outfall")
                .mapTo(String.class)
                .list());
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
