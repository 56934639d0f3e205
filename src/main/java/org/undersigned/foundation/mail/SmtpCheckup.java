package org.undersigned.foundation.mail;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.undersigned.foundation.checkup.Checkup;
import org.undersigned.foundation.checkup.Finding;
import org.undersigned.foundation.http.Site;

/** Whether the mail server answers (RFC 5321, 4.2: it greets with 220). Nothing is sent, and no password is tried. */
@Singleton
final class SmtpCheckup implements Checkup {

    private static final int MILLIS = 10_000;

    private final Site site;
    private final Optional<String> url;
    private final Optional<String> from;

    SmtpCheckup(
            Site site,
            @ConfigProperty(name = "undersigned.smtp-url") Optional<String> url,
            @ConfigProperty(name = "undersigned.mail-from") Optional<String> from) {
        this.site = site;
        this.url = url.filter(text -> !text.isBlank());
        this.from = from.filter(text -> !text.isBlank());
    }

    @Override
    public String about() {
        return "mail";
    }

    @Override
    public List<Finding> look() {
        if (url.isEmpty())
            return List.of(
                    site.isDemo()
                            ? Finding.fine("The demo shows mail on a page.")
                            : Finding.fault(
                                    "There is no mail server, so nobody can confirm.",
                                    "Set UNDERSIGNED_SMTP_URL to smtp://user:password@host:587."));
        var server = URI.create(url.get());
        var sender = from.isPresent()
                ? Finding.fine("Mail comes from the address that UNDERSIGNED_MAIL_FROM names.")
                : Finding.look(
                        "Mail comes from no-reply at the host of the site.",
                        "Set UNDERSIGNED_MAIL_FROM to an address whose domain lets your server send (SPF, DKIM).");
        return List.of(greeting(server), sender);
    }

    private static Finding greeting(URI server) {
        var secure = "smtps".equals(server.getScheme());
        try (var socket = secure ? SSLSocketFactory.getDefault().createSocket() : new Socket()) {
            socket.connect(new InetSocketAddress(server.getHost(), Smtp.port(server)), MILLIS);
            socket.setSoTimeout(MILLIS);
            var first = new String(socket.getInputStream().readNBytes(3), StandardCharsets.US_ASCII);
            socket.getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            return first.equals("220")
                    ? Finding.fine("The mail server greets us.")
                    : Finding.fault(
                            "What answers at the address of the mail server is no mail server.",
                            "Check host and port in UNDERSIGNED_SMTP_URL.");
        } catch (IOException e) {
            return Finding.fault(
                    "The mail server does not answer within " + MILLIS / 1000 + " s.",
                    "Check host and port in UNDERSIGNED_SMTP_URL, and that this machine may reach them.");
        }
    }
}
