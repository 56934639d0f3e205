package org.undersigned.campaign.division;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A petition of a hundred thousand people, some of whom agree, brought by partners of very different reach, or by none. */
class HundredThousandTest {

    private static final int PEOPLE = 100_000;

    /** How many of a hundred each partner brings. Ten come by themselves; the last partner brings nobody. */
    private static final int[] REACH = {40, 25, 15, 7, 3, 0};

    private static final int NOBODY = -1;

    /**
     * One person.
     *
     * @param broughtBy place of the partner, or {@link #NOBODY}
     * @param ticked partners whose own boxes they ticked
     */
    private record Someone(int broughtBy, boolean agreed, Set<Integer> ticked) {}

    private final List<Standing> all = new ArrayList<>();
    private long agreed;
    private long given;
    private long toNobody;

    @Test
    void with_a_cap_that_never_binds_each_receives_in_proportion_to_what_it_brought() {
        run(10, new SplittableRandom(20260427));
        var brought = all.stream().mapToLong(Standing::brought).sum();
        assertEquals(agreed, given + toNobody);
        // Two in five people come by the largest, and none of them is new to it: those who came otherwise are enough.
        for (var one : all) {
            var entitled = (double) agreed * one.brought() / brought;
            assertTrue(Math.abs(one.received() - entitled) < agreed / 1_000.0, one + " is entitled to " + entitled);
        }
        assertTrue(toNobody < agreed / 200.0, toNobody + " agreed for nothing");
    }

    @Test
    void with_the_usual_cap_each_receives_as_many_as_it_brought_and_nobody_more() {
        run(1, new SplittableRandom(20260428));
        for (var one : all) {
            assertTrue(one.received() <= one.brought(), one + " is over its cap");
            assertTrue(one.brought() - one.received() < REACH.length, one + " is far behind");
        }
        assertEquals(0, all.getLast().received(), "it brought nobody");
        var direct = agreed - all.stream().mapToLong(Standing::brought).sum();
        assertTrue(Math.abs(toNobody - direct) < REACH.length * REACH.length, "those who came by themselves are left");
    }

    @Test
    void a_partner_that_brings_nearly_everybody_receives_what_there_is_that_is_new_to_it() {
        var random = new SplittableRandom(20260429);
        for (int i = 0; i < 2; i++) all.add(Standing.none(new UUID(0, i)));
        for (int i = 0; i < PEOPLE; i++) next(1, new Someone(random.nextInt(10) == 0 ? 1 : 0, true, Set.of()));
        assertEquals(all.getLast().brought(), all.getFirst().received(), "everybody whom the other brought");
        assertTrue(all.getLast().brought() - all.getLast().received() <= 1, "and the other as many as it brought");
    }

    private void run(int cap, SplittableRandom random) {
        for (int i = 0; i < REACH.length; i++) all.add(Standing.none(new UUID(0, i)));
        for (int i = 0; i < PEOPLE; i++) next(cap, someone(random));
        var agreeing = agreed;
        assertTrue(agreeing > PEOPLE / 4 && agreeing < PEOPLE / 2, "a third of all agree");
    }

    private static Someone someone(SplittableRandom random) {
        var ticked = new TreeSet<Integer>();
        for (int i = 0; i < REACH.length; i++) if (random.nextInt(8) == 0) ticked.add(i);
        return new Someone(place(random.nextInt(100)), random.nextInt(3) == 0, ticked);
    }

    private static int place(int drawn) {
        int sum = 0;
        for (int i = 0; i < REACH.length; i++) if (drawn < (sum += REACH[i])) return i;
        return NOBODY;
    }

    /** As the division does it: who brought somebody who agreed is credited, and the person goes to whom most is owed. */
    private void next(int cap, Someone person) {
        if (!person.agreed) return;
        agreed++;
        if (person.broughtBy != NOBODY)
            all.set(person.broughtBy, all.get(person.broughtBy).bringing());
        var next = new DivisionRule(cap, agreed, all)
                .next(one -> place(one) != person.broughtBy && !person.ticked.contains(place(one)));
        if (next.isEmpty()) {
            toNobody++;
            return;
        }
        given++;
        var place = place(next.get());
        assertTrue(place != person.broughtBy && !person.ticked.contains(place), "it knows that person already");
        all.set(place, all.get(place).receiving());
        assertTrue(all.get(place).received() <= cap * all.get(place).brought(), "over the cap");
    }

    private static int place(UUID organisation) {
        return (int) organisation.getLeastSignificantBits();
    }
}
