package org.undersigned.signature.division;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.html.Languages;
import org.undersigned.world.Desk;
import org.undersigned.world.ManyPartners;
import org.undersigned.world.Photo;
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
    void the_page_is_light_with_all_that_it_can_have_eight_boxes_a_logo_a_colour_and_the_division() throws Exception {
        var petition = ManyPartners.open("heaviest", 200);
        Divided.from(petition, "heaviest").allTakePart();
        var bringing = ManyPartners.slug("heaviest", 150);
        Desk.invited("Nina", "--organisation", bringing, "--role", "owner")
                .dresses(bringing, "#b91c1c", Photo.taken(400, 100))
                .then()
                .statusCode(200);
        for (var language : Languages.all()) {
            var path = Languages.href(language, petition.path());
            var page = World.browser().get(path + "?partner=" + bringing).then().statusCode(200);
            page.body(
                    containsString(path + "/organisations#division"),
                    containsString("class=\"logo\""),
                    containsString("/assets/brand-" + bringing));
            assertEquals(8, page.extract().asString().split("type=\"checkbox\" id=\"c-", -1).length - 1, "boxes");
            var brief = Weight.of(path + "?partner=" + bringing);
            assertTrue(brief.bytes() <= 14 * 1024, brief.toString());
            var whole = Weight.of(path + "/organisations");
            assertTrue(whole.bytes() <= 40 * 1024, whole.toString());
        }
    }
}
