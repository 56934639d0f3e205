package org.undersigned.foundation.mail;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One mail, ready to go.
 *
 * @param headers beyond the usual ones; one that is usual is replaced
 * @param sender whom it comes from; empty for the installation
 * @param envelope where it is returned to (RFC 5321, 4.4) if nobody takes it; empty for the address it comes from
 */
public record Mail(
        String to,
        String subject,
        String text,
        String html,
        Map<String, String> headers,
        Optional<Sender> sender,
        Optional<String> envelope) {

    /** A mail of the installation. */
    public Mail(String to, String subject, String text, String html, Map<String, String> headers) {
        this(to, subject, text, html, headers, Optional.empty(), Optional.empty());
    }

    /** The same mail from somebody else. */
    public Mail from(Sender sender, Optional<String> envelope) {
        return new Mail(to, subject, text, html, headers, Optional.of(sender), envelope);
    }

    /** The same mail with one more header. */
    public Mail with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Mail(to, subject, text, html, more, sender, envelope);
    }

    /** Hides the person from logs. */
    @Override
    public String toString() {
        return "Mail[hidden]";
    }
}
