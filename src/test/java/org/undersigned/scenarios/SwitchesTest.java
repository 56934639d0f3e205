package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** Whoever runs the site can stop parts of it at once, and tell everybody something. */
@QuarkusTest
class SwitchesTest {

    @Inject
    Db db;

    private final String prefix = "stop" + UUID.randomUUID().toString().substring(0, 8);
    private Desk operator;

    @BeforeEach
    void somebody_runs_the_site() {
        operator = Desk.invited("Opal");
    }

    @AfterEach
    void everything_runs_again() {
        for (var what : new String[] {"signing", "confirming", "mail", "counting"}) turn("go", what);
        operator.send("/staff/site", "banner", "save");
    }

    @Test
    void nobody_signs_while_signing_is_stopped_and_nothing_they_wrote_is_lost() {
        var petition = OwnPetition.open(prefix);
        var before = audited("signing");
        turn("stop", "signing");
        browser()
                .get(petition.path())
                .then()
                .statusCode(200)
                .body(containsString("Signing is paused"), not(containsString("name=\"email\"")));
        browser()
                .get("/embed" + petition.path())
                .then()
                .statusCode(200)
                .body(containsString("Signing is paused"), not(containsString("name=\"email\"")));
        browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", "Pat <b>Paused</b>")
                .post("/embed" + petition.path() + "/signatures")
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .header("Content-Security-Policy", not(containsString("frame-ancestors 'none'")))
                .body(containsString("You have not signed yet"), containsString("Pat &lt;b&gt;Paused&lt;/b&gt;"));
        petition.sign("Pat <b>Paused</b>", "pat@example.org")
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .body(containsString("You have not signed yet"), containsString("Pat &lt;b&gt;Paused&lt;/b&gt;"));
        browser()
                .contentType("application/json")
                .body("{\"name\":\"Pat\",\"email\":\"pat@example.org\",\"country\":\"US\"}")
                .post(petition.path() + "/signatures")
                .then()
                .statusCode(503)
                .body("type", containsString("/problems/paused"));
        turn("go", "signing");
        browser().get(petition.path()).then().body(containsString("name=\"email\""));
        petition.sign("Pat Paused", World.address("pat")).then().statusCode(303);
        assertEquals(before + 2, audited("signing"));
    }

    @Test
    void a_link_confirms_nothing_while_confirming_is_stopped_and_stays_good() {
        var petition = OwnPetition.open(prefix);
        var address = World.address("cora");
        petition.sign("Cora Confirms", address).then().statusCode(303);
        var link = World.mail(address, 1).path("/confirmations/");
        turn("stop", "confirming");
        browser().get(link).then().statusCode(200);
        browser().post(link).then().statusCode(503).body(containsString("This is paused for now"));
        turn("go", "confirming");
        browser().post(link).then().statusCode(303);
    }

    @Test
    void mail_waits_while_mail_is_stopped() {
        var petition = OwnPetition.open(prefix);
        var address = World.address("mia");
        turn("stop", "mail");
        petition.sign("Mia Mail", address).then().statusCode(303);
        staysFor(3, () -> World.mails(address).isEmpty());
        turn("go", "mail");
        World.await(() -> World.mails(address).size() == 1, "the mail that waited");
    }

    @Test
    void numbers_stay_while_counting_is_stopped_and_signatures_are_taken() {
        var petition = OwnPetition.open(prefix);
        petition.supporter("First One", World.address("first"));
        World.await(() -> petition.published() == 1, "the first");
        turn("stop", "counting");
        petition.supporter("Second One", World.address("second"));
        staysFor(7, () -> petition.published() == 1);
        turn("go", "counting");
        World.await(() -> petition.published() == 2, "the second");
    }

    @Test
    void the_banner_is_on_every_public_page_in_the_readers_language_or_another() {
        operator.send(
                        "/staff/site",
                        "banner",
                        "save",
                        "banner-en",
                        "Mail is <i>slow</i> today.",
                        "banner-es",
                        "El correo va lento.")
                .then()
                .statusCode(200)
                .body(containsString("Saved."));
        for (var path : new String[] {"/", World.PETITION, "/privacy", "/archive"})
            browser().get(path).then().body(containsString("Mail is &lt;i&gt;slow&lt;/i&gt; today."));
        browser().get("/es" + World.PETITION).then().body(containsString("El correo va lento."));
        browser().get("/ar/").then().body(containsString("lang=\"en\" dir=\"auto\">Mail is"));
        operator.send("/staff/site", "banner", "save", "banner-en", "x".repeat(301))
                .then()
                .statusCode(422)
                .body(containsString("at most 300"), containsString("x".repeat(301)));
        operator.send("/staff/site", "banner", "save").then().statusCode(200);
        browser().get("/").then().body(not(containsString("slow")));
    }

    @Test
    void the_page_is_there_for_whoever_runs_the_site_and_for_nobody_else() {
        OwnPetition.open(prefix);
        var owner = Desk.invited("Oona", "--organisation", prefix + "-river-watch", "--role", "owner");
        owner.get("/staff/site").then().statusCode(404);
        owner.send("/staff/site", "stop", "signing").then().statusCode(404);
        owner.get("/staff").then().body(not(containsString("/staff/site")));
        operator.get("/staff").then().body(containsString("/staff/site"));
        operator.send("/staff/site", "stop", "everything").then().statusCode(400);
    }

    private static void staysFor(int seconds, BooleanSupplier condition) {
        var end = Instant.now().plusSeconds(seconds);
        World.await(
                () -> {
                    assertTrue(condition.getAsBoolean());
                    return Instant.now().isAfter(end);
                },
                seconds + " seconds");
    }

    private Response turn(String which, String what) {
        var answer = operator.send("/staff/site", which, what);
        answer.then().statusCode(303);
        return answer;
    }

    private long audited(String what) {
        return db.read(
                handle -> handle.select("SELECT count(*) FROM audit_entry WHERE subject = 'site' AND detail = ?", what)
                        .mapTo(Long.class)
                        .one());
    }
}
