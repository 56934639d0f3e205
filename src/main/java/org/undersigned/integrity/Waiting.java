package org.undersigned.integrity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.undersigned.foundation.keys.DayKeys;

/**
 * A group in quarantine.
 *
 * @param byLimit whether it came after very many from one network; else somebody put it there
 * @param kept whether somebody decided that it stays; one of a limit goes out by itself otherwise
 * @param note why, as whoever put it there wrote; empty for those that a limit put there
 * @param since when; the hour for those that a limit put there
 */
public record Waiting(UUID id, boolean byLimit, boolean kept, String note, Instant since, Numbers numbers) {

    /** On which day the first of those who have not confirmed are deleted: their addresses cannot be read after it. */
    public LocalDate ends() {
        return numbers.first().plusDays(DayKeys.DAYS + 1);
    }

    /** Whether it goes out by itself. */
    public boolean isGoing() {
        return byLimit && !kept;
    }

    public boolean hasUnconfirmed() {
        return numbers.affirmed() < numbers.all();
    }
}
