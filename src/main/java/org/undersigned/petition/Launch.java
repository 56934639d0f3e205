package org.undersigned.petition;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * When a petition goes online by itself.
 *
 * @param askedBy who set the time
 * @param approved whether a second person approved it; without that nothing happens
 */
public record Launch(UUID petition, Instant at, UUID askedBy, boolean approved) {

    /** How far ahead it may be set. */
    static final Duration FARTHEST = Duration.ofDays(366);

    /** Whether its time has come, and a second person approved it. */
    boolean isDue(Instant now) {
        return approved && !at.isAfter(now);
    }

    /** What a field of a form says, such as {@code 2027-05-01T09:00}, in UTC; empty if that is no time to come within a year. */
    static Optional<Instant> at(String written, Instant now) {
        try {
            return Optional.of(LocalDateTime.parse(written).toInstant(ZoneOffset.UTC))
                    .filter(at -> at.isAfter(now) && at.isBefore(now.plus(FARTHEST)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
