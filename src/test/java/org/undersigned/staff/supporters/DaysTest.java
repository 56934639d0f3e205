package org.undersigned.staff.supporters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.undersigned.statistics.Figuring;

/** Numbers by day tell nothing of few people, also to somebody who knows the sum. */
class DaysTest {

    @Property(tries = 500)
    void what_is_hidden_hides_among_several_days_and_people(
            @ForAll @Size(max = 12) List<@IntRange(max = 12) Integer> own,
            @ForAll @Size(min = 12, max = 12) List<@IntRange(max = 9) Integer> others) {
        var counted = new ArrayList<Figuring.OwnDay>();
        for (int i = 0; i < own.size(); i++) counted.add(day(i, own.get(i) + others.get(i), own.get(i)));
        var days = Days.of(counted).days().reversed();
        hides(counted.stream().map(Figuring.OwnDay::own).toList(), days, Days.Day::own);
        hides(counted.stream().map(Figuring.OwnDay::everybody).toList(), days, Days.Day::everybody);
        hidesOthers(counted, days);
        for (int i = 0; i < days.size(); i++) {
            var rest = counted.get(i).everybody() - counted.get(i).own();
            var told = isTold(days.get(i).everybody()) && isTold(days.get(i).own());
            if (rest > 0 && rest < 5) assertTrue(!told, "few others on day " + i);
        }
    }

    @Test
    void what_is_hidden_looks_the_same_and_no_sum_forces_a_number() {
        var days = Days.of(List.of(day(0, 40, 4), day(1, 40, 4), day(2, 60, 20), day(3, 90, 30)));
        assertEquals(
                List.of("30", "20", ">=1", ">=1"),
                days.days().stream().map(day -> day.own().plain()).toList());
        var five =
                Days.of(List.of(day(0, 9, 1), day(1, 9, 1), day(2, 9, 1), day(3, 9, 1), day(4, 9, 1), day(5, 99, 50)));
        assertTrue(five.days().stream().allMatch(day -> day.own().plain().equals(">=1")), "all ones by their sum");
    }

    @Test
    void a_single_day_of_few_people_takes_the_next_smallest_with_it() {
        var days = Days.of(List.of(day(0, 40, 30), day(1, 21, 3), day(2, 20, 8), day(3, 9, 0)));
        assertEquals(
                List.of("0", ">=1", ">=1", "30"),
                days.days().stream().map(day -> day.own().plain()).toList());
        assertEquals(
                List.of("9", "20", "21", "40"),
                days.days().stream().map(day -> day.everybody().plain()).toList());
    }

    private static void hides(List<Long> numbers, List<Days.Day> days, Function<Days.Day, Cell> cell) {
        long together = 0;
        var hidden = 0;
        var told = 0;
        for (int i = 0; i < days.size(); i++) {
            var shown = cell.apply(days.get(i));
            if (isTold(shown)) {
                assertEquals(numbers.get(i), shown.number());
                if (numbers.get(i) > 0) told++;
            } else {
                together += numbers.get(i);
                hidden++;
            }
        }
        if (hidden > 0 && told > 0) assertTrue(hidden > 1 && together >= hidden + 5, hidden + " days with " + together);
    }

    /** Who takes the own numbers from those of everybody learns nothing of few others, not from the sum either. */
    private static void hidesOthers(List<Figuring.OwnDay> counted, List<Days.Day> days) {
        long together = 0;
        var hidden = 0;
        for (int i = 0; i < days.size(); i++)
            if (!isTold(days.get(i).everybody())) {
                hidden++;
                together += counted.get(i).everybody() - counted.get(i).own();
            }
        var isSomeTold = days.stream()
                .anyMatch(day -> isTold(day.everybody()) && day.everybody().number() > 0);
        if (hidden > 0 && isSomeTold) assertTrue(together >= hidden + 5, hidden + " days with " + together + " others");
    }

    private static boolean isTold(Cell cell) {
        return !cell.least() && !cell.isFew();
    }

    private static Figuring.OwnDay day(int number, long everybody, long own) {
        return new Figuring.OwnDay(LocalDate.of(2026, 1, 1).plusDays(number), everybody, own);
    }
}
