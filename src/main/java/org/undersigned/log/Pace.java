package org.undersigned.log;

import java.time.Duration;
import java.time.Instant;

/** How often the logs of a petition may grow, and by how many at least; whoever waits {@code longest} is appended all the same. */
record Pace(Duration every, int atLeast, Duration longest) {

    static final Pace STANDARD = new Pace(Duration.ofSeconds(5), 1, Duration.ZERO);
    static final Pace HIGH_RISK = new Pace(Duration.ofMinutes(15), 5, Duration.ofHours(24));

    /** Whether a batch of {@code waiting} entries is due; {@code last} is when the logs grew. */
    boolean isDue(long waiting, Instant oldest, Instant last, Instant now) {
        if (now.isBefore(last.plus(every))) return false;
        return waiting >= atLeast || !now.isBefore(oldest.plus(longest));
    }
}
