package org.undersigned.signon;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.undersigned.signon.Deciders.approve;
import static org.undersigned.signon.Deciders.state;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Asking;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** The public form is closed by itself, and a link that was lost comes again. */
@QuarkusTest
class FormAndLinkTest {

    @Inject
    Db db;

    @Test
    void the_form_alone_is_closed_and_what_was_asked_goes_on() {
        var petition = OwnPetition.open("shut");
        var lena = Desk.invited("lena", "--organisation", "shut-river-watch", "--role", "owner");
        var link = Asking.from(petition, "Shut Society", "shut.example").link();
        var late = Asking.from(petition, "Late Society", "late.example");
        var seen = late.seen();
        lena.send(Asking.desk(petition), "do", "close").then().statusCode(303);
        browser().get(Asking.form(petition)).then().body(containsString("takes no more sign-ons"));
        browser().get(Asking.statement(petition)).then().body(not(containsString("Sign on for your organisation")));
        late.send(seen).then().statusCode(409);
        Asking.confirm(link).then().statusCode(303);
        assertEquals("waiting", state("Shut Society"));
        approve(lena, petition, "Shut Society").then().body(containsString("1 was approved"));
        browser().get(petition.path()).then().body(containsString("name=\"email\""));
        lena.get(Asking.desk(petition)).then().body(containsString("The public form is closed."));

        petition.load(petition.yaml().replace("Clean river now", "Clean river soon"), "--force");
        browser().get(Asking.form(petition)).then().body(containsString("takes no more sign-ons"));
        lena.send(Asking.desk(petition), "do", "open").then().statusCode(303);
        late.send().then().statusCode(303);
        assertEquals(
                List.of("closed", "open"),
                db.read(handle -> handle.select(
                                "SELECT detail FROM audit_entry WHERE action = 'sign-on.form' AND subject = 'campaign shut-clean-river-now' ORDER BY number")
                        .mapTo(String.class)
                        .list()));
        var other = Desk.invited("otto", "--organisation", "shut-anglers", "--role", "owner");
        other.send(Asking.desk(petition), "do", "close").then().statusCode(404);
    }

    @Test
    void a_lost_link_is_mailed_again_and_nobody_learns_whether_there_is_one() {
        var petition = OwnPetition.open("lost");
        var lena = Desk.invited("lena", "--organisation", "lost-river-watch", "--role", "owner");
        var asking = Asking.from(petition, "Lost Society", "lost.example");
        asking.confirmed();
        approve(lena, petition, "Lost Society");
        var first = World.mail(asking.email, 2).path("/sign-ons/");
        lena.send(Asking.desk(petition), "do", "close").then().statusCode(303);
        var stranger = World.address("stranger");
        var known = lose(petition, asking.email);
        var unknown = lose(petition, stranger);
        assertEquals(200, known.statusCode());
        assertEquals(known.asString(), unknown.asString());
        var again = World.mail(asking.email, 3).path("/sign-ons/");
        assertNotEquals(first, again);
        for (var link : List.of(first, again))
            browser().get(link).then().statusCode(200).body(containsString("It stands by version 1."));
        browser().post(again + "/withdrawal").then().statusCode(200);
        browser().get(first).then().statusCode(410);
        assertEquals(List.of(), World.mails(stranger));
        lose(petition, "nobody").then().statusCode(422).body(containsString("value=\"nobody\""));
        browser()
                .get(Asking.form(petition) + "/link")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("public"))
                .body(containsString("Mail me the link"));
    }

    private static Response lose(OwnPetition petition, String email) {
        return browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("email", email)
                .post(Asking.form(petition) + "/link");
    }
}
