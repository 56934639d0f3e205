package org.undersigned.sharing.ladder;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Published;
import org.undersigned.petition.Ladder;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.TestDatabase;
import org.undersigned.world.World;

/** What people are asked after signing, one step after the other. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class LadderTest {

    private static final Pattern HEADING = Pattern.compile("<h2>([^<]*)</h2>");

    @Inject
    Petitions petitions;

    @Inject
    Published.Registry published;

    @Inject
    Climbing climbing;

    private final String prefix = "lad" + UUID.randomUUID().toString().substring(0, 8);
    private final String anglers = prefix + "-anglers";
    private OwnPetition own;
    private Desk carla;

    @BeforeEach
    void begin() {
        own = OwnPetition.open(prefix);
        carla = Desk.invited("Carla", "--organisation", prefix + "-river-watch", "--role", "campaigner");
    }

    @Test
    void each_step_leads_to_the_next_whether_it_was_done_or_passed_over_and_the_address_tells_how_far_one_came() {
        var thanks = own.path() + "/thanks?r=abc";
        assertEquals("Would you ask one person to sign too?", headings(thanks).getFirst());
        var second = press("share", "done", "r", "abc");
        second.then().statusCode(303).header("Cache-Control", "no-store");
        assertTrue(second.header("Location").contains("r=abc&at="), second.header("Location"));
        var after = headings(second.header("Location"));
        assertEquals(headings(thanks).subList(1, headings(thanks).size()), after);
        browser().get(second.header("Location")).then().body(containsString("Back to the first step"));
        browser()
                .get(own.path() + "/thanks?r=abc&at=end")
                .then()
                .body(containsString("That was all."), not(containsString("/ladder")));
        browser().get(own.path() + "/thanks?at=made-up").then().statusCode(200).body(containsString("/ladder"));
    }

    @Test
    void the_first_rule_that_applies_says_the_steps_and_their_order() {
        rules(
                "partner-0",
                anglers,
                "step-0-0",
                "next",
                "step-0-1",
                "share",
                "source-1",
                "spring_mail",
                "step-1-0",
                "next",
                "step-2-0",
                "share");
        assertEquals(
                "What comes next",
                headings(own.path() + "/thanks?partner=" + anglers).getFirst());
        assertEquals(List.of("What comes next"), headings(own.path() + "/thanks?src=spring-mail"));
        assertEquals(1, headings(own.path() + "/thanks").size());
        assertEquals(
                "Would you ask one person to sign too?",
                headings(own.path() + "/thanks?src=other").getFirst());
    }

    @Test
    void whoever_confirms_after_a_link_with_steps_of_its_own_is_led_to_them() {
        rules("source-0", "spring-mail", "step-0-0", "next");
        var email = World.address("ann");
        browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .header("Referer", Desk.ORIGIN + own.path() + "?src=spring_mail")
                .formParam("name", "Ann Angler")
                .formParam("email", email)
                .formParam("country", "US")
                .post(own.path() + "/signatures")
                .then()
                .statusCode(303);
        browser()
                .post(World.mail(email, 1).path("/confirmations/"))
                .then()
                .statusCode(303)
                .header("Location", endsWith("&src=spring-mail"));
        assertEquals(List.of(new LadderStore.Sums("next", 1, 0, 0)), climbing.of(petition()));
    }

    @Test
    void a_rule_for_a_partner_and_a_code_applies_to_whoever_came_by_both_and_confirms() {
        rules("partner-0", anglers, "source-0", "spring-mail", "step-0-0", "next", "step-1-0", "share");
        var email = World.address("pia");
        browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .header("Referer", Desk.ORIGIN + own.path() + "?partner=" + anglers + "&src=spring_mail")
                .formParam("name", "Pia Partner")
                .formParam("email", email)
                .formParam("country", "US")
                .post(own.path() + "/signatures")
                .then()
                .statusCode(303);
        var thanks = browser().post(World.mail(email, 1).path("/confirmations/"));
        thanks.then().statusCode(303).header("Location", endsWith("&partner=" + anglers + "&src=spring-mail"));
        assertEquals(
                List.of("What comes next"), headings(thanks.header("Location").replaceFirst("^https?://[^/]+", "")));
        assertEquals(List.of(new LadderStore.Sums("next", 1, 0, 0)), climbing.of(petition()));
    }

    @Test
    void whoever_confirms_after_a_partners_form_on_its_own_site_is_led_to_that_partners_steps() {
        rules("partner-0", anglers, "step-0-0", "next");
        var email = World.address("eve");
        browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", "Eve Embed")
                .formParam("email", email)
                .formParam("country", "US")
                .formParam("partner", anglers)
                .formParam("source", "embed")
                .post(own.path() + "/signatures")
                .then()
                .statusCode(303);
        browser().post(World.mail(email, 1).path("/confirmations/")).then().statusCode(303);
        assertEquals(List.of(new LadderStore.Sums("next", 1, 0, 0)), climbing.of(petition()));
    }

    @Test
    void steps_are_counted_by_buttons_and_looking_counts_nothing() {
        own.supporter("Suzie Sample", World.address("suzie"));
        var first = climbing.of(petition());
        assertEquals(List.of(new LadderStore.Sums("share", 1, 0, 0)), first);
        browser().get(own.path() + "/thanks").then().statusCode(200);
        assertEquals(first, climbing.of(petition()));
        press("share", "done").then().statusCode(303);
        press("share", "skipped").then().statusCode(303);
        press("made-up", "done").then().statusCode(303).header("Location", own.path() + "/thanks");
        var sums = climbing.of(petition());
        assertEquals(new LadderStore.Sums("share", 1, 1, 1), sums.getFirst());
        assertEquals(2, sums.get(1).shown(), sums.toString());
        carla.get(path()).then().statusCode(200).body(containsString("<th scope=\"row\">Share</th><td>1</td>"));
    }

    @Test
    void rules_that_cannot_be_are_told_beside_their_fields_and_change_nothing() {
        carla.send(path(), "partner-0", "nobody", "source-0", "a b", "step-0-0", "")
                .then()
                .statusCode(422)
                .body(containsString("partner-0-e"), containsString("source-0-e"))
                .body(containsString("value=\"a b\""));
        assertEquals(Ladder.USUAL, petition().ladder());
    }

    @Test
    void a_campaign_file_says_the_same_and_comes_out_as_it_went_in() {
        var told = own.load(
                own.yaml()
                        .replace(
                                "\n  goals:",
                                "\n  ladder:\n    - {partner: " + anglers
                                        + ", steps: [donate, share]}\n    - {source: spring-mail, steps: [next]}\n  goals:"),
                "--force");
        assertTrue(told.contains("ladder"), told);
        assertEquals(
                List.of(
                        new Ladder.Rule(anglers, "", List.of("donate", "share")),
                        new Ladder.Rule("", "spring-mail", List.of("next"))),
                petition().ladder().rules());
        var file = carla.get("/staff/campaign-files/petitions/" + own.slug()).asString();
        assertTrue(file.contains("ladder:") && file.contains("source: spring-mail"), file);
        var wrong =
                own.load(own.yaml().replace("\n  goals:", "\n  ladder:\n    - {steps: [dance]}\n  goals:"), "--force");
        assertTrue(wrong.startsWith("1") && wrong.contains("petition.ladder[0].steps[0]"), wrong);
    }

    private static List<String> headings(String path) {
        return HEADING.matcher(browser().get(path).asString())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private Response press(String step, String did, String... more) {
        return Desk.filled(
                        browser()
                                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                                .formParam("step", step)
                                .formParam("did", did),
                        more)
                .post(own.path() + "/ladder");
    }

    private void rules(String... fields) {
        carla.send(path(), fields).then().statusCode(303);
        published.refresh();
    }

    private Petition petition() {
        return petitions.visible(own.slug()).orElseThrow();
    }

    private String path() {
        return "/staff/campaigns/" + petition().campaign().slug() + "/" + own.slug() + "/sharing/ladder";
    }
}
