package org.undersigned.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of a petition's signatures in numbers.
 *
 * @param counted when, or empty if nobody has counted yet
 * @param days every day from the first on which somebody signed to the last, none left out
 */
public record Figures(Optional<Instant> counted, List<Day> days, Map<Groups.Kind, Groups> groups) {

    /** A day (UTC) on which signatures were sent, and how many of them are confirmed by now. */
    public record Day(LocalDate date, long sent, long confirmed) {}

    /** Everybody who sent the form. */
    public long sent() {
        return days.stream().mapToLong(Day::sent).sum();
    }

    /** Everybody who confirmed and did not withdraw. */
    public long confirmed() {
        return days.stream().mapToLong(Day::confirmed).sum();
    }

    /** The day with this date, with zeros if nobody signed on it. */
    public Day on(LocalDate date) {
        return days.stream().filter(day -> day.date().equals(date)).findFirst().orElse(new Day(date, 0, 0));
    }

    /** Those who confirmed, as a share from 0 to 1 of those who sent the form; empty if nobody did. */
    public Optional<Double> confirmationRate() {
        return sent() == 0 ? Optional.empty() : Optional.of((double) confirmed() / sent());
    }

    public Groups by(Groups.Kind kind) {
        return groups.get(kind);
    }

    /** The same days and those between them, up to {@code last}. */
    static List<Day> unbroken(List<Day> days, LocalDate last) {
        if (days.isEmpty()) return List.of();
        var known = new TreeMap<LocalDate, Day>();
        days.forEach(day -> known.put(day.date(), day));
        var end = last.isAfter(known.lastKey()) ? last : known.lastKey();
        var all = new ArrayList<Day>();
        for (var date = known.firstKey(); !date.isAfter(end); date = date.plusDays(1))
            all.add(known.getOrDefault(date, new Day(date, 0, 0)));
        return List.copyOf(all);
    }
}
