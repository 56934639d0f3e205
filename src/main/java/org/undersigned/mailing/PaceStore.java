package org.undersigned.mailing;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL about how fast mail leaves under an organisation's name. It is in the database, so that restarts and further processes keep to it. */
final class PaceStore {

    /** So far ahead mails are taken, so that a batch is worth its transaction. */
    private static final Duration AHEAD = Duration.ofSeconds(1);

    private PaceStore() {}

    /** How many mails may leave now, at most {@code most}; whoever asks is the only one to know until the transaction ends. */
    static int allowed(Handle handle, UUID organisation, int perMinute, int most, Instant now) {
        var free = handle.createQuery("""
                        INSERT INTO mailing_pace AS p (organisation, free_at) VALUES (:organisation, :now)
                        ON CONFLICT (organisation) DO UPDATE SET free_at = greatest(p.free_at, excluded.free_at)
                        RETURNING free_at
                        """)
                .bind("organisation", organisation)
                .bind("now", now)
                .mapTo(Instant.class)
                .one();
        var millis = Duration.between(free, now.plus(AHEAD)).toMillis();
        // A pace of less than one a second has its turn, too.
        var least = free.isAfter(now) ? 0 : 1;
        return Math.clamp(millis * perMinute / 60_000, least, most);
    }

    /** So many have left. */
    static void left(Handle handle, UUID organisation, int perMinute, int mails) {
        handle.execute(
                "UPDATE mailing_pace SET free_at = free_at + make_interval(secs => ?) WHERE organisation = ?",
                mails * 60.0 / perMinute,
                organisation);
    }
}
