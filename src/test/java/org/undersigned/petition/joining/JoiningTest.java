package org.undersigned.petition.joining;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** Organisations that are asked to be partners, and what becomes of their answer. */
@QuarkusTest
class JoiningTest {

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]{64})\"");

    @Inject
    Db db;

    @Test
    void before_it_accepts_an_organisation_stands_nowhere_and_afterwards_on_every_page() {
        var petition = OwnPetition.asking("join-a", "supporting");
        World.browser().get(petition.path()).then().statusCode(200).body(not(containsString("join-a-anglers")));
        World.browser().get("/coalitions/join-a-clean-river").then().body(not(containsString("join-a-anglers")));
        World.browser().get("/organisations/join-a-anglers").then().statusCode(404);
        World.browser().get("/statements/join-a-clean-river-statement").then().body(not(containsString("Sam Example")));
        World.browser().get("/announcements/join-a-anglers-join").then().statusCode(404);
        var nina = owner("nina", "join-a-anglers");
        nina.get("/staff/partnerships").then().body(containsString("Waits for your answer"));
        accept(nina, petition, "join-a-anglers")
                .then()
                .statusCode(200)
                .body(containsString("Accepted."), containsString(petition.path() + "?partner=join-a-anglers"));
        World.browser().get(petition.path()).then().body(containsString("join-a-anglers"));
        World.browser().get("/coalitions/join-a-clean-river").then().body(containsString("join-a-anglers"));
        World.browser().get("/announcements/join-a-anglers-join").then().statusCode(200);
        World.browser().get("/statements/join-a-clean-river-statement").then().body(containsString("Sam Example"));
    }

    @Test
    void only_an_owner_answers_and_only_for_their_own_organisation() {
        var petition = OwnPetition.asking("join-b", "supporting");
        var seen = seen(owner("nina", "join-b-anglers"), petition);
        var carl = Desk.invited("carl", "--organisation", "join-b-anglers", "--role", "campaigner");
        carl.get(partners(petition)).then().statusCode(200).body(containsString("Only an owner"));
        carl.send(partners(petition) + "/join-b-anglers/acceptance", "seen", seen)
                .then()
                .statusCode(403);
        var lead = owner("lena", "join-b-river-watch");
        lead.send(partners(petition) + "/join-b-anglers/acceptance", "seen", seen)
                .then()
                .statusCode(404);
        var stranger = owner("sid", "example-legal-aid");
        stranger.get(partners(petition)).then().statusCode(404);
        stranger.send(partners(petition) + "/join-b-anglers/acceptance", "seen", seen)
                .then()
                .statusCode(404);
        assertEquals("asked", state("join-b-anglers"));
    }

    @Test
    void an_answer_is_to_what_was_read_and_to_nothing_that_came_after() {
        var petition = OwnPetition.asking("join-c", "supporting");
        var nina = owner("nina", "join-c-anglers");
        var seen = seen(nina, petition);
        petition.load(petition.yaml().replace("three summers", "four summers"));
        nina.send(partners(petition) + "/join-c-anglers/acceptance", "seen", seen)
                .then()
                .statusCode(409)
                .body(containsString("it changed while you were reading"));
        assertEquals("asked", state("join-c-anglers"));
        accept(nina, petition, "join-c-anglers").then().statusCode(200);
        assertEquals("joined", state("join-c-anglers"));
    }

    @Test
    void who_declines_is_out_of_the_campaign_and_its_lead_is_told() {
        var petition = OwnPetition.asking("join-d", "supporting");
        var lead = owner("lena", "join-d-river-watch");
        var nina = owner("nina", "join-d-anglers");
        nina.send(partners(petition) + "/join-d-anglers/refusal").then().statusCode(303);
        assertEquals("declined", state("join-d-anglers"));
        World.mail(lead.email, 2).path(partners(petition));
        lead.get(partners(petition)).then().body(containsString("Declined on"));
        nina.get(partners(petition)).then().statusCode(404);
        assertTrue(file(lead, petition).contains("organisation: join-d-river-watch"));
        assertFalse(
                file(lead, petition).contains("organisation: join-d-anglers\n        role:"),
                "its campaign file does not name it a partner");
    }

    @Test
    void what_leaving_means_is_shown_before_and_then_name_and_box_are_gone() {
        var petition = OwnPetition.open("join-e");
        var nina = owner("nina", "join-e-anglers");
        petition.supporter("Gil Given", World.address("gil"), "consent.join-e-anglers.email");
        var leaving = partners(petition) + "/join-e-anglers/leaving";
        nina.get(leaving).then().statusCode(200).body(containsString("What you have received stays with you"));
        assertEquals("joined", state("join-e-anglers"), "looking changes nothing");
        var between = World.address("between");
        petition.sign("Bea Tween", between, "consent.join-e-anglers.email")
                .then()
                .statusCode(303);
        nina.send(leaving, "coalition", "on").then().statusCode(303);
        World.browser()
                .post(World.mail(between, 1).path("/confirmations/"))
                .then()
                .statusCode(303);
        assertEquals("left", state("join-e-anglers"));
        World.browser().get(petition.path()).then().body(not(containsString("join-e-anglers")));
        World.browser().get("/coalitions/join-e-clean-river").then().body(not(containsString("join-e-anglers")));
        World.browser()
                .get("/statements/join-e-clean-river-statement")
                .then()
                .body(containsString("Sam Example"), not(containsString("full of trout")));
        World.browser().get("/organisations/join-e-anglers").then().statusCode(200);
        // A form from before carries the box; it is refused as one that is not there, or asks for nothing.
        petition.sign("Late Larry", World.address("late"), "consent.join-e-anglers.email");
        assertEquals(1, grants("join-e-anglers"), "what was given before stays, and nothing is added");
        nina.get(partners(petition)).then().statusCode(404);
    }

    @Test
    void the_only_lead_cannot_leave() {
        var petition = OwnPetition.open("join-f");
        var lead = owner("lena", "join-f-river-watch");
        lead.send(partners(petition) + "/join-f-river-watch/leaving")
                .then()
                .statusCode(409)
                .body(containsString("No other organisation leads"));
        assertEquals("joined", state("join-f-river-watch"));
    }

    @Test
    void who_joins_late_gets_nobody_who_signed_before() {
        var petition = OwnPetition.asking("join-g", "supporting");
        petition.supporter("Early Edda", World.address("edda"), petition.box());
        var nina = owner("nina", "join-g-anglers");
        accept(nina, petition, "join-g-anglers").then().statusCode(200);
        petition.supporter("Later Lou", World.address("lou"), "consent.join-g-anglers.email");
        assertEquals(1, grants("join-g-anglers"));
        long sealed = db.read(handle -> handle.select(
                        "SELECT count(*) FROM sealed_row WHERE recipient = 'organisation-join-g-anglers'")
                .mapTo(Long.class)
                .one());
        assertEquals(1, sealed);
    }

    @Test
    void a_partner_keeps_its_role_until_it_takes_another() {
        var petition = OwnPetition.open("join-i");
        petition.load(petition.yaml().replace("join-i-anglers, role: supporting", "join-i-anglers, role: co-host"));
        var nina = owner("nina", "join-i-anglers");
        nina.get("/staff/campaigns/join-i-clean-river-now").then().statusCode(404);
        accept(nina, petition, "join-i-anglers").then().statusCode(200);
        nina.get("/staff/campaigns/join-i-clean-river-now").then().statusCode(200);
        World.browser()
                .get(petition.path() + "/arrangement")
                .then()
                .statusCode(200)
                .body(containsString("Accepted on"), containsString("Has not accepted this version yet"));
        var lead = owner("lena", "join-i-river-watch");
        accept(lead, petition, "join-i-river-watch").then().statusCode(200);
        World.browser()
                .get(petition.path() + "/arrangement")
                .then()
                .body(
                        not(containsString("Has not accepted this version yet")),
                        containsString("Version 1, of "),
                        not(containsString("Earlier versions")));
        petition.load(petition.yaml().replace("join-i-anglers, role: supporting", "join-i-anglers, role: lead"));
        World.browser()
                .get(petition.path() + "/arrangement")
                .then()
                .statusCode(200)
                .body(
                        containsString("Version 2, of "),
                        containsString("Earlier versions"),
                        containsString("Version 1, of "));
    }

    @Test
    void a_co_host_that_agrees_to_support_only_shares_responsibility_no_more() {
        var petition = OwnPetition.asking("join-l", "co-host");
        var nina = owner("nina", "join-l-anglers");
        accept(nina, petition, "join-l-anglers").then().statusCode(200);
        World.browser().get(petition.path() + "/arrangement").then().statusCode(200);
        petition.load(petition.yaml());
        World.browser()
                .get(petition.path() + "/arrangement")
                .then()
                .statusCode(200)
                .body(containsString("co-host"));
        accept(nina, petition, "join-l-anglers").then().statusCode(200);
        World.browser().get(petition.path() + "/arrangement").then().statusCode(404);
    }

    @Test
    void there_is_no_arrangement_where_one_organisation_answers_alone() {
        var petition = OwnPetition.open("join-j");
        World.browser().get(petition.path() + "/arrangement").then().statusCode(404);
        World.browser()
                .get("/petitions/end-family-detention/arrangement")
                .then()
                .statusCode(200);
    }

    @Test
    void every_answer_is_in_the_audit_log() {
        var petition = OwnPetition.asking("join-k", "supporting");
        accept(owner("nina", "join-k-anglers"), petition, "join-k-anglers");
        var actions = db.read(handle -> handle.select(
                        "SELECT action || ' ' || detail FROM audit_entry WHERE subject = 'campaign join-k-clean-river-now' ORDER BY number")
                .mapTo(String.class)
                .list());
        assertTrue(actions.contains("partner.ask join-k-anglers supporting"), actions::toString);
        assertTrue(actions.contains("partner.join join-k-anglers supporting"), actions::toString);
    }

    private static String file(Desk desk, OwnPetition petition) {
        return desk.get("/staff/campaign-files/petitions/" + petition.slug()).asString();
    }

    static Desk owner(String name, String organisation) {
        return Desk.invited(name, "--organisation", organisation, "--role", "owner");
    }

    static String partners(OwnPetition petition) {
        return "/staff/campaigns/" + petition.slug().replace("stop-the-outfall", "clean-river-now") + "/partners";
    }

    static String seen(Desk desk, OwnPetition petition) {
        var found = SEEN.matcher(desk.get(partners(petition)).asString());
        assertTrue(found.find(), "nothing to accept");
        return found.group(1);
    }

    static io.restassured.response.Response accept(Desk desk, OwnPetition petition, String organisation) {
        return desk.send(partners(petition) + "/" + organisation + "/acceptance", "seen", seen(desk, petition));
    }

    private String state(String organisation) {
        return db.read(handle -> handle.select(
                        "SELECT s.state FROM partnership s JOIN organisation o ON o.id = s.organisation WHERE o.slug = ?",
                        organisation)
                .mapTo(String.class)
                .one());
    }

    private long grants(String organisation) {
        return db.read(handle -> handle.select(
                        "SELECT count(*) FROM grant_state g JOIN organisation o ON o.id = g.organisation WHERE g.live AND o.slug = ?",
                        organisation)
                .mapTo(Long.class)
                .one());
    }
}
