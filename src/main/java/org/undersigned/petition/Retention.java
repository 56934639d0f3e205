package org.undersigned.petition;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.undersigned.foundation.clock.Day;

/**
 * How long this site keeps what is about the signers of a petition that is over, as {@code UNDERSIGNED_RETENTION_MONTHS} says and the
 * privacy notice promises. Nothing is promised where nobody chose.
 */
@Singleton
public final class Retention {

    private static final int LONGEST = 120;

    private final OptionalInt months;
    private final InstantSource clock;

    Retention(@ConfigProperty(name = "undersigned.retention-months") Optional<String> setting, InstantSource clock) {
        this.months = parse(setting.orElse(""));
        this.clock = clock;
    }

    /**
     * Reads the setting.
     *
     * @throws IllegalArgumentException if it is no number of months from 1 to 120; the message says what to write
     */
    public static OptionalInt parse(String setting) {
        if (setting.isEmpty()) return OptionalInt.empty();
        var months = setting.matches("[0-9]{1,3}") ? Integer.parseInt(setting) : 0;
        if (months < 1 || months > LONGEST)
            throw new IllegalArgumentException("Write a number of months from 1 to " + LONGEST + ", such as 12.");
        return OptionalInt.of(months);
    }

    /** Months after the end of a petition; 0 if there is no end by itself. */
    public int months() {
        return months.orElse(0);
    }

    /** The day on which everything about the signers of a petition is deleted at the earliest, if it is over and anything is there. */
    public Optional<LocalDate> ends(Petition petition) {
        if (months.isEmpty() || petition.retired().isPresent()) return Optional.empty();
        return over(petition, Day.today(clock)).map(day -> day.plusMonths(months.getAsInt()));
    }

    /** The day since which nobody can sign it: that on which it was closed last, or the one after its last day. */
    private static Optional<LocalDate> over(Petition petition, LocalDate today) {
        return switch (petition.state()) {
            case DRAFT, REVIEW -> Optional.empty();
            case OPEN -> petition.closes().filter(today::isAfter).map(day -> day.plusDays(1));
            case CLOSED, DELIVERED, ANSWERED, WON, ARCHIVED ->
                petition.closedLast().or(() -> petition.closes().filter(today::isAfter));
        };
    }
}
