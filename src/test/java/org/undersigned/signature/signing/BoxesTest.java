package org.undersigned.signature.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.undersigned.campaign.Campaign;
import org.undersigned.foundation.html.Translated;
import org.undersigned.organisation.Organisation;

/** Which boxes a form shows, whatever the coalition. */
class BoxesTest {

    private static final int NOBODY = 60;

    @Property
    void the_short_form_has_few_boxes_each_once_and_who_brought_the_person_first(
            @ForAll @Size(max = 50) List<Campaign.Role> roles, @ForAll @IntRange(max = NOBODY) int bringing) {
        var offered = partners(roles);
        var boxes = Boxes.brief(offered, Map.of("partner", "partner-" + bringing), false);
        var shown = shown(boxes);
        assertEquals(shown.size(), new HashSet<>(shown).size());
        assertTrue(shown.size() <= Boxes.MOST || shown.size() == offered.size() && offered.size() <= Boxes.MOST);
        assertTrue(offered.size() > Boxes.MOST || shown.size() == offered.size(), "few partners are all there");
        assertEquals(offered.size(), boxes.all());
        if (bringing < offered.size()) assertEquals("partner-" + bringing, shown.getFirst());
    }

    @Property
    void no_box_that_was_ticked_is_lost(
            @ForAll @Size(max = 50) List<Campaign.Role> roles,
            @ForAll Set<@IntRange(max = 49) Integer> ticked,
            @ForAll @IntRange(max = NOBODY) int bringing,
            @ForAll boolean alone) {
        var offered = partners(roles);
        var values = new TreeMap<>(Map.of("partner", "partner-" + bringing));
        for (var one : ticked) values.put(Boxes.field("partner-" + one), "on");
        var shown = shown(Boxes.brief(offered, values, alone));
        for (var one : ticked) if (one < offered.size()) assertTrue(shown.contains("partner-" + one), "partner-" + one);
    }

    @Property
    void a_link_that_shows_one_box_alone_shows_that_and_a_stranger_to_it_nothing_special(
            @ForAll @Size(max = 50) List<Campaign.Role> roles, @ForAll @IntRange(max = NOBODY) int bringing) {
        var offered = partners(roles);
        var values = Map.of("partner", "partner-" + bringing);
        var shown = shown(Boxes.brief(offered, values, true));
        if (bringing < offered.size()) assertEquals(List.of("partner-" + bringing), shown);
        else assertEquals(shown(Boxes.brief(offered, Map.of(), false)), shown);
    }

    @Property
    void the_whole_form_has_every_box_once_leads_before_the_others(@ForAll @Size(max = 50) List<Campaign.Role> roles) {
        var boxes = Boxes.whole(partners(roles));
        assertEquals(roles.size(), new HashSet<>(shown(boxes)).size());
        var sorted = new ArrayList<>(
                boxes.first().stream().map(Campaign.Partner::role).toList());
        var before = List.copyOf(sorted);
        sorted.sort(null);
        assertEquals(sorted, before);
    }

    private static List<String> shown(Boxes boxes) {
        return Stream.concat(boxes.first().stream(), boxes.rest().stream())
                .map(one -> one.organisation().slug())
                .toList();
    }

    private static List<Campaign.Partner> partners(List<Campaign.Role> roles) {
        return IntStream.range(0, roles.size())
                .mapToObj(number -> new Campaign.Partner(organisation(number), roles.get(number)))
                .toList();
    }

    private static Organisation organisation(int number) {
        var site = URI.create("https://partner-" + number + ".example");
        return new Organisation(
                new UUID(0, number),
                "partner-" + number,
                Translated.of("en", "Partner " + number),
                Optional.empty(),
                "community",
                site,
                site,
                "1 Mill Lane",
                Optional.empty(),
                List.of(),
                false);
    }
}
