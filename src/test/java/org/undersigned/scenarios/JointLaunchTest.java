package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.scenarios.Steps.approve;
import static org.undersigned.scenarios.Steps.page;
import static org.undersigned.scenarios.Steps.step;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** A petition that several organisations answer for goes online when all of them said yes to what stands there, and not before. */
@QuarkusTest
class JointLaunchTest {

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]{64})\"");

    @Test
    void an_approved_launch_waits_for_the_last_who_has_to_accept_and_then_happens_by_itself() {
        var petition = shared("joint-a");
        var lena = owner("lena", "joint-a-river-watch");
        var lou = owner("lou", "joint-a-river-watch");
        var nina = owner("nina", "joint-a-anglers");
        step(lena, page(petition), "draft-review").then().statusCode(303);
        step(lena, page(petition), "review-open")
                .then()
                .statusCode(200)
                .body(containsString("has not joined yet"), not(containsString("River Watch</span>: has")));
        approve(lou, "joint-a", 303);
        browser().get(petition.path()).then().statusCode(404);
        accept(nina, "joint-a");
        World.await(() -> browser().get(petition.path()).statusCode() == 200, "the launch that waited");
        browser().get(petition.path()).then().body(containsString("joint-a-anglers"), not(containsString("on paper")));
    }

    @Test
    void other_words_call_the_launch_off_and_ask_everybody_anew() {
        var petition = shared("joint-b");
        var lena = owner("lena", "joint-b-river-watch");
        var lou = owner("lou", "joint-b-river-watch");
        var nina = owner("nina", "joint-b-anglers");
        step(lena, page(petition), "draft-review").then().statusCode(303);
        accept(nina, "joint-b");
        step(
                        lena,
                        page(petition),
                        "review-open",
                        "at",
                        LocalDate.now(ZoneOffset.UTC).plusDays(30) + "T09:00")
                .then()
                .statusCode(200);
        approve(lou, "joint-b", 303);
        lena.get(page(petition))
                .then()
                .body(containsString("Its launch is approved"), not(containsString("It waits for")));
        petition.load(shared(petition, "joint-b").replace("three summers", "four summers"));
        lena.get(page(petition))
                .then()
                .body(
                        not(containsString("Its launch is approved")),
                        containsString("It waits for"),
                        containsString("has not accepted the text as it stands"));
        nina.get(partners("joint-b")).then().body(containsString("Please accept it as it stands now"));
        accept(nina, "joint-b");
        nina.get(partners("joint-b")).then().body(not(containsString("Please accept it as it stands now")));
    }

    @Test
    void an_approval_of_other_words_launches_nothing() {
        var petition = OwnPetition.draft("joint-c");
        var lena = owner("lena", "joint-c-river-watch");
        var lou = owner("lou", "joint-c-river-watch");
        step(lena, page(petition), "draft-review").then().statusCode(303);
        step(lena, page(petition), "review-open").then().statusCode(200);
        petition.load(petition.yaml().replace("three summers", "four summers"));
        approve(lou, "joint-c", 303);
        browser().get(petition.path()).then().statusCode(404);
    }

    @Test
    void who_asks_for_a_launch_accepts_what_was_on_the_page_and_no_other_words() {
        var petition = shared("joint-d");
        var lena = owner("lena", "joint-d-river-watch");
        step(lena, page(petition), "draft-review").then().statusCode(303);
        var seen = SEEN.matcher(lena.get(page(petition)).asString());
        assertTrue(seen.find(), "the form says what it accepts");
        petition.load(shared(petition, "joint-d").replace("three summers", "four summers"));
        lena.send(page(petition), "step", "review-open", "seen", seen.group(1))
                .then()
                .statusCode(409)
                .body(containsString("Nothing was accepted"), containsString("River Watch</span>: has"));
        lena.send(page(petition), "step", "review-open").then().statusCode(409);
        step(lena, page(petition), "review-open")
                .then()
                .statusCode(200)
                .body(not(containsString("River Watch</span>: has")));
    }

    private static OwnPetition shared(String prefix) {
        var petition = OwnPetition.draft(prefix);
        petition.load(shared(petition, prefix));
        return petition;
    }

    private static String shared(OwnPetition petition, String prefix) {
        return petition.yaml().replace(prefix + "-anglers, role: supporting", prefix + "-anglers, role: co-host");
    }

    private static Desk owner(String name, String organisation) {
        return Desk.invited(name, "--organisation", organisation, "--role", "owner");
    }

    private static String partners(String prefix) {
        return "/staff/campaigns/" + prefix + "-clean-river-now/partners";
    }

    private static void accept(Desk desk, String prefix) {
        var seen = SEEN.matcher(desk.get(partners(prefix)).asString());
        if (!seen.find()) throw new AssertionError("nothing to accept");
        desk.send(partners(prefix) + "/" + prefix + "-anglers/acceptance", "seen", seen.group(1))
                .then()
                .statusCode(200);
    }
}
