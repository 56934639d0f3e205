package org.undersigned.campaign.division;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Who is given the next person, whatever came before. */
class DivisionRuleTest {

    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);

    @Test
    void the_next_person_goes_to_whom_most_is_owed() {
        var rule = new DivisionRule(1, 40, List.of(new Standing(FIRST, 30, 12), new Standing(SECOND, 10, 1)));
        assertEquals(30, rule.entitled(new Standing(FIRST, 30, 12)));
        assertEquals(Optional.of(FIRST), rule.next(one -> true), "18 are owed to it, and 9 to the other");
        assertEquals(Optional.of(SECOND), rule.next(one -> !one.equals(FIRST)));
    }

    @Test
    void of_equals_who_brought_more_and_then_who_stands_first_is_given_the_person() {
        var equal = List.of(new Standing(FIRST, 4, 2), new Standing(SECOND, 4, 2));
        assertEquals(Optional.of(FIRST), new DivisionRule(1, 8, equal).next(one -> true));
        var more = List.of(new Standing(FIRST, 4, 2), new Standing(SECOND, 6, 4));
        assertEquals(Optional.of(SECOND), new DivisionRule(1, 10, more).next(one -> true), "2 are owed to both");
    }

    @Test
    void who_brings_nobody_receives_nobody() {
        var standings = List.of(Standing.none(FIRST), new Standing(SECOND, 5, 5));
        assertEquals(Optional.empty(), new DivisionRule(1, 50, standings).next(one -> true));
        assertEquals(Optional.empty(), new DivisionRule(1, 50, List.of(Standing.none(FIRST))).next(one -> true));
        assertEquals(Optional.empty(), new DivisionRule(1, 50, List.of()).next(one -> true));
    }

    @Test
    void a_cap_is_reached_and_not_passed() {
        var full = new Standing(FIRST, 5, 10);
        var rule = new DivisionRule(2, 1_000, List.of(full));
        assertTrue(rule.isCapped(full));
        assertEquals(10, rule.entitled(full));
        assertEquals(Optional.empty(), rule.next(one -> true));
        assertEquals(Optional.of(FIRST), new DivisionRule(3, 1_000, List.of(full)).next(one -> true));
    }

    @Property
    void nobody_is_given_more_than_the_share_rounded_up_nor_more_than_the_cap(
            @ForAll @Size(min = 2, max = 12) List<@IntRange(max = 5_000) Integer> brought,
            @ForAll @IntRange(min = 1, max = 10) int cap,
            @ForAll @Size(max = 400) List<@IntRange(max = 4_095) Integer> people) {
        var all = start(brought);
        var sum = brought.stream().mapToLong(Integer::longValue).sum();
        for (int agreed = 1; agreed <= people.size(); agreed++) {
            var leftOut = people.get(agreed - 1);
            var next = new DivisionRule(cap, agreed, all).next(one -> (leftOut >> place(one) & 1) == 0);
            if (next.isEmpty()) continue;
            var place = place(next.get());
            assertEquals(0, leftOut >> place & 1, "somebody who was left out");
            var now = all.get(place).receiving();
            all.set(place, now);
            assertTrue(now.received() <= (long) cap * now.brought(), "over the cap");
            assertTrue((now.received() - 1) * sum < agreed * now.brought(), "one more than it was entitled to");
        }
    }

    @Property
    void while_proportions_stand_still_everybody_is_owed_less_than_one_for_each_other_organisation(
            @ForAll @Size(min = 2, max = 12) List<@IntRange(min = 1, max = 5_000) Integer> brought,
            @ForAll @IntRange(min = 1, max = 600) int people) {
        var all = start(brought);
        var sum = brought.stream().mapToLong(Integer::longValue).sum();
        // No cap binds: each is entitled to less than what it brought.
        for (int agreed = 1; agreed <= Math.min(people, sum); agreed++) {
            var next = new DivisionRule(1, agreed, all).next(one -> true).orElseThrow();
            all.set(place(next), all.get(place(next)).receiving());
            assertEquals(agreed, all.stream().mapToLong(Standing::received).sum(), "somebody is given to nobody");
            for (var one : all) {
                var owed = agreed * one.brought() - one.received() * sum;
                assertTrue(owed > -sum, "more than the share rounded up");
                assertTrue(owed < (all.size() - 1) * sum, "left behind");
            }
        }
    }

    private static List<Standing> start(List<Integer> brought) {
        return new ArrayList<>(IntStream.range(0, brought.size())
                .mapToObj(i -> new Standing(new UUID(0, i), brought.get(i), 0))
                .toList());
    }

    private static int place(UUID organisation) {
        return (int) organisation.getLeastSignificantBits();
    }
}
