package org.undersigned.signature;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.html.Languages;
import org.undersigned.world.ManyPartners;
import org.undersigned.world.Weight;
import org.undersigned.world.World;

/** People agree to the organisations that they saw, and to no others. */
@QuarkusTest
class DivisionListsTest {

    @Test
    void who_saw_another_list_is_asked_to_look_again() {
        var divided = Divided.byBoth("stale");
        divided.agrees("Lou Sample", World.address("lou"), "stale", "")
                .then()
                .statusCode(422)
                .body(containsString("What this box is about has changed"), containsString("value=\"Lou Sample\""));
        assertEquals(0, divided.asked());
        var page = World.browser().get(divided.petition().path()).asString();
        var terms = page.replaceFirst("(?s).*name=\"" + DivisionOffer.FIELD + "\" value=\"(\\w+)\".*", "$1");
        divided.agrees("Lou Sample", World.address("lou"), terms, "").then().statusCode(303);
        assertEquals(1, divided.asked());
    }

    @Test
    void who_agreed_before_an_organisation_took_part_is_never_given_to_it() {
        var late = ManyPartners.slug("late", 0);
        var divided = Divided.from(ManyPartners.open("late", 3), "late").takesPart("late-river-watch", "late-anglers");
        var lou = World.address("lou");
        divided.agrees("Lou Sample", lou, "", "").then().statusCode(303);
        divided.takesPart(late);
        // One is owed to it, and to the two others nothing.
        divided.brought("ann", late);
        var given = divided.confirmed(lou);
        assertEquals(List.of("asked", "agreed", "nobody"), Divided.said(given));
        assertEquals(Set.of(), given.live());
        var bob = divided.brought("bob", "");
        assertEquals(Set.of(late), bob.live(), "who agreed to it as well");
    }

    @Test
    void with_two_hundred_organisations_both_pages_stay_light_and_the_short_one_leads_to_the_names() throws Exception {
        var petition = ManyPartners.open("division-many", 200);
        Divided.from(petition, "division-many").allTakePart();
        for (var language : List.of("en", "ar")) {
            var path = Languages.href(language, petition.path());
            World.browser().get(path).then().body(containsString(path + "/organisations#division"));
            var brief = Weight.of(path);
            assertTrue(brief.bytes() <= 14 * 1024, brief.toString());
            var whole = Weight.of(path + "/organisations");
            assertTrue(whole.bytes() <= 40 * 1024, whole.toString());
        }
    }
}
