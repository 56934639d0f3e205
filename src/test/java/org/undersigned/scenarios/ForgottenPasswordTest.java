package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.undersigned.world.Desk;
import org.undersigned.world.World;

/** Somebody forgot their password. The mailed link is not enough: the second step goes with it. */
@QuarkusTest
class ForgottenPasswordTest {

    private static final String PATH = "/staff/sign-in/forgotten";
    private static final String NEW = "walnut ferry almanac tide";

    @Test
    void link_and_second_step_set_a_new_password_and_end_every_session() {
        var desk = Desk.invited("Fay", "--organisation", "nnirr", "--role", "viewer");
        desk.get("/staff").then().statusCode(200);
        ask(desk.email);
        var link = links(desk, 1).getFirst();
        var stranger = new Desk(desk.email);
        stranger.get(link).then().statusCode(200).body(not(containsString(desk.email)));

        stranger.post(link, "password", "short", "second", desk.code(1))
                .then()
                .statusCode(422)
                .body(containsString("at least 15 characters"));
        stranger.post(link, "password", NEW, "second", "000000")
                .then()
                .statusCode(422)
                .body(containsString("This code is wrong"));
        desk.get("/staff").then().statusCode(200);
        stranger.post(link, "password", NEW, "second", desk.codes.getFirst())
                .then()
                .statusCode(200)
                .body(containsString("The password is set"));
        desk.get("/staff").then().statusCode(303);
        stranger.post(link, "password", NEW, "second", desk.codes.get(1)).then().statusCode(410);
        stranger.get(link)
                .then()
                .statusCode(410)
                .body(
                        containsString("sign in with your new password"),
                        containsString("/staff/sign-in?lang=en"),
                        not(containsString("sign again")));

        var again = new Desk(desk.email);
        again.secret = desk.secret;
        again.password(Desk.PASSWORD).then().statusCode(422);
        again.password(NEW).then().statusCode(303);
        again.second(desk.codes.get(2)).then().statusCode(303);
        again.get("/staff").then().statusCode(200);
        World.await(
                () -> World.mails(desk.email).getFirst().subject().equals("Your password was changed"), "the notice");
    }

    @Test
    void an_unknown_address_gets_the_same_answer_and_no_mail() {
        var address = World.address("nobody");
        var known = Desk.invited("Kim", "--organisation", "nnirr", "--role", "viewer");
        assertEquals(ask(known.email), ask(address));
        assertEquals(ask(address), ask("no address"));
        assertEquals(0, World.mails(address).size());
        new Desk("").get(PATH + "/" + "A".repeat(43)).then().statusCode(410);
        new Desk("").get(PATH + "/short").then().statusCode(410);
    }

    @Test
    void a_newer_link_takes_the_place_of_the_one_before() {
        var desk = Desk.invited("Nia", "--organisation", "nnirr", "--role", "viewer");
        ask(desk.email);
        var first = links(desk, 1).getFirst();
        ask(desk.email);
        var second = links(desk, 2).getFirst();
        new Desk("").get(first).then().statusCode(410);
        new Desk("").get(second).then().statusCode(200);
    }

    /** The links that were mailed, the newest first, once there are so many. */
    private static List<String> links(Desk desk, int number) {
        World.await(() -> links(desk).size() >= number, number + " links");
        return links(desk);
    }

    private static List<String> links(Desk desk) {
        return World.mails(desk.email).stream()
                .flatMap(mail -> mail.links().stream())
                .filter(link -> link.contains(PATH + "/"))
                .map(link -> link.substring(link.indexOf(PATH)))
                .toList();
    }

    private static String ask(String email) {
        return new Desk("")
                .post(PATH, "email", email)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
