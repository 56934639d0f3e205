package org.undersigned.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.undersigned.statistics.Groups.Group;
import org.undersigned.statistics.Groups.Kind;

class GroupsTest {

    @Property
    void nobody_is_lost_and_nobody_stands_alone(
            @ForAll @Size(max = 30) List<@IntRange(min = 1, max = 30) Integer> sizes) {
        var groups = Groups.of(Kind.COUNTRY, groups(sizes));
        assertEquals(sizes.stream().mapToLong(Integer::longValue).sum(), groups.total());
        assertEquals(sizes.size(), groups.shown().size() + groups.merged());
        for (var shown : groups.shown()) assertTrue(shown.number() >= Groups.FEWEST);
        var everybodyIsTogether = groups.shown().isEmpty();
        assertTrue(groups.rest() == 0 || groups.rest() >= Groups.FEWEST || everybodyIsTogether);
    }

    /** As whoever knows the rules can do it: tries out which groups would look the same, and sees in which numbers these differ. */
    @Property
    void the_size_of_no_hidden_group_follows_from_what_is_shown(
            @ForAll @Size(max = 7) List<@IntRange(min = 1, max = 9) Integer> sizes) {
        var groups = groups(sizes);
        var seen = Groups.of(Kind.COUNTRY, groups);
        if (seen.merged() == 0 || seen.shown().isEmpty()) return;
        var possible = new TreeSet<Long>();
        for (var hidden : ways(seen.rest(), seen.merged(), seen.rest())) {
            var world = new ArrayList<>(seen.shown());
            for (var size : hidden) world.add(new Group("hidden" + world.size(), size));
            world.sort(Comparator.comparingLong(Group::number).reversed());
            if (Groups.of(Kind.COUNTRY, world).equals(seen)) possible.addAll(hidden);
        }
        assertTrue(possible.size() > 1, () -> seen + " tells that each has " + possible);
    }

    /** Every way in which so many people can be in so many groups, none larger than {@code most}; the largest first. */
    private static List<List<Long>> ways(long people, int groups, long most) {
        if (groups == 0) return people == 0 ? List.of(List.of()) : List.of();
        var found = new ArrayList<List<Long>>();
        for (long first = Math.min(most, people - groups + 1); first * groups >= people && first > 0; first--)
            for (var others : ways(people - first, groups - 1, first)) {
                var way = new ArrayList<>(List.of(first));
                way.addAll(others);
                found.add(way);
            }
        return found;
    }

    @Property
    void what_is_ones_own_tells_no_hidden_group_of_others(
            @ForAll @Size(max = 8) List<@IntRange(min = 1, max = 30) Integer> sizes,
            @ForAll @Size(max = 4) List<@IntRange(min = 0, max = 7) Integer> mine) {
        var groups = groups(sizes);
        var own = mine.stream().map(one -> "g" + one).collect(Collectors.toSet());
        var seen = Groups.of(Kind.SOURCE, groups, own);
        assertEquals(sizes.stream().mapToLong(Integer::longValue).sum(), seen.total());
        assertEquals(sizes.size(), seen.shown().size() + seen.merged());
        for (var shown : seen.shown())
            assertTrue(shown.number() >= Groups.FEWEST || own.contains(shown.name()), seen::toString);
        if (seen.merged() == 0 || seen.shown().isEmpty()) return;
        assertTrue(seen.merged() > 1, seen::toString);
        assertTrue(seen.rest() >= Groups.FEWEST, seen::toString);
        assertTrue(seen.rest() > seen.merged(), seen::toString);
    }

    @Test
    void the_smallest_of_ones_own_joins_when_few_came_by_all_others() {
        var groups = List.of(new Group("anglers", 40), new Group("embed:anglers", 6), new Group("rowers", 2));
        var seen = Groups.of(Kind.SOURCE, groups, Set.of("anglers", "embed:anglers"));
        assertEquals(List.of(new Group("anglers", 40)), seen.shown());
        assertEquals(8, seen.rest());
        assertEquals(2, seen.merged());
    }

    @Test
    void groups_of_one_person_each_take_a_larger_one_with_them_however_many_they_are() {
        var groups = groups(List.of(40, 30, 1, 1, 1, 1, 1, 1));
        var seen = Groups.of(Kind.LANGUAGE, groups);
        assertEquals(List.of(new Group("g0", 40)), seen.shown());
        assertEquals(36, seen.rest());
    }

    @Test
    void a_small_rest_takes_the_next_group_with_it() {
        var groups = Groups.of(Kind.COUNTRY, List.of(new Group("US", 40), new Group("HT", 6), new Group("ER", 1)));
        assertEquals(List.of(new Group("US", 40)), groups.shown());
        assertEquals(7, groups.rest());
        assertEquals(2, groups.merged());
    }

    @Test
    void a_partner_sees_how_few_came_by_its_own_link_and_not_how_few_came_by_anothers() {
        var groups = List.of(
                new Group("", 40),
                new Group("anglers", 7),
                new Group("teachers", 3),
                new Group("nurses", 2),
                new Group("rowers", 1));
        var seen = Groups.of(Kind.SOURCE, groups, Set.of("nurses"));
        assertEquals(List.of(new Group("", 40), new Group("nurses", 2)), seen.shown());
        assertEquals(11, seen.rest(), "four are few themselves, so the next larger one is among them");
        assertEquals(53, seen.total());
        assertEquals(
                List.of(new Group("", 40), new Group("anglers", 7)),
                Groups.of(Kind.SOURCE, groups).shown());
    }

    @Property
    void what_is_told_in_steps_is_never_more_than_it_is_and_never_tells_one_from_the_next(
            @ForAll @IntRange(min = 0, max = 1000) int people) {
        var told = Groups.inSteps(people);
        assertTrue(told <= people && people < told + Groups.FEWEST);
        assertEquals(0, told % Groups.FEWEST);
    }

    private static List<Group> groups(List<Integer> sizes) {
        var groups = new ArrayList<Group>();
        for (int i = 0; i < sizes.size(); i++) groups.add(new Group("g" + i, sizes.get(i)));
        groups.sort(Comparator.comparingLong(Group::number).reversed());
        return groups;
    }

    @Test
    void a_small_region_hides_among_those_of_whom_none_is_known() {
        var groups = Groups.inPublic(
                Kind.REGION, List.of(new Group("", 500), new Group("US-CA", 100), new Group("US-NY", 3)));
        assertEquals(List.of(new Group("US-CA", 100)), groups.shown());
        assertEquals(503, groups.rest());
    }
}
