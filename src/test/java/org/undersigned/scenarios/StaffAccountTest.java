package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.token.Token;
import org.undersigned.world.Desk;
import org.undersigned.world.World;

/** What people do with their own account. */
@QuarkusTest
class StaffAccountTest {

    @Inject
    Db db;

    private static final String NEW_PASSWORD = "velvet tundra nickel sparrow";
    private static final Pattern END = Pattern.compile("/staff/account/sessions/([0-9a-f-]{36})/end");

    @Test
    void sessions_are_listed_with_a_coarse_name_and_end_when_told() {
        var sue = Desk.invited("Sue");
        var first = new Desk(sue.email);
        first.secret = sue.secret;
        first.cookie = sue.cookie;
        sue.cookie = "";
        sue.password(Desk.PASSWORD);
        sue.second(sue.code(1)).then().statusCode(303);
        var page = sue.get("/staff/account").asString();
        var other = END.matcher(page).results().map(found -> found.group(1)).toList();
        assertEquals(1, other.size());
        var eve = Desk.invited("Eve");
        eve.send("/staff/account/sessions/" + other.getFirst() + "/end").then().statusCode(404);
        first.get("/staff").then().statusCode(200);
        made(sue, "-");
        sue.send("/staff/account/sessions/" + other.getFirst() + "/end")
                .then()
                .statusCode(403)
                .body(containsString("within the last ten minutes"));
        sue.send("/staff/account/sessions/others/end").then().statusCode(403);
        first.get("/staff").then().statusCode(200);
        made(sue, "+");
        sue.send("/staff/account/sessions/" + other.getFirst() + "/end").then().statusCode(303);
        first.get("/staff").then().statusCode(303);
        sue.get("/staff").then().statusCode(200);
    }

    /** Has somebody have signed in ten minutes earlier, or later, in this browser. */
    private void made(Desk desk, String sign) {
        db.useTransaction(handle -> handle.execute(
                "UPDATE staff_session SET made_at = made_at " + sign + " interval '11 minutes' WHERE hash = ?",
                Token.hash(desk.cookie)));
    }

    @Test
    void a_new_password_needs_the_old_one_and_ends_all_other_sessions() {
        var pat = Desk.invited("Pat");
        var first = new Desk(pat.email);
        first.cookie = pat.cookie;
        pat.cookie = "";
        pat.password(Desk.PASSWORD);
        pat.second(pat.code(1)).then().statusCode(303);
        pat.send("/staff/account/password", "current", "something else entirely", "password", NEW_PASSWORD)
                .then()
                .statusCode(422)
                .body(containsString("This is not your password"), not(containsString(NEW_PASSWORD)));
        pat.send("/staff/account/password", "current", Desk.PASSWORD, "password", "password1234567890")
                .then()
                .statusCode(422)
                .body(containsString("everybody tries first"));
        pat.send("/staff/account/password", "current", Desk.PASSWORD, "password", NEW_PASSWORD, "second", "000000")
                .then()
                .statusCode(422)
                .body(containsString("This code is wrong"));
        var before = pat.cookie;
        pat.send(
                        "/staff/account/password",
                        "current",
                        Desk.PASSWORD,
                        "password",
                        NEW_PASSWORD,
                        "second",
                        pat.codes.getFirst())
                .then()
                .statusCode(303);
        assertNotEquals(before, pat.cookie);
        first.get("/staff").then().statusCode(303);
        pat.get("/staff").then().statusCode(200);
        assertEquals("Your password was changed", World.mail(pat.email, 2).subject());
        var later = new Desk(pat.email);
        later.password(Desk.PASSWORD).then().statusCode(422);
        later.password(NEW_PASSWORD).then().statusCode(303);
    }

    @Test
    void a_new_app_takes_the_place_of_the_old_one() {
        var ann = Desk.invited("Ann");
        var old = ann.secret;
        ann.secret = Desk.secretIn(ann.get("/staff/account/app").asString());
        ann.send("/staff/account/app", "current", Desk.PASSWORD, "code", "000000")
                .then()
                .statusCode(422);
        var recovery = ann.codes.getFirst();
        ann.send("/staff/account/app", "current", Desk.PASSWORD, "second", recovery, "code", ann.code(0))
                .then()
                .statusCode(303);
        ann.password(Desk.PASSWORD);
        var fresh = ann.secret;
        ann.secret = old;
        ann.second(ann.code(1)).then().statusCode(422);
        ann.secret = fresh;
        ann.second(ann.code(1)).then().statusCode(303);
    }

    @Test
    void new_recovery_codes_make_the_old_ones_useless() {
        var ray = Desk.invited("Ray");
        ray.send("/staff/account/recovery-codes", "current", "wrong").then().statusCode(422);
        ray.send("/staff/account/recovery-codes", "current", Desk.PASSWORD)
                .then()
                .statusCode(422);
        ray.send("/staff/account/recovery-codes", "current", Desk.PASSWORD, "second", ray.code(1))
                .then()
                .statusCode(200)
                .body(containsString("<li><code>"));
        ray.password(Desk.PASSWORD);
        ray.second(ray.codes.getFirst()).then().statusCode(422);
    }

    @Test
    void an_operator_at_the_machine_ends_sessions_and_removes_accounts() {
        var zoe = Desk.invited("Zoe", "--organisation", "nnirr", "--role", "viewer");
        assertEquals(0, Desk.command("end-sessions", zoe.email));
        zoe.get("/staff").then().statusCode(303);
        zoe.password(Desk.PASSWORD).then().statusCode(303);
        zoe.second(zoe.code(1)).then().statusCode(303);
        assertEquals(1, Desk.command("remove", zoe.email));
        zoe.get("/staff").then().statusCode(200);
        assertEquals(0, Desk.command("remove", zoe.email, "--yes"));
        zoe.get("/staff").then().statusCode(303);
        zoe.password(Desk.PASSWORD).then().statusCode(422);
        assertEquals(1, Desk.command("remove", zoe.email, "--yes"));
        assertEquals(2, Desk.command("invite", "no address"));
        assertEquals(2, Desk.command("invite", zoe.email, "--organisation", "nnirr", "--role", "emperor"));
        assertEquals(1, Desk.command("invite", zoe.email, "--organisation", "no-such"));
        zoe.accept("Zoe", Desk.invitation(zoe.email)).then().statusCode(200);
    }

    @Test
    void no_column_of_any_table_shows_who_works_here() {
        var word = "canarella" + java.util.UUID.randomUUID().toString().substring(0, 8);
        var owner = Desk.invited(word, "--organisation", "nnirr");
        owner.send("/staff/organisations/nnirr/members", "email", word + "-too@example.org", "role", "viewer")
                .then()
                .statusCode(303);
        var tables = db.read(handle -> handle.select(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
                .mapTo(String.class)
                .list());
        for (var table : tables)
            for (var row : db.read(handle -> handle.select("SELECT t::text FROM " + table + " t")
                    .mapTo(String.class)
                    .list())) {
                assertFalse(row.contains(word), table);
                assertFalse(row.contains(owner.cookie), table);
            }
    }

    @Test
    void pages_speak_the_language_that_was_chosen() {
        var lea = Desk.invited("Lea");
        lea.send("/staff/account/language", "lang", "ar").then().statusCode(303);
        lea.get("/staff").then().body(containsString("<html lang=\"ar\" dir=\"rtl\">"));
        lea.send("/staff/account/language", "lang", "xx").then().statusCode(303);
        lea.get("/staff").then().body(containsString("<html lang=\"en\""));
    }
}
