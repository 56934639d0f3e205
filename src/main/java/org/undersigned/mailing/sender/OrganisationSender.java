package org.undersigned.mailing.sender;

import java.util.Optional;
import org.undersigned.foundation.mail.Sender;

/**
 * How mail of an organisation goes out.
 *
 * @param replyTo where answers go
 * @param bounces where mail is returned to that nobody takes; empty if nobody looks there, and then it goes to the address it comes from
 * @param perMinute most mails in a minute, so that other servers do not take us for a flood
 */
public record OrganisationSender(Sender sender, String replyTo, Optional<String> bounces, int perMinute) {

    /** Where one mail is returned to: {@code local+token@domain}. */
    public Optional<String> envelope(String token) {
        return bounces.map(address -> {
            var at = address.lastIndexOf('@');
            return address.substring(0, at) + "+" + token + address.substring(at);
        });
    }

    /** What names a list of this sender's in its mails (RFC 2919). */
    public String listId(String slug) {
        return "<" + slug + "." + sender.domain() + ">";
    }

    /** Hides server and key from logs. */
    @Override
    public String toString() {
        return "OrganisationSender[" + sender.domain() + "]";
    }
}
