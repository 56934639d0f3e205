package org.undersigned.petition.joining;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** A coalition is more than the partners of one campaign: who belongs to it says so itself, and its page outlives a campaign. */
@QuarkusTest
class StandingCoalitionTest {

    private static final String NAME = "Teachers of the Upper Valley";

    @Inject
    Db db;

    private final String prefix = "stand" + UUID.randomUUID().toString().substring(0, 8);
    private final String teachers = prefix + "-teachers";
    private final String page = "/coalitions/" + prefix + "-clean-river";
    private final String desk = "/staff" + page;
    private OwnPetition petition;

    @BeforeEach
    void there_is_an_organisation_that_nobody_named_yet() {
        petition = OwnPetition.open(prefix, this::withTeachers);
    }

    @Test
    void an_organisation_that_is_no_partner_belongs_to_a_coalition_once_an_owner_says_so_and_leaves_it_again() {
        var tess = Desk.invited("Tess", "--organisation", teachers, "--role", "owner");
        var vera = Desk.invited("Vera", "--organisation", teachers, "--role", "viewer");
        tess.get(desk).then().statusCode(404);
        named();
        var mail = told(tess, "Your organisation is named in the coalition").getFirst();
        assertEquals(desk, mail.path(desk));
        World.browser().get(page).then().statusCode(200).body(not(containsString(NAME)));
        vera.get("/staff/partnerships").then().body(containsString("href=\"" + desk + "\""));
        vera.get(desk)
                .then()
                .statusCode(200)
                .body(
                        containsString("Only an owner of your organisation can answer"),
                        containsString("Two organisations that want fish"),
                        containsString("Anglers of the Upper Valley"),
                        not(containsString("value=\"accept\"")),
                        // Who does what is for those who belong there.
                        not(containsString("In force")));
        answer(vera, "accept").then().statusCode(403);
        answer(tess, "perhaps").then().statusCode(400);
        World.browser().get(page).then().body(not(containsString(NAME)));

        answer(tess, "accept").then().statusCode(303);
        World.browser().get(page).then().body(containsString(NAME));
        tess.get(desk).then().statusCode(200).body(containsString("In force"), containsString("Leave the coalition"));

        answer(tess, "leave").then().statusCode(303);
        World.browser().get(page).then().body(not(containsString(NAME)));
        tess.get(desk).then().statusCode(404);
        assertEquals(List.of("coalition.join", "coalition.leave"), audited());
        assertTrue(
                petition.load(inCoalition()).startsWith("1 "), "a file from before does not name it again by itself");
        assertEquals(
                1, told(tess, "Your organisation is named in the coalition").size(), "nor is it asked twice");
    }

    @Test
    void who_says_no_is_not_named() {
        var tess = Desk.invited("Tess", "--organisation", teachers, "--role", "owner");
        named();
        answer(tess, "leave").then().statusCode(303);
        tess.get(desk).then().statusCode(404);
        World.browser().get(page).then().body(not(containsString(NAME)));
    }

    @Test
    void a_partner_leaves_by_the_campaign_and_another_organisation_answers_for_nobody() {
        var nina = Desk.invited("Nina", "--organisation", prefix + "-anglers", "--role", "owner");
        nina.get(desk)
                .then()
                .statusCode(200)
                .body(containsString("answer or leave there"), not(containsString("value=\"leave\"")));
        nina.send(desk + "/belonging", "organisation", prefix + "-anglers", "do", "leave")
                .then()
                .statusCode(303);
        World.browser().get(page).then().body(containsString("Anglers"));
        named();
        answer(nina, "accept").then().statusCode(404);
        assertEquals(List.of(), audited());
    }

    @Test
    void an_organisation_that_a_lead_takes_out_is_told() {
        var nina = Desk.invited("Nina", "--organisation", prefix + "-anglers", "--role", "owner");
        petition.load(withTeachers(petition.yaml())
                .replaceAll("(?m)^.*\\{organisation: " + prefix + "-anglers, role.*\n", ""));
        var mail = told(nina, "Your organisation was taken out of").getFirst();
        assertTrue(mail.text().contains("What your organisation has received stays with it"), mail.text());
        nina.get(mail.path("/staff/partnerships")).then().statusCode(200);
    }

    @Test
    void a_coalition_that_the_public_has_seen_keeps_its_page_when_its_campaign_goes_to_another() {
        petition.load(withTeachers(petition.yaml())
                .replace("slug: " + prefix + "-clean-river\n", "slug: " + prefix + "-wide-river\n"));
        World.browser()
                .get("/coalitions/" + prefix + "-wide-river")
                .then()
                .statusCode(200)
                .body(containsString(petition.path()));
        World.browser()
                .get(page)
                .then()
                .statusCode(200)
                .body(containsString("Anglers"), not(containsString(petition.path())), not(containsString("made up")));
        World.browser().get("/es" + page).then().statusCode(200);
        World.browser().get("/organisations/" + prefix + "-anglers").then().statusCode(200);
    }

    /** The mails with this subject, once there is one. */
    private static List<World.Received> told(Desk desk, String subject) {
        World.await(() -> !mails(desk, subject).isEmpty(), subject);
        return mails(desk, subject);
    }

    private static List<World.Received> mails(Desk desk, String subject) {
        return World.mails(desk.email).stream()
                .filter(mail -> mail.subject().startsWith(subject))
                .toList();
    }

    private String withTeachers(String yaml) {
        return yaml.replace("\ncoalition:", """
                  - slug: %s
                    name: %s
                    kind: community
                    url: https://teachers.example
                    privacy_url: https://teachers.example/privacy
                    postal_address: 9 Bridge Street, Example Town
                """.formatted(teachers, NAME) + "\ncoalition:");
    }

    private String inCoalition() {
        return withTeachers(petition.yaml()).replace(prefix + "-anglers]", prefix + "-anglers, " + teachers + "]");
    }

    private void named() {
        var told = petition.load(inCoalition());
        assertTrue(told.startsWith("0 "), told);
    }

    private Response answer(Desk desk, String what) {
        return desk.send(this.desk + "/belonging", "organisation", teachers, "do", what);
    }

    private List<String> audited() {
        return db.read(handle -> handle.select(
                        "SELECT action FROM audit_entry WHERE subject = ? AND action IN ('coalition.join', 'coalition.leave') ORDER BY number",
                        "coalition " + prefix + "-clean-river")
                .mapTo(String.class)
                .list());
    }
}
