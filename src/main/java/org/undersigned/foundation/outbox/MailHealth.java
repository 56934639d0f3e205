package org.undersigned.foundation.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * How sending goes, for all mail of this installation.
 *
 * @param waiting mails that should be out by now, at most {@link #MANY}
 * @param oldest since when the first of them waits
 * @param givenUp mails that no server took, at most {@link #MANY}
 */
public record MailHealth(long waiting, Optional<Instant> oldest, long givenUp) {

    /** Nobody needs to count further. */
    public static final int MANY = 10_000;

    private static final Duration USUAL = Duration.ofMinutes(5);

    /** What is owed at {@code now}. */
    public static MailHealth of(Handle handle, Instant now) {
        return OutboxStore.health(handle, now);
    }

    /** Whether mail waits for longer than it does on a busy day. */
    public boolean isSlow(Instant now) {
        return oldest.map(since -> since.isBefore(now.minus(USUAL))).orElse(false);
    }
}
