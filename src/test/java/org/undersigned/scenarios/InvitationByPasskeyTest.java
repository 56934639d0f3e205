package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.world.KeyRing.PAGE;
import static org.undersigned.world.KeyRing.answer;
import static org.undersigned.world.KeyRing.asked;
import static org.undersigned.world.KeyRing.audited;
import static org.undersigned.world.KeyRing.enter;
import static org.undersigned.world.KeyRing.make;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.token.Token;
import org.undersigned.world.Desk;
import org.undersigned.world.KeyRing.Asked;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.SoftKey;
import org.undersigned.world.World;

/** Somebody takes an invitation with a passkey, and needs no password from then on. */
@QuarkusTest
class InvitationByPasskeyTest {

    @Inject
    Db db;

    @Test
    void an_invitation_becomes_an_account_by_a_passkey_alone() {
        var ann = new Desk(World.address("ann"));
        var link = Desk.invitation(ann.email, "--organisation", organisation(), "--role", "viewer");
        var key = taken(ann, link, "Ann");
        ann.get("/staff").then().statusCode(200).body(containsString("Hello, Ann"));
        ann.get(PAGE).then().body(containsString("My first passkey"), containsString("It stays"));
        ann.get("/staff/account").then().body(containsString("You have no password here"));
        assertEquals(1, audited(db, ann, "staff.passkey-add", "").size());
        ann.cookie = "";
        enter(ann, key).then().statusCode(303);
        ann.get("/staff").then().statusCode(200).body(containsString("Hello, Ann"));
        ann.get(link).then().statusCode(410);
    }

    @Test
    void every_mistake_is_told_at_once_and_nothing_is_half_done() {
        var ben = new Desk(World.address("ben"));
        var link = Desk.invitation(ben.email);
        var way = link + "/passkey";
        var asked = asked(ben, way);
        answer(ben, way, asked, "name", " 7 <3", "answer", "{}")
                .then()
                .statusCode(422)
                .body(
                        containsString("at most 120 letters"),
                        containsString("was not accepted"),
                        containsString("value=\"7 &lt;3\""),
                        not(containsString("<3")));
        ben.get("/staff").then().statusCode(303);
        taken(ben, link, "Ben");
    }

    @Test
    void a_device_that_asks_for_no_finger_face_or_pin_is_refused() {
        var cai = new Desk(World.address("cai"));
        var link = Desk.invitation(cai.email);
        var key = new SoftKey();
        key.flags = SoftKey.PRESENT;
        take(cai, link, "Cai", key).then().statusCode(422).body(containsString("was not accepted"));
    }

    @Test
    void what_another_browser_was_asked_for_is_refused() {
        var dov = new Desk(World.address("dov"));
        var way = Desk.invitation(dov.email) + "/passkey";
        var asked = asked(dov, way);
        var elsewhere = new Asked(asked.challenge(), Token.fresh(), asked.options());
        answer(dov, way, elsewhere, "name", "Dov", "answer", new SoftKey().made(asked.challenge()))
                .then()
                .statusCode(422)
                .body(containsString("Begin again"), containsString("value=\"Dov\""));
    }

    @Test
    void a_passkey_of_somebody_else_makes_no_account_and_leaves_the_invitation() {
        var eva = new Desk(World.address("eva"));
        var key = taken(eva, Desk.invitation(eva.email), "Eva");
        var fay = new Desk(World.address("fay"));
        var link = Desk.invitation(fay.email);
        take(fay, link, "Fay", new SoftKey(key.id))
                .then()
                .statusCode(422)
                .body(containsString("Take another device"), containsString("value=\"Fay\""));
        fay.get("/staff").then().statusCode(303);
        taken(fay, link, "Fay");
    }

    @Test
    void an_address_that_has_an_account_is_led_to_the_page_of_signing_in() {
        var gus = Desk.invited("Gus");
        var link = Desk.invitation(gus.email, "--organisation", organisation(), "--role", "viewer");
        take(new Desk(gus.email), link, "Gus", new SoftKey())
                .then()
                .statusCode(409)
                .body(containsString("has an account already"));
    }

    @Test
    void who_loses_the_only_passkey_gets_password_and_app_by_two_people() {
        var organisation = organisation();
        var asks = Desk.invited("Hal", "--organisation", organisation);
        var approves = Desk.invited("Ida", "--organisation", organisation);
        var lost = new Desk(World.address("jon"));
        taken(lost, Desk.invitation(lost.email, "--organisation", organisation, "--role", "viewer"), "Jon");
        var person = db.read(
                handle -> handle.select("SELECT person FROM staff_session WHERE hash = ?", Token.hash(lost.cookie))
                        .mapTo(UUID.class)
                        .one());
        var reset = "/staff/organisations/" + organisation + "/members/" + person + "/second-factor";
        asks.get("/staff/organisations/" + organisation + "/members").then().body(containsString(reset));
        asks.send(reset).then().statusCode(303);
        var approval =
                db.read(handle -> handle.select("SELECT id FROM staff_approval WHERE subject = ?", person.toString())
                        .mapTo(UUID.class)
                        .one());
        approves.send("/staff/approvals/" + approval, "decision", "approve")
                .then()
                .statusCode(303);

        var link = World.mail(lost.email, 2).path("/staff/invitations/");
        var page = lost.get(link).asString();
        lost.secret = Desk.secretIn(page);
        lost.get(link).then().body(containsString("Choose a password"), not(containsString("data-passkey")));
        lost.post(link + "/passkey/challenge").then().statusCode(410);
        lost.post(link, "password", "short", "code", lost.code(0))
                .then()
                .statusCode(422)
                .body(containsString("15 characters"));
        lost.post(link, "password", Desk.PASSWORD, "code", lost.code(0)).then().statusCode(200);
        lost.cookie = "";
        lost.password(Desk.PASSWORD).then().statusCode(303);
        lost.second(lost.code(1)).then().statusCode(303);
        lost.get("/staff").then().statusCode(200).body(containsString("Hello, Jon"));
    }

    private static String organisation() {
        var prefix = "i" + UUID.randomUUID().toString().substring(0, 8);
        OwnPetition.open(prefix);
        return prefix + "-river-watch";
    }

    private static SoftKey taken(Desk desk, String link, String name) {
        var key = new SoftKey();
        take(desk, link, name, key).then().statusCode(303);
        return key;
    }

    private static Response take(Desk desk, String link, String name, SoftKey key) {
        return make(desk, link + "/passkey", key, name);
    }
}
