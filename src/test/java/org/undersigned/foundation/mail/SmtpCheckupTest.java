package org.undersigned.foundation.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.foundation.checkup.Finding;
import org.undersigned.foundation.http.Site;
import org.undersigned.world.MailPlace;

@QuarkusTest
class SmtpCheckupTest {

    /** Without encryption. It is reached at 0.0.0.0, too, which is not among the names of this machine. */
    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(MailPlace.at(0));

    @TempDir
    static Path folder;

    private static Path here;
    private static Path elsewhere;

    @Inject
    Site site;

    @BeforeAll
    static void certificates() {
        here = TlsMailServer.certificate(folder, "localhost");
        elsewhere = TlsMailServer.certificate(folder, "mail.example.org");
    }

    @Test
    void a_mail_server_that_greets_is_fine_and_nothing_is_sent() {
        assertEquals(Finding.Level.FINE, level("smtp://127.0.0.1:" + port()));
        assertEquals(0, SERVER.getReceivedMessages().length);
    }

    @Test
    void a_server_that_is_not_there_is_a_fault() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertEquals(Finding.Level.FAULT, level("smtp://127.0.0.1:" + port));
    }

    @Test
    void elsewhere_a_server_without_encryption_is_a_fault_unless_that_is_what_was_asked_for() {
        var found = look("smtp://0.0.0.0:" + port(), here);
        assertEquals(Finding.Level.FAULT, found.level());
        assertTrue(found.what().contains("STARTTLS"), found.what());
        assertEquals(Finding.Level.LOOK, level("smtp://0.0.0.0:" + port() + "?tls=optional"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_certificate_has_to_be_for_the_host_and_from_somebody_who_is_trusted(boolean fromTheStart)
            throws IOException {
        var scheme = fromTheStart ? "smtps" : "smtp";
        try (var good = new TlsMailServer(here, fromTheStart);
                var misnamed = new TlsMailServer(elsewhere, fromTheStart)) {
            assertEquals(
                    Finding.fine("The mail server greets us, encrypted, with a certificate for localhost."),
                    look(scheme + "://localhost:" + good.port, here));
            var wrong = look(scheme + "://localhost:" + misnamed.port, elsewhere);
            assertEquals(Finding.Level.FAULT, wrong.level());
            assertTrue(wrong.what().contains("no certificate for localhost"), wrong.what());
            assertEquals(Finding.Level.FAULT, level(scheme + "://localhost:" + good.port));
        }
    }

    private static int port() {
        return SERVER.getSmtp().getPort();
    }

    /** As the JDK trusts. */
    private Finding.Level level(String url) {
        return look(url, (SSLSocketFactory) SSLSocketFactory.getDefault()).level();
    }

    private Finding look(String url, Path trusted) {
        return look(url, TlsMailServer.trusting(trusted));
    }

    private Finding look(String url, SSLSocketFactory trusting) {
        return new SmtpCheckup(site, SmtpAddress.parse(url), Optional.empty(), trusting)
                .look()
                .getFirst();
    }
}
