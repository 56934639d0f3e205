package org.undersigned.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    @Test
    void a_small_rest_takes_the_next_group_with_it() {
        var groups = Groups.of(Kind.COUNTRY, List.of(new Group("US", 40), new Group("HT", 6), new Group("ER", 1)));
        assertEquals(List.of(new Group("US", 40)), groups.shown());
        assertEquals(7, groups.rest());
        assertEquals(2, groups.merged());
    }

    @Test
    void a_link_that_one_person_followed_is_shown() {
        var groups = Groups.of(Kind.SOURCE, List.of(new Group("leaflet", 1)));
        assertEquals(List.of(new Group("leaflet", 1)), groups.shown());
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
