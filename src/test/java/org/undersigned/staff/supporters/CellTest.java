package org.undersigned.staff.supporters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.html.Page;

/** A handful of people is not told exactly, neither by itself nor by what is left of a sum. */
class CellTest {

    private static final Page PAGE = Page.of("en", "/", "", "http://localhost");

    @Test
    void fewer_than_five_are_few_and_nobody_is_nobody() {
        assertEquals(List.of("0", "<5", "<5", "5"), List.of(plain(0), plain(1), plain(4), plain(5)));
        assertEquals("fewer than 5", Cell.of(3).text(PAGE));
        assertEquals("1,200", Cell.of(1200).text(PAGE));
    }

    @Test
    void a_sum_with_a_hidden_part_tells_no_more_than_the_others_do() {
        assertEquals("103", sum(103, 100, 7, 0));
        assertEquals(">=100", sum(103, 100, 3));
        assertEquals(">=1", sum(7, 4, 3));
        assertEquals(
                "at least 100", Cell.sum(103, List.of(Cell.of(100), Cell.of(3))).text(PAGE));
    }

    private static String sum(long number, long... parts) {
        return Cell.sum(number, Arrays.stream(parts).mapToObj(Cell::of).toList())
                .plain();
    }

    private static String plain(long number) {
        return Cell.of(number).plain();
    }
}
