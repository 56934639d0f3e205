package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.Desk.PASSWORD;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.token.Token;
import org.undersigned.world.Desk;
import org.undersigned.world.World;

/** Staff sign in with a password and a code, and what others try does not work. */
@QuarkusTest
class StaffSignInTest {

    @Inject
    Db db;

    @Test
    void an_invitation_leads_by_password_and_app_to_the_first_page() {
        var mia = Desk.invited("Mia", "--organisation", "nnirr", "--role", "campaigner");
        assertEquals(10, mia.codes.size());
        mia.get("/staff")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body(containsString("Hello, Mia"), containsString("Campaigner"));
        var mail = World.mail(mia.email, 1);
        assertTrue(mail.path("/staff/invitations/").length() > 50);
    }

    @Test
    void an_invitation_works_once_and_not_after_seven_days() {
        var email = address("once");
        var link = Desk.invitation(email);
        var first = new Desk(email);
        first.accept("Once", link).then().statusCode(200);
        browser().get(link).then().statusCode(410);
        new Desk(email)
                .post(link, "name", "Again", "password", PASSWORD, "code", "123456")
                .then()
                .statusCode(410);
        var late = Desk.invitation(address("late"));
        db.useTransaction(handle -> handle.execute(
                "UPDATE staff_invitation SET expires_at = now() - interval '1 second' WHERE hash = ?",
                Token.hash(late.substring(late.lastIndexOf('/') + 1))));
        browser().get(late).then().statusCode(410);
        browser().get("/staff/invitations/" + "A".repeat(43)).then().statusCode(410);
        browser().get("/staff/invitations/short").then().statusCode(404);
    }

    @Test
    void every_mistake_on_an_invitation_is_told_at_once_and_passwords_never_come_back() {
        var link = Desk.invitation(address("errors"));
        new Desk("")
                .post(link, "name", "<b>Eve</b>".repeat(20), "password", "short-secret", "code", "12")
                .then()
                .statusCode(422)
                .body(
                        containsString("at most 120 letters"),
                        containsString("at least 15 characters"),
                        containsString("The app shows another code"),
                        containsString("&lt;b&gt;Eve"),
                        not(containsString("<b>Eve")),
                        not(containsString("short-secret")));
        browser().get(link).then().statusCode(200);
    }

    @Test
    void password_and_code_sign_in_and_each_step_makes_a_new_session() {
        var ada = Desk.invited("Ada", "--organisation", "nnirr");
        var before = ada.cookie;
        ada.password(PASSWORD).then().statusCode(303).header("Location", containsString("/staff/second-factor"));
        var half = ada.cookie;
        assertNotEquals(before, half);
        ada.get("/staff").then().statusCode(303);
        ada.second(ada.code(1)).then().statusCode(303).header("Location", containsString("/staff"));
        assertNotEquals(half, ada.cookie);
        ada.get("/staff").then().statusCode(200);
        // What was before the rise of rights is worth nothing.
        for (var old : new String[] {before, half}) {
            var stolen = new Desk("");
            stolen.cookie = old;
            stolen.get("/staff").then().statusCode(303);
        }
    }

    @Test
    void a_code_works_once() {
        var rita = Desk.invited("Rita");
        rita.password(PASSWORD);
        rita.second(rita.used).then().statusCode(422);
        var next = rita.code(1);
        rita.second(next).then().statusCode(303);
        rita.password(PASSWORD);
        rita.second(next).then().statusCode(422);
    }

    @Test
    void a_recovery_code_works_once() {
        var rob = Desk.invited("Rob");
        rob.password(PASSWORD);
        rob.second(rob.codes.getFirst().toLowerCase(java.util.Locale.ROOT))
                .then()
                .statusCode(303);
        rob.get("/staff").then().statusCode(200);
        rob.password(PASSWORD);
        rob.second(rob.codes.getFirst()).then().statusCode(422);
    }

    @Test
    void a_wrong_password_and_an_unknown_address_get_the_same_answer() {
        var wanda = Desk.invited("Wanda");
        var wrong = wanda.password("not the password of hers")
                .then()
                .statusCode(422)
                .extract()
                .asString();
        var nobody = new Desk(address("wanda"));
        var unknown = nobody.password("not the password of hers")
                .then()
                .statusCode(422)
                .extract()
                .asString();
        assertEquals(wrong.replace(wanda.email, ""), unknown.replace(nobody.email, ""));
        assertFalse(wrong.contains("not the password of hers"));
    }

    @Test
    void an_unknown_address_takes_as_long_as_a_wrong_password() {
        var tim = Desk.invited("Tim");
        long wrong = Long.MAX_VALUE;
        long unknown = Long.MAX_VALUE;
        // The shortest of tries in turn: whatever else the machine does only makes some longer.
        for (int i = 0; i < 8; i++) {
            wrong = Math.min(wrong, micros(() -> tim.password("not the password of his")));
            unknown = Math.min(unknown, micros(() -> new Desk(address("nobody")).password("not the password of his")));
        }
        assertTrue(unknown > wrong / 2 && wrong > unknown / 2, wrong + " and " + unknown + " µs");
    }

    private static long micros(Runnable tried) {
        var begun = System.nanoTime();
        tried.run();
        return (System.nanoTime() - begun) / 1_000;
    }

