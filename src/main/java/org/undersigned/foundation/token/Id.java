package org.undersigned.foundation.token;

import java.util.Optional;
import java.util.UUID;

/** Ids as they stand in addresses and forms. */
public final class Id {

    private static final int LENGTH = 36;

    private Id() {}

    /** The id that a text is; nothing for any other text, also for the short spellings that Java would read. */
    public static Optional<UUID> parse(String text) {
        try {
            return text.length() == LENGTH ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
