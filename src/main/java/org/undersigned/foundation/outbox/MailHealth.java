package org.undersigned.foundation.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * How sending goes, for all mail of this installation or for some of it.
 *
 * @param waiting mails that should be out by now, at most {@link #MANY}
 * @param oldest since when the first of them waits
 * @param givenUp mails that no server took, at most {@link #MANY}
 */
public record MailHealth(long waiting, Optional<Instant> oldest, long givenUp) {

    /** Nobody needs to count further. */
    public static final int MANY = 10_000;

    private static final Duration USUAL = Duration.ofMinutes(5);

    /** What is owed to everybody at {@code now}. */
    public static MailHealth of(Handle handle, Instant now) {
        return OutboxStore.health(handle, now);
    }

    /** A row of a query that names its columns {@code waiting}, {@code oldest} and {@code given_up}. */
    public static MailHealth read(ResultSet row) throws SQLException {
        return new MailHealth(
                row.getLong("waiting"),
                Optional.ofNullable(row.getTimestamp("oldest")).map(Timestamp::toInstant),
                row.getLong("given_up"));
    }

    /**
     * Mails that were given up, and are still there.
     *
     * @param status what the server said (RFC 5321, 4.2); 0 if none answered
     */
    public record Dead(String kind, int status, long number) {}

    /** What was given up, by kind and status. */
    public static List<Dead> dead(Handle handle) {
        return OutboxStore.dead(handle);
    }

    /** Tries it again, all or one kind; how many mails that are. */
    public static int again(Handle handle, Optional<String> kind, Instant now) {
        return OutboxStore.again(handle, kind, now);
    }

    /** Whether mail waits for longer than it does on a busy day. */
    public boolean isSlow(Instant now) {
        return oldest.map(since -> isLate(since, now)).orElse(false);
    }

    /** Whether a mail that was due at {@code since} and has not gone out waits for longer than it does on a busy day. */
    public static boolean isLate(Instant since, Instant now) {
        return since.isBefore(now.minus(USUAL));
    }
}
