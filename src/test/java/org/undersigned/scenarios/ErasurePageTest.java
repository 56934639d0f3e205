package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** Somebody who lost every link asks to be erased, and whoever runs the site does it on one page. */
@QuarkusTest
class ErasurePageTest {

    private static final String PATH = "/staff/erasure";

    @Inject
    Db db;

    private final String prefix = "erase" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void everything_behind_an_address_goes_and_the_person_is_told() {
        var operator = Desk.invited("Opal");
        var petition = OwnPetition.open(prefix);
        var address = World.address("eve");
        var own = petition.supporter("Eve Erased", address, "public", "updates", petition.box());
        petition.sign("Ivo Other", address).then().statusCode(303);
        petition.supporter("Stan Stays", World.address("stan"));
        World.await(() -> petition.published() == 2, "two");

        operator.send(PATH, "email", address.toUpperCase(java.util.Locale.ROOT), "do", "look")
                .then()
                .statusCode(200)
                .body(containsString("2 signatures, of which 1 counted"), not(containsString("Eve Erased")));
        browser().get(own).then().statusCode(200);
        operator.send(PATH, "email", address, "do", "erase")
                .then()
                .statusCode(200)
                .body(containsString("2 signatures were erased"), not(containsString(address)));

        browser().get(own).then().statusCode(410);
        World.await(() -> petition.published() == 1, "one less");
        World.await(
                () -> World.mails(address).stream()
                        .anyMatch(mail -> mail.subject().equals("Erased, as you asked")),
                "the mail");
        assertEquals(1, World.mails(address).size(), "nothing else is kept for the address");
        assertTrue(World.mails(address).getFirst().text().contains("Sent by"), "and not that it is kept sealed");
        assertTrue(!World.mails(address).getFirst().text().contains("kept sealed"));
        operator.send(PATH, "email", address, "do", "look").then().body(containsString("There is nothing behind"));
        var entries = db.read(handle -> handle.select(
                        "SELECT detail FROM audit_entry WHERE action = 'signature.erase' AND subject = ?",
                        "petition " + petition.slug())
                .mapTo(String.class)
                .list());
        assertEquals(java.util.List.of("2 by request"), entries);
    }

    @Test
    void only_whoever_runs_the_site_erases_and_only_by_a_whole_address() {
        OwnPetition.open(prefix);
        var owner = Desk.invited("Oona", "--organisation", prefix + "-river-watch", "--role", "owner");
        owner.get(PATH).then().statusCode(404);
        owner.send(PATH, "email", "a@example.org", "do", "erase").then().statusCode(404);
        Desk.invited("Opal")
                .send(PATH, "email", "<b>no</b>", "do", "erase")
                .then()
                .statusCode(422)
                .body(containsString("That is no e-mail address"), containsString("&lt;b&gt;no&lt;/b&gt;"));
        assertTrue(owner.get("/staff").asString().indexOf(PATH) < 0);
    }
}
