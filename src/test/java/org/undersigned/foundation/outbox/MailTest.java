package org.undersigned.foundation.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.FreePort;
import org.undersigned.world.MailPlace;
import org.undersigned.world.World;

/** Mail over a real SMTP server. */
@QuarkusTest
@TestProfile(MailTest.WithSmtp.class)
class MailTest {

    static final int PORT = freePort();

    @Inject
    Db db;

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
    }

    @Test
    void the_confirmation_arrives_as_text_and_html_in_the_signers_language() throws Exception {
        start();
        var rosa = World.address("rosa");
        World.browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", "Rosa Múñiz")
                .formParam("email", rosa)
                .formParam("country", "MX")
                .post("/es" + World.PETITION + "/signatures")
                .then()
                .statusCode(303);
        var mail = received(rosa);
        assertTrue(
                mail.getSubject().contains("Pongan fin")
                        || mail.getSubject().toLowerCase(java.util.Locale.ROOT).contains("firma"),
                mail.getSubject());
        var parts = (MimeMultipart) mail.getContent();
        assertTrue(parts.getContentType().startsWith("multipart/alternative"));
        assertEquals(2, parts.getCount());
        var text = (String) parts.getBodyPart(0).getContent();
        assertTrue(text.contains("Rosa Múñiz") && text.contains("/confirmations/"), text);
        assertTrue(((String) parts.getBodyPart(1).getContent()).contains("lang=\"es\""));
        assertNull(mail.getHeader("Cc"));
        assertEquals("auto-generated", mail.getHeader("Auto-Submitted")[0]);
        assertTrue(mail.getMessageID().endsWith("@localhost>"));
    }

    @Test
    void while_the_server_is_down_people_sign_and_afterwards_each_gets_one_mail() throws Exception {
        var people = List.of(World.address("ana"), World.address("ben"), World.address("cem"));
        for (var person : people) World.sign("Ana Waits", person).then().statusCode(303);
        World.await(() -> failedOnce() >= people.size(), "a first attempt that fails");
        start();
        db.useTransaction(handle -> handle.execute("UPDATE outbox SET due = now() WHERE state = 'waiting'"));
        for (var person : people) received(person);
        World.await(() -> waiting() == 0, "the outbox to be empty");
        for (var person : people) assertEquals(1, mailsTo(person), "one mail and no second");
    }

    private void start() {
        server = new GreenMail(MailPlace.at(PORT));
        server.start();
    }

    private MimeMessage received(String to) {
        World.await(() -> mailsTo(to) > 0, "a mail over SMTP");
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> isTo(mail, to))
                .findFirst()
                .orElseThrow();
    }

    private long mailsTo(String to) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> isTo(mail, to))
                .count();
    }

    private static boolean isTo(MimeMessage mail, String to) {
        try {
            return mail.getAllRecipients()[0].toString().equals(to);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private long failedOnce() {
        return db.read(handle -> handle.select("SELECT count(*) FROM outbox WHERE state = 'waiting' AND attempts > 0")
                .mapTo(Long.class)
                .one());
    }

    private long waiting() {
        return db.read(handle -> handle.select("SELECT count(*) FROM outbox WHERE state = 'waiting'")
                .mapTo(Long.class)
                .one());
    }

    private static int freePort() {
        try {
            return FreePort.take();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
