package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.undersigned.world.KeyRing.PAGE;
import static org.undersigned.world.KeyRing.audited;
import static org.undersigned.world.KeyRing.enter;
import static org.undersigned.world.KeyRing.make;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.token.Token;
import org.undersigned.world.Desk;
import org.undersigned.world.SoftKey;
import org.undersigned.world.World;

/** Somebody who signs in with a passkey alone adds a password, with an app. */
@QuarkusTest
class FirstPasswordTest {

    private static final String ADD = "/staff/account/first-password";
    private static final Pattern CODE = Pattern.compile("<li><code>([0-9A-Z-]{34})</code>");

    @Inject
    Db db;

    private SoftKey key;

    @Test
    void a_password_signs_in_with_the_app_from_then_on_and_other_sessions_end() {
        var ivy = keyed("Ivy");
        var other = new Desk(ivy.email);
        enter(other, key).then().statusCode(303);
        other.get("/staff").then().statusCode(200);
        ivy.get("/staff/account").then().body(containsString(ADD), containsString("You have no password here"));
        ivy.get(PAGE).then().body(containsString("It stays"));

        var before = ivy.cookie;
        var added = add(ivy, Desk.PASSWORD, true);
        added.then().statusCode(200).body(containsString("Your recovery codes"));
        assertNotEquals(before, ivy.cookie);
        ivy.get("/staff").then().statusCode(200);
        other.get("/staff").then().statusCode(303);
        assertEquals(
                "A password was added to your account", World.mail(ivy.email, 2).subject());
        assertEquals(1, audited(db, ivy, "staff.password-add", "").size());
        ivy.get("/staff/account").then().body(not(containsString(ADD)), containsString("10 recovery codes left"));
        ivy.get(PAGE).then().body(not(containsString("It stays")));

        ivy.cookie = "";
        ivy.password(Desk.PASSWORD).then().statusCode(303);
        ivy.get("/staff").then().statusCode(303);
        ivy.second(ivy.used).then().statusCode(422);
        ivy.second(ivy.code(1)).then().statusCode(303);
        ivy.get("/staff").then().statusCode(200);
        var code = CODE.matcher(added.asString());
        code.find();
        ivy.cookie = "";
        ivy.password(Desk.PASSWORD);
        ivy.second(code.group(1)).then().statusCode(303);
        enter(new Desk(ivy.email), key).then().statusCode(303);
    }

    @Test
    void every_mistake_is_told_at_once_and_nothing_is_half_done() {
        var joy = keyed("Joy");
        add(joy, "short", false)
                .then()
                .statusCode(422)
                .body(containsString("at least 15 characters"), containsString("The app shows another code"));
        add(joy, "joy undersigned joy undersigned", true)
                .then()
                .statusCode(422)
                .body(containsString("everybody tries first"));
        add(joy, Desk.PASSWORD, false).then().statusCode(422).body(not(containsString(Desk.PASSWORD)));
        joy.get("/staff/account").then().body(containsString("You have no password here"));
        new Desk(joy.email).password(Desk.PASSWORD).then().statusCode(422);
    }

    @Test
    void an_open_browser_is_not_enough() {
        var kai = keyed("Kai");
        kai.secret = Desk.secretIn(kai.get(ADD).asString());
        db.useTransaction(handle -> handle.execute(
                "UPDATE staff_session SET made_at = now() - interval '11 minutes' WHERE hash = ?",
                Token.hash(kai.cookie)));
        kai.get(ADD)
                .then()
                .statusCode(200)
                .body(containsString("Sign in again"), not(containsString("id=\"password\"")));
        kai.send(ADD, "password", Desk.PASSWORD, "code", kai.code(0))
                .then()
                .statusCode(403)
                .body(containsString("Sign in again"));
        kai.get("/staff/account").then().body(containsString("You have no password here"));
        enter(kai, key).then().statusCode(303);
        add(kai, Desk.PASSWORD, true).then().statusCode(200);
    }

    @Test
    void who_has_a_password_changes_it_by_giving_the_present_one_and_not_here() {
        var leo = Desk.invited("Leo");
        leo.get(ADD).then().statusCode(303).header("Location", endsWith("/staff/account"));
        leo.send(ADD, "password", "velvet tundra nickel sparrow", "code", leo.code(1))
                .then()
                .statusCode(303);
        new Desk(leo.email).password("velvet tundra nickel sparrow").then().statusCode(422);
        new Desk(leo.email).password(Desk.PASSWORD).then().statusCode(303);
    }

    private static Response add(Desk desk, String password, boolean rightCode) {
        desk.secret = Desk.secretIn(desk.get(ADD).asString());
        desk.used = rightCode ? desk.code(0) : "12345";
        return desk.send(ADD, "password", password, "code", desk.used);
    }

    /** Somebody with a passkey and no password. */
    private Desk keyed(String name) {
        var desk = new Desk(World.address(name));
        key = new SoftKey();
        make(desk, Desk.invitation(desk.email) + "/passkey", key, name).then().statusCode(303);
        return desk;
    }
}
