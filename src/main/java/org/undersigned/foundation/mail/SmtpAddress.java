package org.undersigned.foundation.mail;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.undersigned.foundation.http.Network;

/**
 * Where mail is handed over, as {@code UNDERSIGNED_SMTP_URL} says it.
 *
 * @param encryption what has to be encrypted
 * @param login who we are to the server, if it asks
 */
public record SmtpAddress(String host, int port, Encryption encryption, Optional<Login> login) {

    private static final String EXAMPLE =
            "Write smtp://user:password@mail.example.org:587, or smtps:// for TLS from the first byte.";

    /** What protects mail and password on their way. */
    public enum Encryption {
        /** TLS from the first byte. */
        FROM_THE_START,
        /** STARTTLS, or nothing is sent. */
        REQUIRED,
        /** STARTTLS where the server offers it: on this machine, or because whoever runs the site wants it so. */
        WHERE_OFFERED
    }

    /** A user with a password. */
    public record Login(String user, String password) {
        /** Hides both from logs. */
        @Override
        public String toString() {
            return "Login[hidden]";
        }
    }

    /**
     * Reads the setting; nothing if it is empty.
     *
     * @throws IllegalArgumentException whose message says what to write instead, and repeats nothing of the setting: it has a password in it
     */
    public static Optional<SmtpAddress> parse(String setting) {
        if (setting.isBlank()) return Optional.empty();
        var url = url(setting.strip());
        var here = Network.isThisMachine(url.getHost());
        var secure = "smtps".equals(url.getScheme());
        var optional = "tls=optional".equals(url.getRawQuery());
        if (url.getRawQuery() != null && (secure || !optional))
            throw new IllegalArgumentException(
                    "What follows the ? can only be tls=optional, after smtp://. " + EXAMPLE);
        var login = login(url);
        if (login.isPresent() && optional && !here)
            throw new IllegalArgumentException(
                    "With tls=optional, the password could leave this machine in clear. Leave out ?tls=optional, or user and password.");
        var encryption =
                secure ? Encryption.FROM_THE_START : here || optional ? Encryption.WHERE_OFFERED : Encryption.REQUIRED;
        var port = url.getPort() > 0 ? url.getPort() : secure ? 465 : 25;
        return Optional.of(new SmtpAddress(url.getHost(), port, encryption, login));
    }

    private static URI url(String text) {
        try {
            var url = new URI(text);
            var mail = "smtp".equals(url.getScheme()) || "smtps".equals(url.getScheme());
            if (mail
                    && url.getHost() != null
                    && url.getPort() <= 65_535
                    && url.getRawFragment() == null
                    && url.getRawPath().matches("/?")) return url;
        } catch (URISyntaxException e) {
            // Without its cause, which quotes the whole text.
            throw new IllegalArgumentException("It is not an address. " + EXAMPLE);
        }
        throw new IllegalArgumentException("It is not the address of a mail server. " + EXAMPLE);
    }

    private static Optional<Login> login(URI url) {
        if (url.getRawUserInfo() == null) return Optional.empty();
        var parts = url.getRawUserInfo().split(":", 2);
        if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty())
            throw new IllegalArgumentException("It has a user or a password alone. " + EXAMPLE);
        return Optional.of(new Login(decoded(parts[0]), decoded(parts[1])));
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
