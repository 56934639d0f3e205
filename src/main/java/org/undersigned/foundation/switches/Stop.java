package org.undersigned.foundation.switches;

import java.util.Locale;
import java.util.Optional;

/** What can be stopped while the program runs. */
public enum Stop {
    /** Nobody can sign; what they wrote stays in their browser. */
    SIGNING,
    /** Nobody can confirm; links stay good for as long as they are. */
    CONFIRMING,
    /** No mail goes out; it waits. */
    MAIL,
    /** Logs and published numbers stay as they are; signatures are taken and wait. */
    COUNTING,
    /** Nobody can begin a gift through this site; what Stripe tells of others is taken. */
    GIVING;

    /** As in the database, in forms and at the end of message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that a word names. */
    public static Optional<Stop> of(String word) {
        for (var stop : values()) if (stop.word().equals(word)) return Optional.of(stop);
        return Optional.empty();
    }
}
