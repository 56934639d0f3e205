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
import org.undersigned.world.Asking;
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
    void who_asked_to_sign_on_for_an_organisation_goes_with_what_stands_in_their_name() {
        var operator = Desk.invited("Opal");
        var petition = OwnPetition.open(prefix);
        var lena = Desk.invited("Lena", "--organisation", prefix + "-river-watch", "--role", "owner");
        var stands = Asking.from(petition, "Stoat Society " + prefix, prefix + "-stoats.example")
                .with("person", "Petra " + prefix);
        var link = stands.confirmed();
        var id = db.read(
                handle -> handle.select("SELECT id FROM sign_on_request WHERE name = ?", "Stoat Society " + prefix)
                        .mapTo(UUID.class)
                        .one());
        lena.send(Asking.desk(petition) + "/" + id + "/approval", "as", "new", "checked", "on")
                .then()
                .statusCode(303);
        browser().get(Asking.statement(petition)).then().body(containsString("Petra " + prefix));
        var waits = Asking.from(petition, "Weasel Society " + prefix, prefix + "-stoats.example")
                .with("email", stands.email);
        waits.send().then().statusCode(303);

        operator.send(PATH, "email", stands.email, "do", "look")
                .then()
                .body(containsString("2 requests to sign on for an organisation"), not(containsString("Petra")));
        browser().get(link).then().statusCode(200);
        operator.send(PATH, "email", stands.email, "do", "erase")
                .then()
                .body(containsString("2 other entries were erased"));
        browser().get(link).then().statusCode(410);
        for (var table : java.util.List.of("sign_on_request", "sign_on"))
            for (var row : db.read(handle -> handle.select("SELECT t::text FROM " + table + " t")
                    .mapTo(String.class)
                    .list())) assertTrue(!row.contains("Petra " + prefix), table);
        assertEquals(
                java.util.List.of("withdrawn"),
                db.read(handle -> handle.select("SELECT state FROM sign_on_request WHERE name LIKE ?", "% " + prefix)
                        .mapTo(String.class)
                        .list()),
                "what nobody decided about is deleted");
        assertEquals(
                java.util.List.of("2 by request"),
                db.read(handle -> handle.select(
                                "SELECT detail FROM audit_entry WHERE action = 'sign-on.erase' AND subject = ?",
                                "campaign " + prefix + "-clean-river-now")
                        .mapTo(String.class)
                        .list()));
        operator.send(PATH, "email", stands.email, "do", "look").then().body(containsString("There is nothing behind"));
    }

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
