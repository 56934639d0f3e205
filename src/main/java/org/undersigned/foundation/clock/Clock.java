package org.undersigned.foundation.clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The time, given to whoever needs it, so that no logic asks the machine. */
final class Clock {

    private Clock() {}

    @Produces
    @Singleton
    static InstantSource system() {
        return InstantSource.system();
    }

    /** Days are UTC days everywhere. */
    static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
