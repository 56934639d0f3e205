package org.undersigned.mailing.returned;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.undersigned.foundation.http.Network;

/**
 * Where returned mail is read: {@code imaps://user:password@host}, {@code pop3s://…}, or without the s for STARTTLS.
 *
 * @param protocol as the mail library names it
 * @param folder of an IMAP mailbox
 */
public record MailboxAddress(String protocol, String host, int port, String user, String password, String folder) {

    private static final Set<String> PROTOCOLS = Set.of("imap", "imaps", "pop3", "pop3s");

    /** How long a server may take over one answer. */
    private static final String PATIENCE = "15000";

    /**
     * Reads an address; nothing if it is empty.
     *
     * @throws IllegalArgumentException whose message says what to write instead, and repeats nothing of the address: it has a password in it
     */
    public static Optional<MailboxAddress> parse(String text) {
        if (text.isBlank()) return Optional.empty();
        try {
            var url = new URI(text.strip());
            var login = url.getRawUserInfo() == null
                    ? new String[0]
                    : url.getRawUserInfo().split(":", 2);
            if (url.getScheme() != null
                    && PROTOCOLS.contains(url.getScheme())
                    && url.getHost() != null
                    && url.getPort() <= 65_535
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null
                    && login.length == 2
                    && !login[0].isEmpty()
                    && !login[1].isEmpty()
                    && url.getRawPath().matches("/?|/[^/]+")) {
                var folder = url.getRawPath().replace("/", "");
                return Optional.of(new MailboxAddress(
                        url.getScheme(),
                        url.getHost(),
                        url.getPort(),
                        decoded(login[0]),
                        decoded(login[1]),
                        folder.isEmpty() ? "INBOX" : decoded(folder)));
            }
        } catch (URISyntaxException e) {
            // Without its cause, which quotes the whole text.
        }
        throw new IllegalArgumentException(
                "It is not the address of a mailbox. Write imaps://user:password@mail.example.org, or pop3s://.");
    }

    boolean isImap() {
        return protocol.startsWith("imap");
    }

    /** How the library is to speak to it. Where it is not this machine, TLS has to be, with the certificate of the host. */
    Properties settings() {
        var settings = new Properties();
        var prefix = "mail." + protocol + ".";
        for (var name : new String[] {"connectiontimeout", "timeout", "writetimeout"})
            settings.setProperty(prefix + name, PATIENCE);
        settings.setProperty(prefix + "ssl.checkserveridentity", "true");
        settings.setProperty(prefix + "starttls.enable", "true");
        if (!protocol.endsWith("s") && !Network.isThisMachine(host))
            settings.setProperty(prefix + "starttls.required", "true");
        return settings;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Hides the login from logs. */
    @Override
    public String toString() {
        return "MailboxAddress[" + host + "]";
    }
}
