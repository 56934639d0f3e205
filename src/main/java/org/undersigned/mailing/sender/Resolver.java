package org.undersigned.mailing.sender;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The server that is asked about the DNS, as {@code UNDERSIGNED_DNS} names it. */
public record Resolver(String host, int port) {

    private static final int USUAL = 53;

    /**
     * Reads the setting; nothing if it is empty.
     *
     * @throws IllegalArgumentException whose message says what to write instead
     */
    public static Optional<Resolver> parse(String setting) {
        if (setting.isBlank()) return Optional.empty();
        try {
            var url = new URI("dns://" + setting.strip());
            if (url.getHost() != null
                    && url.getRawPath().isEmpty()
                    && url.getRawQuery() == null
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null
                    && url.getPort() <= 65_535)
                return Optional.of(new Resolver(url.getHost(), url.getPort() > 0 ? url.getPort() : USUAL));
        } catch (URISyntaxException e) {
            // What to write is said below.
        }
        throw new IllegalArgumentException(
                "It is not the address of a resolver. Write host or host:port, such as 127.0.0.1:53, or leave it out: then nothing is looked up.");
    }
}
