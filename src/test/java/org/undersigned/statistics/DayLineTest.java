package org.undersigned.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.undersigned.statistics.Figures.Day;

class DayLineTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

    @Test
    void the_highest_day_touches_the_top_and_none_the_bottom() {
        var line = DayLine.of(List.of(day(0, 0), day(1, 8), day(2, 4)));
        assertEquals("M0.0 150.0L300.0 0.0L600.0 75.0", line.line());
        assertEquals(FIRST.plusDays(1), line.most().date());
    }

    @Test
    void a_lone_day_is_a_flat_line_and_days_without_anybody_lie_at_the_bottom() {
        assertEquals("M0.0 0.0L600.0 0.0", DayLine.of(List.of(day(0, 3))).line());
        assertEquals("M0.0 150.0L600.0 150.0", DayLine.of(List.of(day(0, 0))).line());
    }

    @Test
    void days_on_which_nobody_signed_are_not_left_out() {
        var days = Figures.unbroken(List.of(day(0, 2), day(3, 1)), FIRST.plusDays(4));
        assertEquals(
                List.of(2L, 0L, 0L, 1L, 0L), days.stream().map(Day::confirmed).toList());
    }

    private static Day day(int after, long confirmed) {
        return new Day(FIRST.plusDays(after), confirmed, confirmed);
    }
}
