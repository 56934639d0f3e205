package org.undersigned.petition.joining;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.petition.joining.JoiningTest.accept;
import static org.undersigned.petition.joining.JoiningTest.owner;
import static org.undersigned.petition.joining.JoiningTest.partners;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** A lead reaches an organisation that nobody here can answer for, and everybody can see that only a domain speaks for it. */
@QuarkusTest
class ReachingTest {

    @Test
    void a_lead_invites_the_first_owner_of_an_organisation_only_at_its_own_domain() {
        var petition = OwnPetition.asking("join-h", "supporting");
        var lead = owner("lena", "join-h-river-watch");
        var path = partners(petition) + "/join-h-anglers/invitation";
        at(petition, "join-h.example", "join-h-watch.example");
        lead.send(path, "email", "friend@example.org")
                .then()
                .statusCode(422)
                .body(containsString("not in the domain"), containsString("friend@example.org"));
        lead.send(path, "email", "nobody").then().statusCode(422).body(containsString("whole mail address"));
        lead.get(partners(petition)).then().body(not(containsString("Nobody else vouches")));
        var chair = "chair" + System.nanoTime() + "@join-h.example";
        lead.send(path, "email", chair).then().statusCode(200).body(containsString("on its way"));
        var desk = new Desk(chair);
        desk.accept("Cleo Chair", World.mail(chair, 1).path("/staff/invitations/"))
                .then()
                .statusCode(200);
        desk.get(partners(petition)).then().body(containsString("Nobody else vouches"));
        accept(desk, petition, "join-h-anglers").then().statusCode(200);
        lead.send(path, "email", chair).then().statusCode(404);
        lead.get(partners(petition))
                .then()
                .body(containsString("invited its first owner, at a mailbox in join-h.example"));
        Desk.invitation(World.address("known"), "--organisation", "join-h-anglers", "--role", "owner");
        lead.get(partners(petition)).then().body(not(containsString("Nobody else vouches")));
    }

    @Test
    void a_domain_that_many_share_or_that_another_organisation_has_shows_nothing() {
        var petition = OwnPetition.asking("join-hh", "supporting");
        var lead = owner("lena", "join-hh-river-watch");
        var path = partners(petition) + "/join-hh-anglers/invitation";
        at(petition, "join-hh.example", "www.join-hh.example");
        lead.send(path, "email", "chair@join-hh.example")
                .then()
                .statusCode(422)
                .body(containsString("Another organisation here has this domain"));
        for (var shared : List.of("join-hh.github.io", "gmail.com")) {
            at(petition, shared, "join-hh-watch.example");
            lead.send(path, "email", "chair@" + shared)
                    .then()
                    .statusCode(422)
                    .body(containsString("anybody can have a mailbox or a page"));
        }
    }

    /** The websites of both organisations are there from now on. */
    private static void at(OwnPetition petition, String anglers, String watch) {
        var told = petition.load(
                petition.yaml()
                        .replace("url: https://anglers.example\n", "url: https://" + anglers + "\n")
                        .replace("url: https://river-watch.example\n", "url: https://" + watch + "\n"),
                "--force");
        assertTrue(told.startsWith("0 "), told);
    }
}
