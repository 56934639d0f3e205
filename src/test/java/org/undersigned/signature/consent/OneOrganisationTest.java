package org.undersigned.signature.consent;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.undersigned.signature.Signatory;
import org.undersigned.supporter.UnsubscribeLinks;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** What a signer does with what one organisation has, while the others and the signature stay as they are. */
@QuarkusTest
class OneOrganisationTest {

    private static final String LEAD = "single-river-watch";
    private static final String OTHER = "single-anglers";
    private static final String BOX = "consent." + OTHER + ".email";

    private static OwnPetition petition;

    @Inject
    UnsubscribeLinks links;

    @BeforeAll
    static void load() {
        petition = OwnPetition.open("single");
    }

    @Test
    void each_organisation_gets_a_link_of_its_own_for_its_mails() {
        var suzie = both();
        var lead = suzie.opened(LEAD).get("unsubscribe");
        assertNotEquals(lead, suzie.opened(OTHER).get("unsubscribe"));
        assertTrue(lead.contains("/unsubscribe/"), lead);
    }

    @Test
    void looking_at_the_link_changes_nothing_and_one_post_takes_back_what_this_organisation_was_allowed() {
        var suzie = both();
        var path = unsubscribe(suzie, OTHER);
        given().get(path).then().statusCode(200).body(containsString("No more mail from Anglers of the Upper Valley?"));
        assertEquals(Set.of(OTHER, LEAD), suzie.live());
        World.browser()
                .formParam("List-Unsubscribe", "One-Click")
                .post(path)
                .then()
                .statusCode(200)
                .header("Set-Cookie", nullValue())
                .header("Cache-Control", "no-store")
                .body(containsString("may not write to you"), not(containsString(suzie.email())));
        assertEquals(Set.of(LEAD), suzie.live());
        assertEquals(List.of("asked", "given", "taken-back"), suzie.said(OTHER));
        assertEquals(Map.of(), suzie.opened(OTHER));
    }

    @Test
    void a_second_button_ends_what_it_was_allowed_from_that_mailbox_under_every_petition() {
        var suzie = both();
        var more = OwnPetition.alone("single-more");
        var told = more.load(more.yaml().replaceAll("single-more-anglers(?!-)", OTHER), "--launch");
        assertTrue(told.startsWith("0 "), told);
        var again = suzie.again(more, BOX);
        var stranger = both();
        var path = unsubscribe(suzie, OTHER);
        given().get(path).then().body(containsString("action=\"" + path + "/all\""));
        assertEquals(Set.of(OTHER), again.live());
        World.browser().post(path + "/all").then().statusCode(200).body(containsString("whatever the petition"));
        assertEquals(Set.of(), again.live());
        assertEquals(List.of("asked", "given", "taken-back"), again.said(OTHER));
        assertEquals(Set.of(LEAD), suzie.live(), "the other organisation keeps what it has");
        assertEquals(Set.of(LEAD, OTHER), stranger.live());
        given().get(path).then().statusCode(200).body(not(containsString("/all\"")));
        World.browser().post(path + "/all").then().statusCode(200);
    }

    @Test
    void a_mail_program_may_send_it_as_a_multipart_form_and_twice() {
        var suzie = both();
        var path = unsubscribe(suzie, OTHER);
        for (int i = 0; i < 2; i++)
            World.browser()
                    .multiPart("List-Unsubscribe", "One-Click")
                    .post(path)
                    .then()
                    .statusCode(200);
        assertEquals(List.of("asked", "given", "taken-back"), suzie.said(OTHER));
    }

    @Test
    void the_link_says_the_same_after_everything_was_erased() {
        var suzie = both();
        var path = unsubscribe(suzie, OTHER);
        World.browser().post(suzie.own() + "/erasure").then().statusCode(200);
        World.browser().post(path).then().statusCode(200).body(containsString("may not write to you"));
    }

    @Test
    void a_link_that_was_not_made_here_is_expired() {
        var path = unsubscribe(both(), OTHER);
        var last = path.charAt(path.length() - 2) == 'A' ? 'B' : 'A';
        for (var forged : List.of(
                path.substring(0, path.length() - 2) + last + path.charAt(path.length() - 1),
                "/unsubscribe/" + "A".repeat(80),
                "/unsubscribe/" + "A".repeat(43),
                "/unsubscribe/x")) {
            given().get(forged).then().statusCode(410);
            World.browser().post(forged).then().statusCode(410);
        }
    }

    @Test
    void erasing_at_one_organisation_leaves_nothing_of_it_and_everything_else() {
        var suzie = both();
        suzie.press(OTHER, "/erasure").then().statusCode(303);
        assertEquals(List.of(), suzie.said(OTHER));
        assertEquals(Map.of(), suzie.opened(OTHER));
        assertEquals(Set.of(LEAD), suzie.live());
        assertFalse(suzie.opened(LEAD).isEmpty());
        given().get(suzie.own()).then().body(containsString("It counts."), not(containsString("/grants/" + OTHER)));
    }

    @Test
    void what_one_organisation_has_can_be_taken_away_as_a_file() {
        var suzie = both();
        given().get(suzie.own() + "/grants/" + OTHER + "/data.json")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("attachment"))
                .body(
                        "organisation", equalTo(OTHER),
                        "may_write", equalTo(true),
                        "data.email", equalTo(suzie.email()),
                        "reference_in_its_lists", hasLength(44),
                        "consent_events", hasSize(2),
                        "consent_events[1].what", equalTo("given"),
                        "consent_events[1].wording", containsString("may send me news"),
                        "consent_events[1].wording_language", equalTo("en"),
                        "consent_events[1].wording_version", equalTo(1))
                .body(not(containsString(LEAD)));
    }

    @Test
    void an_organisation_whose_box_was_not_ticked_has_nothing() {
        var suzie = Signatory.of(petition, "suzie", petition.box());
        given().get(suzie.own() + "/grants/" + OTHER + "/data.json")
                .then()
                .statusCode(200)
                .body("may_write", equalTo(false), "sealed_for_it", equalTo(false), "data", nullValue());
    }

    @Test
    void whoever_signs_with_an_address_learns_nothing_of_what_it_allowed_another_organisation() {
        var suzie = both();
        var known = petition.sign("suzie Sample", suzie.email(), BOX);
        var stranger = petition.sign("suzie Sample", World.address("stranger"), BOX);
        assertEquals(shape(stranger), shape(known));
        assertEquals(follow(stranger), follow(known));
        assertEquals(List.of("asked", "given"), suzie.said(OTHER), "a repeat changes nothing");
    }

    private static Signatory both() {
        return Signatory.of(petition, "suzie", petition.box(), BOX);
    }

    private String unsubscribe(Signatory suzie, String organisation) {
        return links.of(suzie.id(), Signatory.idOf(organisation)).replaceFirst("^https?://[^/]+", "");
    }

    /** Everything of an answer but what is made of chance. */
    private static String shape(Response answer) {
        return answer.statusCode() + " " + answer.header("Location").replaceFirst("s=.{22}$", "s=") + " "
                + answer.headers().asList().stream()
                        .map(header -> header.getName())
                        .sorted()
                        .toList();
    }

    private static String follow(Response answer) {
        var location = answer.header("Location");
        return given().get(location).asString().replace(location.substring(location.indexOf("s=") + 2), "");
    }
}
