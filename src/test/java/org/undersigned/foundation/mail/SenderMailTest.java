package org.undersigned.foundation.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undersigned.foundation.http.Site;
import org.undersigned.world.MailPlace;

/** Mail in the name of somebody else than the installation. */
@QuarkusTest
class SenderMailTest {

    private static final String UNSUBSCRIBE = "https://petitions.example.org/unsubscribe/abc";

    @Inject
    Smtp smtp;

    @Inject
    Vertx vertx;

    @Inject
    Site site;

    private final GreenMail server = new GreenMail(MailPlace.at(0));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void it_comes_from_the_organisation_by_its_own_server_and_is_returned_to_its_own_address() throws Exception {
        var id = UUID.randomUUID();
        smtp.send(
                id,
                mail().from(
                                sender(Optional.empty()),
                                Optional.of("returns+abcdefghijklmnopqrstuvwxyz@bounces.example.net")));
        var mail = received();
        assertEquals("\"River Watch, Inc.\" <news@example.net>", mail.getHeader("From", null));
        assertEquals("<" + id + "@example.net>", mail.getMessageID());
        assertEquals("<returns+abcdefghijklmnopqrstuvwxyz@bounces.example.net>", mail.getHeader("Return-Path", null));
        assertEquals("auto-generated", mail.getHeader("Auto-Submitted", null));
        assertNull(mail.getHeader("DKIM-Signature"));
        assertNull(mail.getHeader("Cc"));
    }

    @Test
    void what_comes_from_the_installation_is_named_in_the_domain_of_its_own_address() throws Exception {
        var url = "smtp://127.0.0.1:" + server.getSmtp().getPort();
        var own = new Smtp(vertx, site, Optional.of(url), Optional.of("Ask together <sign@together.example.net>"));
        var id = UUID.randomUUID();
        own.send(id, mail());
        assertEquals("<" + id + "@together.example.net>", received().getMessageID());
    }

    @Test
    void with_a_key_everything_that_a_receiver_acts_by_is_signed() throws Exception {
        var key = new DkimKey("example.net", "u20260101", pkcs8());
        smtp.send(UUID.randomUUID(), mail().from(sender(Optional.of(key)), Optional.empty()));
        var signature = received().getHeader("DKIM-Signature", null).replaceAll("\\s", "");
        assertTrue(signature.contains("d=example.net;") && signature.contains("s=u20260101;"), signature);
        assertTrue(signature.contains("c=relaxed/relaxed;") && signature.contains("a=rsa-sha256;"), signature);
        var signed = Arrays.asList(signature
                .replaceFirst(".*[;]h=([^;]*);.*", "$1")
                .toLowerCase(Locale.ROOT)
                .split(":"));
        assertTrue(
                signed.containsAll(List.of(
                        "from",
                        "to",
                        "subject",
                        "date",
                        "message-id",
                        "mime-version",
                        "content-type",
                        "list-id",
                        "list-unsubscribe",
                        "list-unsubscribe-post")),
                signed::toString);
        assertFalse(key.toString().contains("example"), "a key tells nothing of itself");
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 nobody of that name, true",
        "RCPT, 550 nobody of that name, true",
        "RCPT, 552 5.2.2 full for good, true",
        ".,    554 5.6.0 not such a mail, true",
        "RCPT, 450 4.2.1 later, false",
        "RCPT, 554 5.7.1 you may not relay, false",
        "MAIL, 550 5.1.8 not in the name of that domain, false",
        "DATA, 503 5.5.1 not now, false",
        "HELLO, 554 no mail here, false"
    })
    void a_refusal_says_whether_to_try_again_and_whom_it_is_about_it_does_not_say(
            String command, String answer, boolean permanent) {
        try (var refusing = new RefusingMailServer(Map.of(command, answer))) {
            var sender =
                    new Sender("news@example.net", "example.net", SmtpAddress.parse(refusing.url()), Optional.empty());
            var mail = mail().from(sender, Optional.empty());
            var refused = assertThrows(MailRefused.class, () -> smtp.send(UUID.randomUUID(), mail));
            assertEquals(permanent, refused.permanent(), answer);
            assertEquals(Integer.parseInt(answer.substring(0, 3)), refused.status());
            assertFalse(refused.toString().contains("example"), refused.toString());
            assertNull(refused.getCause());
        }
    }

    @Test
    void where_nothing_answers_the_mail_may_be_tried_again() {
        var mail = mail().from(sender(Optional.empty()), Optional.empty());
        server.stop();
        var refused = assertThrows(MailRefused.class, () -> smtp.send(UUID.randomUUID(), mail));
        assertFalse(refused.permanent());
        assertEquals(0, refused.status());
    }

    private static Mail mail() {
        return new Mail("suzie@example.org", "News of the river", "Text", "<p>Text</p>", Map.of())
                .with("List-Id", "<river.example.net>")
                .with("List-Unsubscribe", "<" + UNSUBSCRIBE + ">")
                .with("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    private Sender sender(Optional<DkimKey> key) {
        var at = SmtpAddress.parse("smtp://127.0.0.1:" + server.getSmtp().getPort());
        return new Sender("\"River Watch, Inc.\" <news@example.net>", "example.net", at, key);
    }

    private MimeMessage received() {
        assertEquals(1, server.getReceivedMessages().length);
        return server.getReceivedMessages()[0];
    }

    private static byte[] pkcs8() throws NoSuchAlgorithmException {
        var keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        return keys.generateKeyPair().getPrivate().getEncoded();
    }
}
