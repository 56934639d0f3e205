package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.world.World.browser;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** Two people delete everything about the signers of a petition that is over; the number and the page stay. */
@QuarkusTest
class RetirementPageTest {

    @Inject
    Db db;

    private final String prefix = "gone" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void looking_deletes_nothing_and_two_people_delete_everything() {
        var petition = OwnPetition.open(prefix);
        var own = petition.supporter("Suzie Signs", World.address("suzie"), "public", "updates");
        petition.supporter("Sam Shares", World.address("sam"));
        World.await(() -> petition.published() == 2, "two");
        var owner = member("Oona", "owner");
        var second = member("Seth", "owner");
        Steps.step(owner, Steps.page(petition), "open-closed").then().statusCode(303);
        owner.get(Steps.page(petition)).then().body(containsString("/retirement"));

        owner.get(page(petition))
                .then()
                .statusCode(200)
                .body(containsString("signatures: 2 (2 confirmed, 0 not confirmed yet)"))
                .body(containsString("files with names in packs"), containsString("What stays"));
        owner.send(page(petition)).then().statusCode(200).body(containsString("as soon as a second person"));
        owner.send(page(petition)).then().statusCode(409).body(containsString("asked for it already"));
        browser().get(own).then().statusCode(200);
        Steps.approve(owner, prefix, 403);
        assertEquals(2, signatures(petition));
        second.get("/staff/approvals").then().body(containsString("Delete everything about the signers"));
        Steps.approve(second, prefix, 303);

        assertEquals(0, signatures(petition));
        browser().get(own).then().statusCode(410);
        assertEquals(2, petition.published());
        browser()
                .get(petition.path())
                .then()
                .statusCode(200)
                .body(containsString("deleted on"), containsString("The petition is archived."))
                .body(not(containsString("Suzie")));
        owner.get(page(petition)).then().body(containsString("was retired on"));
        World.await(
                () -> db.read(handle -> handle.select("SELECT count(*) FROM petition WHERE keys_in_files")
                                .mapTo(Long.class)
                                .one())
                        == 0,
                "its keys have left the files");
    }

    @Test
    void only_an_owner_asks_and_only_when_nobody_signs_any_more() {
        var petition = OwnPetition.open(prefix);
        var owner = member("Oona", "owner");
        owner.get(page(petition)).then().statusCode(200).body(containsString("takes signatures until 2999-12-31"));
        owner.send(page(petition)).then().statusCode(409);
        Steps.step(owner, Steps.page(petition), "open-closed").then().statusCode(303);
        var campaigner = member("Cleo", "campaigner");
        World.await(() -> !campaigner.get(page(petition)).asString().contains("not open yet"), "its logs");
        campaigner.get(page(petition)).then().body(containsString("Only an owner"), not(containsString("<button>Ask")));
        campaigner.send(page(petition)).then().statusCode(403);
        member("Vera", "viewer").get(page(petition)).then().statusCode(404);
    }

    private static String page(OwnPetition petition) {
        return Steps.page(petition).replace("/state", "/retirement");
    }

    private Desk member(String name, String role) {
        return Desk.invited(name, "--organisation", prefix + "-river-watch", "--role", role);
    }

    private long signatures(OwnPetition petition) {
        Arc.container().instance(Published.Registry.class).get().refresh();
        return db.read(handle -> handle.select(
                        "SELECT count(*) FROM signature s JOIN action a ON a.id = s.petition WHERE a.slug = ?",
                        petition.slug())
                .mapTo(Long.class)
                .one());
    }
}
