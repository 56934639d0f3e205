package org.undersigned.staff.supporters;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.undersigned.statistics.Figuring;
import org.undersigned.statistics.Groups;

/**
 * A petition's signatures by day, all of them and those that came by one organisation's link. Few people are not told exactly; and the sum of
 * all days is known, so that what is not told has to hide among several days and many people.
 *
 * @param days the newest first
 */
public record Days(List<Day> days) {

    /** Nothing by day. */
    static final Days NONE = new Days(List.of());

    /** How many days the page shows; the file has all of them. */
    static final int SHOWN = 14;

    /** One day (UTC). */
    public record Day(LocalDate date, Cell everybody, Cell own) {}

    static Days of(List<Figuring.OwnDay> counted) {
        ToLongFunction<Figuring.OwnDay> others = day -> day.everybody() - day.own();
        var everybody = cells(counted, Figuring.OwnDay::everybody, List.of(Figuring.OwnDay::everybody, others));
        var own = cells(counted, Figuring.OwnDay::own, List.of(Figuring.OwnDay::own));
        var days = new ArrayList<Day>();
        for (int i = counted.size() - 1; i >= 0; i--)
            days.add(new Day(counted.get(i).date(), everybody.get(i), own.get(i)));
        return new Days(List.copyOf(days));
    }

    /**
     * A number for each day. Hidden are those that tell of few people; and, while what is hidden tells by subtraction from a sum that is known,
     * the smallest of the other days, too. Everything that is hidden looks the same.
     *
     * @param tells what somebody reads off a number and knows the sum of
     */
    private static List<Cell> cells(
            List<Figuring.OwnDay> counted,
            ToLongFunction<Figuring.OwnDay> number,
            List<ToLongFunction<Figuring.OwnDay>> tells) {
        var hidden = new HashSet<Figuring.OwnDay>();
        for (var day : counted)
            if (tells.stream().anyMatch(one -> Cell.of(one.applyAsLong(day)).isFew())) hidden.add(day);
        var others = counted.stream()
                .filter(day -> number.applyAsLong(day) > 0 && !hidden.contains(day))
                .sorted(Comparator.comparingLong(number))
                .toList();
        for (var next : others) {
            if (hidden.isEmpty() || tells.stream().allMatch(one -> hides(hidden, one))) break;
            hidden.add(next);
        }
        return counted.stream()
                .map(day -> hidden.contains(day) ? Cell.HIDDEN : Cell.of(number.applyAsLong(day)))
                .toList();
    }

    /** Whether so many people are together on several days that none of the days is told by their sum. */
    private static boolean hides(Set<Figuring.OwnDay> hidden, ToLongFunction<Figuring.OwnDay> number) {
        return hidden.size() > 1 && hidden.stream().mapToLong(number).sum() >= hidden.size() + Groups.FEWEST;
    }

    /** The latest of them. */
    public List<Day> shown() {
        return days.stream().limit(SHOWN).toList();
    }
}
