package org.undersigned.mailing;

import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** SQL about how fast mail leaves in the name of a domain. It is in the database, so that restarts and further processes keep to it. */
final class PaceStore {

    /** So far ahead mails are taken, so that a batch is worth its transaction. */
    private static final Duration AHEAD = Duration.ofSeconds(1);

    private PaceStore() {}

    /**
     * How fast mail of somebody leaves. Of several who share a domain each takes of its time what its own mails cost.
     *
     * @param domain that people see in the address it comes from
     */
    record Pace(String domain, int perMinute) {}

    /** How many mails may leave now, at most {@code most}; whoever asks is the only one to know until the transaction ends. */
    static int allowed(Handle handle, Pace pace, int most, Instant now) {
        var free = handle.createQuery("""
                        INSERT INTO mailing_pace AS p (domain, free_at) VALUES (:domain, :now)
                        ON CONFLICT (domain) DO UPDATE SET free_at = greatest(p.free_at, excluded.free_at)
                        RETURNING free_at
                        """)
                .bind("domain", pace.domain())
                .bind("now", now)
                .mapTo(Instant.class)
                .one();
        var millis = Duration.between(free, now.plus(AHEAD)).toMillis();
        // A pace of less than one a second has its turn, too.
        var least = free.isAfter(now) ? 0 : 1;
        return Math.clamp(millis * pace.perMinute() / 60_000, least, most);
    }

    /** So many have left. */
    static void left(Handle handle, Pace pace, int mails) {
        handle.execute(
                "UPDATE mailing_pace SET free_at = free_at + make_interval(secs => ?) WHERE domain = ?",
                mails * 60.0 / pace.perMinute(),
                pace.domain());
    }
}
