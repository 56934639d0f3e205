package org.undersigned.foundation.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.undersigned.foundation.checkup.Finding;
import org.undersigned.foundation.http.Site;

@QuarkusTest
class SmtpCheckupTest {

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(new ServerSetup(0, "127.0.0.1", "smtp"));

    @Inject
    Site site;

    @Test
    void a_mail_server_that_greets_is_fine_and_nothing_is_sent() {
        assertEquals(
                Finding.Level.FINE, level("smtp://127.0.0.1:" + SERVER.getSmtp().getPort()));
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

    private Finding.Level level(String url) {
        return new SmtpCheckup(site, Optional.of(url), Optional.empty())
                .look()
                .getFirst()
                .level();
    }
}
