package org.undersigned.foundation.clock;

import java.time.InstantSource;
import java.time.LocalDate;

/** Days are UTC days everywhere, so that a day never tells where a person is. */
public final class Day {

    private Day() {}

    public static LocalDate today(InstantSource clock) {
        return Clock.day(clock.instant());
    }
}
