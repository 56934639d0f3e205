package org.undersigned.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CountsTest {

    @Property(tries = 50)
    void each_number_has_a_count_of_its_own_however_many_there_are(@ForAll @Size(max = 20_000) List<Long> numbers) {
        var counts = new Counts();
        var expected = new HashMap<Long, Integer>();
        for (var number : numbers) {
            var times = expected.merge(number, 1, Integer::sum);
            assertEquals(Math.min(times, Byte.MAX_VALUE), counts.add(number));
        }
    }

    @Test
    void numbers_that_want_the_same_place_are_told_apart() {
        var counts = new Counts();
        for (long i = 0; i < 3_000; i++) assertEquals(1, counts.add(i << 40 | i << 8));
        for (long i = 0; i < 3_000; i++) assertEquals(2, counts.add(i << 40 | i << 8));
    }

    @Test
    void a_count_stops_before_it_overflows() {
        var counts = new Counts();
        for (int i = 0; i < 200; i++) counts.add(7);
        assertEquals(Byte.MAX_VALUE, counts.add(7));
    }

    @Test
    void when_there_is_no_more_room_it_begins_again() {
        var counts = new Counts();
        var forgotten = 0;
        for (long i = 0; i < 2_000_000; i++) counts.add(i * 0x9E3779B97F4A7C15L);
        for (long i = 0; i < 1_000; i++) if (counts.add(i * 0x9E3779B97F4A7C15L) == 1) forgotten++;
        assertTrue(forgotten > 0, "the first are forgotten");
    }
}
