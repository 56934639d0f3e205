package org.undersigned.mailing.sender;

import java.time.LocalDate;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;

/**
 * A key that mail of an organisation is signed with.
 *
 * @param open the public half (X.509), as it stands in the DNS
 * @param sealed the private half, under the master key
 */
public record SenderKey(
        UUID organisation, String domain, String selector, byte[] open, byte[] sealed, State state, LocalDate made) {

    /** How far a key is. */
    public enum State {
        /** Made, and not found in the DNS so far. */
        NEW,
        IN_FORCE,
        /** Another one took its place. */
        FORMER;

        /** As in the column, and at the end of message keys. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static State of(String slug) {
            return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** Key of how far it is. */
    public String label() {
        return "sender.key." + state.slug();
    }

    /** Where its public half stands in the DNS. */
    public String name() {
        return selector + "._domainkey." + domain;
    }

    /** What stands there (RFC 6376, 3.6.1). */
    public String record() {
        return "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(open);
    }

    /** Hides the key from logs. */
    @Override
    public String toString() {
        return "SenderKey[" + name() + "]";
    }
}
