package org.undersigned.staff.supporters;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    void a_sum_with_a_hidden_part_is_told_in_full_tens() {
        assertEquals("103", Cell.sum(103, false).plain());
        assertEquals(">=100", Cell.sum(103, true).plain());
        assertEquals("at least 100", Cell.sum(103, true).text(PAGE));
        assertEquals("<10", Cell.sum(7, true).plain());
        assertEquals("fewer than 10", Cell.sum(7, true).text(PAGE));
        assertEquals("0", Cell.sum(0, true).plain());
    }

    private static String plain(long number) {
        return Cell.of(number).plain();
    }
}
