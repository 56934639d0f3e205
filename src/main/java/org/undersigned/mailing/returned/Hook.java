package org.undersigned.mailing.returned;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * An address at which somebody tells what came back.
 *
 * @param topic of Amazon SNS that is believed
 * @param asking a topic that asks to be
 * @param confirm what tells Amazon that it is
 */
public record Hook(
        UUID organisation,
        Provider provider,
        Optional<String> topic,
        Optional<String> asking,
        Optional<String> confirm,
        Optional<LocalDate> heard) {

    /** Who tells it. */
    public enum Provider {
        /** Amazon SES, by way of SNS, which signs what it sends. */
        SES,
        /** Postmark, which signs nothing: the secret in the address is all. */
        POSTMARK,
        /** Whoever pipes messages from their own mail server. */
        RAW;

        /** As in the database, and at the end of message keys. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Provider> of(String slug) {
            for (var one : values()) if (one.slug().equals(slug)) return Optional.of(one);
            return Optional.empty();
        }
    }
}
