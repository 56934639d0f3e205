package org.undersigned.foundation.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.undersigned.foundation.checkup.Checkup;
import org.undersigned.foundation.checkup.Finding;
import org.undersigned.foundation.http.Network;
import org.undersigned.foundation.http.Site;

/**
 * Whether the mail server answers (RFC 5321, 4.2: it greets with 220), and whether what is sent to it is encrypted for it and nobody else.
 * No mail is sent, and no password is tried.
 */
@Singleton
final class SmtpCheckup implements Checkup {

    private static final int MILLIS = 10_000;

    /** Longest reply that is read. */
    private static final int MOST_BYTES = 16 * 1024;

    private final Site site;
    private final Optional<SmtpAddress> server;
    private final Optional<String> from;
    private final SSLSocketFactory certificates;

    @Inject
    SmtpCheckup(
            Site site,
            @ConfigProperty(name = "undersigned.smtp-url") Optional<String> url,
            @ConfigProperty(name = "undersigned.mail-from") Optional<String> from) {
        this(site, url.flatMap(SmtpAddress::parse), from, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    SmtpCheckup(Site site, Optional<SmtpAddress> server, Optional<String> from, SSLSocketFactory certificates) {
        this.site = site;
        this.server = server;
        this.from = from.filter(text -> !text.isBlank());
        this.certificates = certificates;
    }

    @Override
    public String about() {
        return "mail";
    }

    @Override
    public List<Finding> look() {
        if (server.isEmpty())
            return List.of(
                    site.isDemo()
                            ? Finding.fine("The demo shows mail on a page.")
                            : Finding.fault(
                                    "There is no mail server, so nobody can confirm.",
                                    "Set UNDERSIGNED_SMTP_URL to smtp://user:password@host:587."));
        var sender = from.isPresent()
                ? Finding.fine("Mail comes from the address that UNDERSIGNED_MAIL_FROM names.")
                : Finding.look(
                        "Mail comes from no-reply at the host of the site.",
                        "Set UNDERSIGNED_MAIL_FROM to an address whose domain lets your server send (SPF, DKIM).");
        return List.of(talk(server.get()), sender);
    }

    private Finding talk(SmtpAddress server) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.host(), server.port()), MILLIS);
            socket.setSoTimeout(MILLIS);
            if (server.encryption() == SmtpAddress.Encryption.FROM_THE_START) {
                try (var encrypted = encrypted(socket, server)) {
                    return greets(encrypted) ? proven(server) : stranger();
                }
            }
            return greets(socket) ? started(socket, server) : stranger();
        } catch (SSLException e) {
            return Finding.fault(
                    "The mail server has no certificate for " + server.host()
                            + " that this machine trusts, so no mail reaches it.",
                    "Write the host in UNDERSIGNED_SMTP_URL as its certificate names it, and let it have one that this JDK trusts.");
        } catch (IOException e) {
            return Finding.fault(
                    "The mail server does not answer within " + MILLIS / 1000 + " s.",
                    "Check host and port in UNDERSIGNED_SMTP_URL, and that this machine may reach them.");
        }
    }

    /** STARTTLS (RFC 3207), if the server offers it. */
    private Finding started(Socket socket, SmtpAddress server) throws IOException {
        say(socket, "EHLO " + URI.create(site.baseUrl()).getHost());
        if (reply(socket).toUpperCase(Locale.ROOT).lines().anyMatch(line -> line.startsWith("STARTTLS", 4))) {
            say(socket, "STARTTLS");
            if (!reply(socket).startsWith("220")) throw new SSLException("refused");
            try (var encrypted = encrypted(socket, server)) {
                say(encrypted, "QUIT");
                return proven(server);
            }
        }
        say(socket, "QUIT");
        if (server.encryption() == SmtpAddress.Encryption.REQUIRED)
            return Finding.fault(
                    "The mail server offers no encryption (STARTTLS), so no mail is sent.",
                    "Name another port of it, or smtps://. If its way there is safe and it asks for no password: add ?tls=optional.");
        return Network.isThisMachine(server.host())
                ? Finding.fine("The mail server on this machine greets us.")
                : Finding.look(
                        "Mail goes to the mail server in clear: it offers no encryption, and ?tls=optional allows that.",
                        "Whoever is on the way reads links that confirm signatures. Use a server with STARTTLS or smtps.");
    }

    private static Finding proven(SmtpAddress server) {
        return Finding.fine("The mail server greets us, encrypted, with a certificate for " + server.host() + ".");
    }

    private static Finding stranger() {
        return Finding.fault(
                "What answers at the address of the mail server is no mail server.",
                "Check host and port in UNDERSIGNED_SMTP_URL.");
    }

    /** Speaks TLS from here on, to a server with a certificate for this host (RFC 2818, as mail is sent, too). */
    private SSLSocket encrypted(Socket socket, SmtpAddress server) throws IOException {
        var encrypted = (SSLSocket) certificates.createSocket(socket, server.host(), server.port(), true);
        var rules = encrypted.getSSLParameters();
        rules.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(rules);
        encrypted.startHandshake();
        return encrypted;
    }

    private static boolean greets(Socket socket) throws IOException {
        return reply(socket).startsWith("220");
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** All lines of one reply. Byte by byte: what follows belongs to TLS. */
    private static String reply(Socket socket) throws IOException {
        var said = new StringBuilder();
        var line = 0;
        for (int read = socket.getInputStream().read();
                read >= 0 && said.length() < MOST_BYTES;
                read = socket.getInputStream().read()) {
            said.append((char) read);
            if (read != '\n') continue;
            // The last line has no hyphen behind its number.
            if (said.length() < line + 4 || said.charAt(line + 3) != '-') break;
            line = said.length();
        }
        return said.toString();
    }
}
