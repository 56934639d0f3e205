package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Messages;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;

/** A petition goes from draft to the archive, by the hands of those who may. */
@QuarkusTest
class PetitionLifeTest {

    @Inject
    Db db;

    private final String prefix = "life" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void from_draft_to_won_with_the_public_looking_on() {
        var petition = OwnPetition.draft(prefix);
        var owner = member("Oona", "owner");
        var second = member("Seth", "owner");
        var page = state(petition);
        browser().get(petition.path()).then().statusCode(404);

        step(owner, page, "draft-review").then().statusCode(303);
        browser().get(petition.path()).then().statusCode(404);
        step(owner, page, "review-open")
                .then()
                .statusCode(200)
                .body(containsString("as soon as a second person approves"));
        browser().get(petition.path()).then().statusCode(404);

        approve(owner, 403);
        approve(second, 303);
        browser().get(petition.path()).then().statusCode(200).body(not(containsString("on paper")));

        step(owner, page, "open-closed", "note", "Thank you <b>all</b>.").then().statusCode(303);
        browser()
                .get(petition.path())
                .then()
                .body(containsString("The petition is closed."), containsString("Thank you &lt;b&gt;all&lt;/b&gt;."));
        owner.get(page).then().body(containsString("under the same text"));
        step(owner, page, "closed-open").then().statusCode(303);
        browser().get(petition.path()).then().body(containsString("The petition is open again."));
        step(owner, page, "open-closed").then().statusCode(303);
        step(owner, page, "closed-delivered", "note", "On paper, to the office.")
                .then()
                .statusCode(303);
        step(owner, page, "delivered-answered", "note", " ")
                .then()
                .statusCode(422)
                .body(containsString("Write in a sentence what the answer was"));
        step(owner, page, "delivered-answered", "note", "Partly yes.").then().statusCode(303);
        step(owner, page, "answered-won").then().statusCode(303);
        browser()
                .get(petition.path())
                .then()
                .body(containsString("On paper, to the office."), containsString("Partly yes."))
                .body(containsString("The petition was won."), not(containsString("name=\"email\"")));

        step(owner, page, "won-archived").then().statusCode(200);
        assertEquals("won", stored(petition));
        approve(second, 303);
        assertEquals("archived", stored(petition));
        owner.get(page).then().body(containsString("nothing changes any more"), not(containsString("name=\"step\"")));
        assertEquals(
                List.of(
                        "draft-review",
                        "review-open",
                        "open-closed",
                        "closed-open",
                        "open-closed",
                        "closed-delivered",
                        "delivered-answered",
                        "answered-won",
                        "won-archived"),
                audited(petition));
    }

    @Test
    void a_petition_that_is_closed_early_says_until_when_people_really_signed() {
        var petition = OwnPetition.open(prefix);
        step(member("Otis", "owner"), state(petition), "open-closed").then().statusCode(303);
        var today = Messages.of("en").date(LocalDate.now(ZoneOffset.UTC));
        browser()
                .get(petition.path())
                .then()
                .body(containsString("It took signatures until " + today + "."), not(containsString("2999")));
    }

    @Test
    void two_who_press_at_once_take_one_step() {
        var petition = OwnPetition.open(prefix);
        var owner = member("Otis", "owner");
        step(owner, state(petition), "open-closed").then().statusCode(303);
        step(owner, state(petition), "open-closed")
                .then()
                .statusCode(409)
                .body(containsString("Somebody else was quicker"));
        step(owner, state(petition), "draft-review").then().statusCode(409);
        assertEquals(List.of("open-closed"), audited(petition));
    }

    @Test
    void only_campaigners_of_a_lead_take_steps_and_only_known_ones() {
        var petition = OwnPetition.open(prefix);
        var page = state(petition);
        for (var role : List.of("viewer", "moderator")) {
            var looker = member("Lou", role);
            looker.get(page).then().statusCode(200).body(not(containsString("name=\"step\"")));
            step(looker, page, "open-closed").then().statusCode(403);
        }
        var campaigner = member("Cleo", "campaigner");
        step(campaigner, page, "draft-open").then().statusCode(400);
        step(campaigner, page, "open-won").then().statusCode(400);
        step(campaigner, page, "open-closed", "note", "x".repeat(501))
                .then()
                .statusCode(422)
                .body(containsString("Write at most 500 letters"), containsString("x".repeat(501)));
        step(campaigner, page, "open-closed").then().statusCode(303);
        step(campaigner, page, "closed-archived").then().statusCode(403);
        Desk.invited("Stan", "--organisation", "nnirr", "--role", "owner")
                .get(page)
                .then()
                .statusCode(404);
        assertEquals("closed", stored(petition));
    }

    @Test
    void what_is_over_is_not_opened_again() {
        var petition = OwnPetition.open(prefix);
        var owner = member("Olga", "owner");
        step(owner, state(petition), "open-closed").then().statusCode(303);
        petition.isOver();
        step(owner, state(petition), "closed-open").then().statusCode(409).body(containsString("Its last day is over"));
        assertEquals("closed", stored(petition));
    }

    @Test
    void an_approval_of_what_has_changed_meanwhile_does_nothing() {
        var petition = OwnPetition.draft(prefix);
        var owner = member("Omar", "owner");
        var second = member("Suri", "owner");
        step(owner, state(petition), "draft-review").then().statusCode(303);
        step(owner, state(petition), "review-open").then().statusCode(200);
        step(owner, state(petition), "review-draft").then().statusCode(303);
        approve(second, 303);
        assertEquals("draft", stored(petition));
    }

    private Desk member(String name, String role) {
        return Desk.invited(name, "--organisation", prefix + "-river-watch", "--role", role);
    }

    private String state(OwnPetition petition) {
        return Steps.page(petition);
    }

    private static Response step(Desk desk, String page, String name, String... fields) {
        return Steps.step(desk, page, name, fields);
    }

    private void approve(Desk desk, int status) {
        Steps.approve(desk, prefix, status);
    }

    private String stored(OwnPetition petition) {
        return db.read(handle -> handle.select("SELECT state FROM action WHERE slug = ?", petition.slug())
                .mapTo(String.class)
                .one());
    }

    private List<String> audited(OwnPetition petition) {
        return db.read(handle -> handle.select(
                        "SELECT detail FROM audit_entry WHERE action = 'petition.step' AND subject = ? ORDER BY number",
                        "petition " + petition.slug())
                .mapTo(String.class)
                .list());
    }
}
