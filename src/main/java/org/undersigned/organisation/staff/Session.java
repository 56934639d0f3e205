package org.undersigned.organisation.staff;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A browser that somebody signed in with.
 *
 * @param complete whether every factor has been shown; one that is not may only type the second
 * @param how how it was made: the end of a message key {@code staff.how.…}
 * @param browser kind of browser and system, no more
 */
public record Session(UUID id, UUID person, boolean complete, String how, String browser, Instant made, Instant seen) {

    /** Ends when nothing was asked for that long. */
    public static final Duration IDLE = Duration.ofMinutes(30);

    /** Ends that long after it was made, whatever happens. */
    public static final Duration ABSOLUTE = Duration.ofHours(12);

    /** Time for the second factor. */
    public static final Duration HALF = Duration.ofMinutes(10);

    /** How long ago somebody may have signed in to change what they sign in with: an open browser is not enough for that. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    /** Whether somebody signed in just now. */
    public boolean isFresh(Instant now) {
        return made.isAfter(now.minus(FRESH));
    }

    /** Key of the words for how it was made. */
    public String label() {
        return "staff.how." + how;
    }
}