    @Test
    void guessing_at_one_account_ends_after_ten_tries_and_five_codes() {
        var gus = Desk.invited("Gus");
        gus.password(PASSWORD);
        for (int i = 0; i < 5; i++) gus.second("000000").then().statusCode(422);
        gus.post("/staff/second-factor", "form", "x", "code", "000000").then().statusCode(403);
        gus.second(gus.code(1)).then().statusCode(303).header("Location", containsString("/staff/sign-in"));
        for (int i = 0; i < 9; i++) gus.password("wrong");
        gus.password(PASSWORD).then().statusCode(429);
    }

    @Test
    void a_session_ends_when_idle_and_after_twelve_hours_in_any_case() {
        var ida = Desk.invited("Ida");
        age(ida, "seen_at = now() - interval '29 minutes'");
        ida.get("/staff").then().statusCode(200);
        age(ida, "seen_at = now() - interval '31 minutes'");
        ida.get("/staff").then().statusCode(303);
        age(ida, "seen_at = now(), made_at = now() - interval '12 hours'");
        ida.get("/staff").then().statusCode(303);
    }

    @Test
    void signing_out_ends_the_session_and_not_only_the_cookie() {
        var otto = Desk.invited("Otto");
        var kept = otto.cookie;
        otto.send("/staff/sign-out").then().statusCode(303).header("Clear-Site-Data", "\"cache\", \"storage\"");
        otto.cookie = kept;
        otto.get("/staff").then().statusCode(303);
    }

    @Test
    void a_form_from_elsewhere_changes_nothing() {
        var olga = Desk.invited("Olga");
        var form = olga.form("/staff");
        olga.request().formParam("form", form).post("/staff/sign-out").then().statusCode(403);
        for (var origin : new String[] {"null", "https://evil.example", Desk.ORIGIN + ".evil.example"})
            olga.request()
                    .header("Origin", origin)
                    .formParam("form", form)
                    .post("/staff/sign-out")
                    .then()
                    .statusCode(403);
        olga.post("/staff/sign-out").then().statusCode(403);
        olga.post("/staff/sign-out", "form", Desk.invited("Other").form("/staff"))
                .then()
                .statusCode(403);
        olga.get("/staff").then().statusCode(200);
    }

    @Test
    void a_cookie_that_was_planted_before_signing_in_is_not_adopted() {
        var victim = Desk.invited("Vic");
        victim.cookie = "A".repeat(43);
        victim.password(PASSWORD).then().statusCode(303);
        assertNotEquals("A".repeat(43), victim.cookie);
        var planted = db.read(
                handle -> handle.select("SELECT id FROM staff_session WHERE hash = ?", Token.hash("A".repeat(43)))
                        .mapTo(java.util.UUID.class)
                        .list());
        assertEquals(java.util.List.of(), planted);
    }

    @Test
    void nobody_is_led_elsewhere_after_signing_in() {
        var ned = Desk.invited("Ned");
        ned.post("/staff/sign-in", "email", ned.email, "password", PASSWORD, "next", "https://evil.example/")
                .then()
                .header("Location", not(containsString("evil")));
        new Desk("").get("/staff/account").then().header("Location", containsString("next=/staff/account"));
        ned.get("/staff/sign-in?next=//evil.example").then().body(not(containsString("evil")));
    }

    @Test
    void the_cookie_is_out_of_reach_of_scripts_and_other_sites() {
        var header = Desk.demo("olive")
                .request()
                .header("Origin", Desk.ORIGIN)
                .post("/demo/staff/olive")
                .header("Set-Cookie");
        assertTrue(
                header.contains("HttpOnly") && header.contains("SameSite=Strict") && header.contains("Path=/"), header);
        assertFalse(header.contains("Max-Age") || header.contains("Expires") || header.contains("Domain"), header);
    }

    @Test
    void the_demo_has_two_owners_behind_buttons() {
        var access = browser().get("/demo/access.json").jsonPath();
        assertEquals(2, access.getList("staff").size());
        for (var url : access.getList("staff", String.class)) {
            var path = url.substring(Desk.ORIGIN.length());
            browser().get(path).then().statusCode(200).body(containsString("<button"));
            browser().post(path).then().statusCode(403);
        }
        Desk.demo("olive")
                .get("/staff")
                .then()
                .statusCode(200)
                .body(containsString("Olive Example"), containsString("Owner"));
        browser().header("Host", "evil.example").get("/demo/access.json").then().statusCode(404);
    }

    @Test
    void the_demo_has_who_operates_the_site_behind_a_third_button_and_says_who_let_them() {
        Desk.demo("olive").get("/staff/site").then().statusCode(404);
        var opal = Desk.demo("opal");
        opal.get("/staff").then().body(not(containsString("Ask an owner to invite you")));
        opal.get("/staff/site").then().statusCode(200);
        opal.get("/staff/audit?action=staff.demo")
                .then()
                .body(containsString("operate this installation, for the demo."));
        browser().get("/demo/staff/nobody").then().statusCode(404);
    }

    private void age(Desk desk, String change) {
        db.useTransaction(handle ->
                handle.execute("UPDATE staff_session SET " + change + " WHERE hash = ?", Token.hash(desk.cookie)));
    }
}
