package org.undersigned.signon;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.signon.Deciders.PDF;
import static org.undersigned.signon.Deciders.approve;
import static org.undersigned.signon.Deciders.document;
import static org.undersigned.signon.Deciders.id;
import static org.undersigned.signon.Deciders.states;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Asking;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** What owners of organisations that are known here are asked, see and decide about requests in their name. */
@QuarkusTest
class OwnersAskedTest {

    @Inject
    Db db;

    @Test
    void an_owner_sees_who_asks_and_says_that_they_checked_where_the_mailbox_proves_nothing() {
        var petition = withAnglers("asked-a");
        var nina = owner("nina", "asked-a-anglers");
        var lena = owner("lena", "asked-a-river-watch");
        var asking = Asking.at(petition, "Anglers Abroad", "asked-a-anglers.example", "gmail.com");
        document(asking.link()).then().statusCode(303);
        nina.get("/staff/sign-ons")
                .then()
                .body(allOf(
                        containsString("Paula Example"),
                        containsString("Chair"),
                        containsString(asking.email),
                        containsString("mailbox that anybody can have"),
                        containsString(Asking.statement(petition))));
        var path = "/staff/sign-ons/requests/" + id("Anglers Abroad");
        assertArrayEquals(PDF, nina.send(path + "/document").asByteArray());
        lena.send(path + "/document").then().statusCode(404);
        assertEquals(
                List.of("campaign asked-a-clean-river-now"),
                db.read(handle -> handle.select(
                                "SELECT subject FROM audit_entry WHERE action = 'export.document' AND detail = ?",
                                "request " + id("Anglers Abroad"))
                        .mapTo(String.class)
                        .list()),
                "the one who got it, and not the one who did not");
        nina.send(path, "do", "confirm").then().statusCode(422).body(containsString("Tick that you have checked it."));
        assertEquals(List.of("waiting"), states("Anglers Abroad"));
        nina.send(path, "do", "confirm", "checked", "on").then().statusCode(200);
        assertEquals(List.of("approved"), states("Anglers Abroad"));
    }

    @Test
    void after_one_says_that_it_is_not_them_the_next_that_it_may_be_is_asked() {
        var petition = withAnglers("asked-b");
        var nina = owner("nina", "asked-b-anglers");
        var lena = owner("lena", "asked-b-river-watch");
        Asking.from(petition, "Asked B River Watch", "asked-b-anglers.example").confirmed();
        World.mail(nina.email, 2).path("/staff/sign-ons");
        var path = "/staff/sign-ons/requests/" + id("Asked B River Watch");
        lena.send(path, "do", "confirm", "checked", "on").then().statusCode(409);
        nina.send(path, "do", "disown").then().statusCode(200);
        World.mail(lena.email, 2).path("/staff/sign-ons");
        nina.send(path, "do", "confirm", "checked", "on").then().statusCode(409);
        lena.get("/staff/sign-ons").then().body(containsString("its owners say that it is not them"));
        lena.send(path, "do", "disown").then().statusCode(200);
        nina.send(path, "do", "confirm", "checked", "on").then().statusCode(409);
        lena.get(Asking.desk(petition) + "?show=held").then().body(containsString("Asked B River Watch"));
    }

    @Test
    void owners_get_no_second_mail_while_one_request_waits_for_them() {
        var petition = withAnglers("asked-c");
        var nina = owner("nina", "asked-c-anglers");
        Asking.from(petition, "Angling One", "asked-c-anglers.example").confirmed();
        World.mail(nina.email, 2);
        Asking.from(petition, "Angling Two", "asked-c-anglers.example").confirmed();
        Asking.from(petition, "Nobody Known", "asked-c-nobody.example").link();
        // Mails go out in the order in which they are owed.
        assertEquals(2, World.mails(nina.email).size());
        nina.get("/staff/sign-ons")
                .then()
                .body(allOf(
                        containsString("Angling One"),
                        containsString("Angling Two"),
                        containsString("<b class=\"waiting\">2</b>")));
    }

    @Test
    void a_mailed_link_signs_no_later_version_for_whom_has_an_owner_here() {
        var petition = OwnPetition.open("asked-d");
        var lena = owner("lena", "asked-d-river-watch");
        var asking = Asking.from(petition, "Owned Society", "owned.example");
        asking.confirmed();
        approve(lena, petition, "Owned Society").then().body(containsString("1 was approved"));
        var link = World.mail(asking.email, 2).path("/sign-ons/");
        owner("omar", "owned-society");
        var first = "      text: We stand together for a river that is clean.\n";
        petition.load(petition.yaml()
                .replace(
                        first,
                        first + "    - number: 2\n      date: 2026-05-20\n"
                                + "      text: We stand together for a river that is wild.\n"));
        browser()
                .get(link)
                .then()
                .statusCode(200)
                .body(containsString("Its owner signs the new version there"), not(containsString("/renewal")));
        browser()
                .contentType("application/x-www-form-urlencoded")
                .formParam("seen", asking.seen())
                .post(link + "/renewal")
                .then()
                .statusCode(410);
        assertEquals(
                List.of(1),
                db.read(handle -> handle.select("""
                                SELECT s.version FROM sign_on s JOIN organisation o ON o.id = s.organisation
                                 WHERE o.slug = 'owned-society'
                                """).mapTo(Integer.class).list()));
    }

    private static OwnPetition withAnglers(String prefix) {
        return OwnPetition.open(
                prefix, yaml -> yaml.replace("https://anglers.example", "https://" + prefix + "-anglers.example"));
    }

    private static Desk owner(String name, String organisation) {
        return Desk.invited(name, "--organisation", organisation, "--role", "owner");
    }
}
