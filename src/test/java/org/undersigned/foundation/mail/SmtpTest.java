package org.undersigned.foundation.mail;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import io.vertx.core.Vertx;
import io.vertx.core.net.PfxOptions;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.world.MailPlace;

/** Mail and password on their way to real servers. 0.0.0.0 leads to this machine, and is not among its names. */
class SmtpTest {

    private static final Vertx VERTX = Vertx.vertx();

    @TempDir
    static Path folder;

    private static Path here;
    private static Path elsewhere;

    @BeforeAll
    static void certificates() {
        here = TlsMailServer.certificate(folder, "0.0.0.0");
        elsewhere = TlsMailServer.certificate(folder, "mail.example.org");
    }

    @AfterAll
    static void end() throws Exception {
        VERTX.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void without_encryption_neither_mail_nor_password_leaves_this_machine() {
        var server = new GreenMail(MailPlace.at(0));
        server.start();
        try {
            var at = "0.0.0.0:" + server.getSmtp().getPort();
            assertThrows(CompletionException.class, () -> send("smtp://ada:open%20sesame@" + at, here));
            assertThrows(CompletionException.class, () -> send("smtp://" + at, here));
            assertEquals(0, server.getReceivedMessages().length);
            assertDoesNotThrow(() -> send("smtp://" + at + "?tls=optional", here));
            assertDoesNotThrow(() -> send("smtp://127.0.0.1:" + server.getSmtp().getPort(), here));
            assertEquals(2, server.getReceivedMessages().length);
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp", "smtps"})
    void the_password_is_told_to_who_has_the_certificate_of_the_host_and_to_nobody_else(String scheme)
            throws IOException {
        var fromTheStart = scheme.equals("smtps");
        try (var good = new TlsMailServer(here, fromTheStart);
                var misnamed = new TlsMailServer(elsewhere, fromTheStart);
                var unknown = new TlsMailServer(here, fromTheStart)) {
            send(scheme + "://ada:open%20sesame@0.0.0.0:" + good.port, here);
            assertTrue(good.heard.stream().anyMatch(line -> line.startsWith("AUTH ")), good.heard::toString);
            assertTrue(good.heard.stream().noneMatch(line -> line.startsWith("!AUTH")), good.heard::toString);
            assertThrows(
                    CompletionException.class,
                    () -> send(scheme + "://ada:open%20sesame@0.0.0.0:" + misnamed.port, elsewhere));
            assertThrows(
                    CompletionException.class,
                    () -> send(scheme + "://ada:open%20sesame@0.0.0.0:" + unknown.port, elsewhere));
            for (var server : new TlsMailServer[] {misnamed, unknown})
                assertTrue(server.heard.stream().noneMatch(line -> line.contains("AUTH")), server.heard::toString);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "smtp://mail.example.org, 25, REQUIRED",
        "smtp://ada:x@mail.example.org:587/, 587, REQUIRED",
        "smtp://mail.example.org?tls=optional, 25, WHERE_OFFERED",
        "smtp://127.example.org, 25, REQUIRED",
        "smtp://ada:x@localhost:2525, 2525, WHERE_OFFERED",
        "smtp://[::1], 25, WHERE_OFFERED",
        "smtps://ada:x@mail.example.org, 465, FROM_THE_START"
    })
    void an_address_says_what_has_to_be_encrypted(String text, int port, SmtpAddress.Encryption encryption) {
        var address = SmtpAddress.parse(text).orElseThrow();
        assertEquals(port, address.port());
        assertEquals(encryption, address.encryption());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example.org",
                "http://mail.example.org",
                "smtp://",
                "smtp://ada@mail.example.org",
                "smtp://:sesame@mail.example.org",
                "smtp://ada:sesame@mail.example.org?tls=optional",
                "smtp://mail.example.org?tls=never",
                "smtps://mail.example.org?tls=optional",
                "smtp://ada:sesame@mail.example.org:70000",
                "smtp://ada:sesame@mail.example.org/inbox",
                "smtp://ada:sesame @mail.example.org"
            })
    void an_address_that_cannot_be_used_says_what_to_write_and_nothing_of_the_password(String text) {
        var refused = assertThrows(IllegalArgumentException.class, () -> SmtpAddress.parse(text));
        assertTrue(refused.getMessage().matches("(?s).*(Write|Leave out) .*"), refused.getMessage());
        assertFalse(refused.getMessage().contains("sesame"), refused.getMessage());
        assertFalse(SmtpAddress.parse("smtp://ada:sesame@localhost").toString().contains("sesame"));
    }

    /** As {@link SmtpClients} does, with one certificate that is trusted. */
    private static void send(String url, Path trusted) {
        var config = SmtpClients.config(SmtpAddress.parse(url).orElseThrow(), "localhost")
                .setTrustOptions(new PfxOptions()
                        .setPath(TlsMailServer.trust(trusted).toString())
                        .setPassword(TlsMailServer.SECRET));
        var client = MailClient.create(VERTX, config);
        try {
            client.sendMail(new MailMessage("a@example.org", "b@example.org", "Word", "Text"))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();
        } finally {
            client.close();
        }
    }
}
