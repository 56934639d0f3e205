package org.undersigned.foundation.clock;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;

/** Days are UTC days everywhere, so that a day never tells where a person is. */
public final class Day {

    private Day() {}

    /** The day that {@code instant} is in. */
    public static LocalDate of(Instant instant) {
        return Clock.day(instant);
    }

    public static LocalDate today(InstantSource clock) {
        return Clock.day(clock.instant());
    }
}
