package org.undersigned.mailing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Two subjects beside each other. */
class ComparisonTest {

    /** The first two examples of the paper that the method is from. */
    @Test
    void the_interval_is_that_of_the_published_examples() {
        var first = Comparison.of(56, 70, 48, 80);
        assertEquals(0.0524, first.low(), 0.00005);
        assertEquals(0.3339, first.high(), 0.00005);
        var second = Comparison.of(9, 10, 3, 10);
        assertEquals(0.1705, second.low(), 0.00005);
        assertEquals(0.8090, second.high(), 0.00005);
    }

    @Test
    void a_difference_that_chance_explains_is_none() {
        assertEquals(0, Comparison.of(12, 100, 10, 100).better());
        assertEquals(1, Comparison.of(200, 1000, 100, 1000).better());
        assertEquals(2, Comparison.of(100, 1000, 200, 1000).better());
    }

    @Test
    void before_anything_was_sent_nothing_is_known() {
        assertEquals(0, Comparison.of(0, 0, 3, 10).better());
    }
}
