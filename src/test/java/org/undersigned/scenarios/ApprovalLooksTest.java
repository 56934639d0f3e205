package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.petition.RetireCommand;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.Ran;
import org.undersigned.world.World;

/** Whoever decides can look at what they decide about, and nobody else sees more than before. */
@QuarkusTest
class ApprovalLooksTest {

    private final String prefix = "look" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void a_launch_is_named_by_its_title_and_leads_to_the_page_as_it_will_be() {
        var petition = OwnPetition.draft(prefix);
        var oona = member("Oona", "owner");
        var seth = member("Seth", "owner");
        var opal = Desk.invited("Opal");
        var preview = Steps.page(petition).replace("/state", "/preview");
        Steps.step(oona, Steps.page(petition), "draft-review").then().statusCode(303);
        opal.get(preview).then().statusCode(404);
        Steps.step(oona, Steps.page(petition), "review-open").then().statusCode(200);
        for (var decides : new Desk[] {seth, opal}) {
            decides.get("/staff/approvals")
                    .then()
                    .body(
                            containsString("Put petition “Stop the outfall at the old mill” online."),
                            containsString("<a href=\"" + preview + "\">"));
            decides.get(preview)
                    .then()
                    .statusCode(200)
                    .header("Content-Security-Policy", containsString("form-action 'none'"))
                    .body(containsString("<h1"), containsString("Dear Minister"));
        }
        seth.get(preview + "?in=es").then().body(containsString("Alto al vertido en el molino viejo"));
        browser().get(petition.path()).then().statusCode(404);
        browser().get(preview).then().statusCode(303);
        Desk.invited("Eve", "--organisation", prefix + "-anglers")
                .get(preview)
                .then()
                .statusCode(404);

        Steps.approve(seth, prefix, 303);
        opal.get(preview).then().statusCode(404);
    }

    @Test
    void an_operator_who_decides_about_a_retirement_sees_what_it_would_delete_until_it_is_decided() {
        var petition = OwnPetition.open(prefix);
        petition.supporter("Suzie Signs", World.address("suzie"), "public");
        World.await(() -> petition.published() == 1, "one");
        var oona = member("Oona", "owner");
        var opal = Desk.invited("Opal");
        var page = Steps.page(petition).replace("/state", "/retirement");
        Steps.step(oona, Steps.page(petition), "open-closed").then().statusCode(303);
        opal.get(page).then().statusCode(404);
        oona.send(page).then().statusCode(200);
        opal.get("/staff/approvals")
                .then()
                .body(
                        containsString("signers of petition “Stop the outfall at the old mill”, for good"),
                        containsString("<a href=\"" + page + "\">"));
        opal.get(page)
                .then()
                .statusCode(200)
                .body(
                        containsString("signatures: 1 (1 confirmed"),
                        containsString("<a href=\"/staff/approvals\">"),
                        not(containsString("<button>Ask")),
                        not(containsString("/state\"")));
        opal.send(page).then().statusCode(403);
        var other = OwnPetition.open(prefix + "x");
        opal.get(Steps.page(other).replace("/state", "/retirement")).then().statusCode(404);
        Steps.approve(opal, prefix, 303);
        opal.get(page).then().statusCode(404);
    }

    @Test
    void an_operator_who_only_sees_a_question_of_a_command_gets_no_link_that_leads_nowhere() {
        var petition = OwnPetition.open(prefix);
        petition.supporter("Suzie Signs", World.address("suzie"), "public");
        World.await(() -> petition.published() == 1, "one");
        petition.isOver();
        var oona = member("Oona", "owner");
        var opal = Desk.invited("Opal");
        Ran.of(new RetireCommand(), petition.slug(), "--yes");
        var page = Steps.page(petition).replace("/state", "/retirement");
        oona.get("/staff/approvals").then().body(containsString("<a href=\"" + page + "\">"));
        oona.get(page).then().statusCode(200);
        opal.get("/staff/approvals").then().body(not(containsString(page)));
        opal.get(page).then().statusCode(404);
    }

    private Desk member(String name, String role) {
        return Desk.invited(name, "--organisation", prefix + "-river-watch", "--role", role);
    }
}
