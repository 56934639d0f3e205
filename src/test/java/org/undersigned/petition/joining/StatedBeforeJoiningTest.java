package org.undersigned.petition.joining;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.petition.joining.JoiningTest.accept;
import static org.undersigned.petition.joining.JoiningTest.owner;
import static org.undersigned.petition.joining.JoiningTest.partners;
import static org.undersigned.petition.joining.JoiningTest.seen;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** What others wrote about an organisation is read, and mended, before it stands in public. */
@QuarkusTest
class StatedBeforeJoiningTest {

    @Inject
    Db db;

    @Test
    void a_foreign_link_that_the_lead_wrote_under_its_name_is_seen_before_it_accepts_and_corrected() {
        var petition = OwnPetition.asking("join-links", "supporting");
        petition.load(petition.yaml()
                .replace(
                        "2 Bridge Street, Example Town",
                        "2 Bridge Street, Example Town\n    donate_url: https://lead.example/give?to={partner}"));
        var nina = owner("nina", "join-links-anglers");
        nina.get(partners(petition))
                .then()
                .body(
                        containsString("None of your owners has confirmed this yet"),
                        containsString("https://lead.example/give?to={partner}"),
                        containsString("https://anglers.example/privacy"),
                        containsString("2 Bridge Street, Example Town"),
                        containsString("/staff/organisations/join-links-anglers/profile"));
        var seen = seen(nina, petition);
        petition.load(petition.yaml()
                .replace(
                        "2 Bridge Street, Example Town",
                        "2 Bridge Street, Example Town\n    donate_url: https://lead.example/other"));
        nina.send(partners(petition) + "/join-links-anglers/acceptance", "seen", seen)
                .then()
                .statusCode(409);
        assertEquals("asked", state());
        nina.describes("join-links-anglers", "donate_url", "", "legal_name", "Anglers Inc.")
                .then()
                .statusCode(200);
        accept(nina, petition, "join-links-anglers").then().statusCode(200);
        World.browser()
                .get("/organisations/join-links-anglers")
                .then()
                .body(containsString("Anglers Inc."), not(containsString("lead.example")));
    }

    @Test
    void who_may_not_answer_sees_what_stands_there_and_that_only_an_owner_corrects_it() {
        var petition = OwnPetition.asking("join-told", "supporting");
        Desk.invited("carl", "--organisation", "join-told-anglers", "--role", "campaigner")
                .get(partners(petition))
                .then()
                .body(
                        containsString("https://anglers.example/privacy"),
                        containsString("Only an owner can correct it"),
                        not(containsString("/join-told-anglers/profile")));
    }

    private String state() {
        return db.read(handle -> handle.select(
                        "SELECT s.state FROM partnership s JOIN organisation o ON o.id = s.organisation WHERE o.slug = 'join-links-anglers'")
                .mapTo(String.class)
                .one());
    }
}
