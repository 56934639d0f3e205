package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.KeyRing.ENTRY;
import static org.undersigned.world.KeyRing.PAGE;
import static org.undersigned.world.KeyRing.added;
import static org.undersigned.world.KeyRing.answer;
import static org.undersigned.world.KeyRing.asked;
import static org.undersigned.world.KeyRing.audited;
import static org.undersigned.world.KeyRing.enter;
import static org.undersigned.world.KeyRing.removal;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.token.Token;
import org.undersigned.world.Desk;
import org.undersigned.world.SoftKey;
import org.undersigned.world.World;

/** Staff add passkeys, sign in with one alone, and remove them. */
@QuarkusTest
class PasskeysTest {

    @Inject
    Db db;

    @Test
    void a_passkey_alone_signs_in_and_makes_a_new_session() {
        var ada = Desk.invited("Ada");
        var before = ada.cookie;
        var key = added(ada, "My phone");
        ada.cookie = "";
        enter(ada, key).then().statusCode(303).header("Location", containsString("/staff"));
        assertNotEquals(before, ada.cookie);
        ada.get("/staff").then().statusCode(200).body(containsString("Hello, Ada"));
        ada.get(PAGE).then().body(containsString("My phone"), containsString("last used on"));
        assertEquals(List.of("staff.sign-in passkey"), audited(db, ada, "staff.sign-in", "passkey"));
    }

    @Test
    void adding_and_removing_tell_the_owner_by_mail_and_the_audit_log() {
        var bea = Desk.invited("Bea");
        added(bea, "Key ring");
        assertTrue(World.mail(bea.email, 2).subject().contains("passkey was added"));
        bea.send(removal(bea)).then().statusCode(303);
        assertTrue(World.mail(bea.email, 3).subject().contains("passkey was removed"));
        bea.get(PAGE).then().body(not(containsString("Key ring")));
        assertEquals(1, audited(db, bea, "staff.passkey-add", "").size());
        assertEquals(1, audited(db, bea, "staff.passkey-remove", "").size());
    }

    @Test
    void removing_a_passkey_ends_the_sessions_that_its_device_may_be_in() {
        var cleo = Desk.invited("Cleo");
        var key = added(cleo, "Lost phone");
        var thief = new Desk(cleo.email);
        enter(thief, key).then().statusCode(303);
        cleo.send(removal(cleo)).then().statusCode(303);
        thief.get("/staff").then().statusCode(303);
        cleo.get("/staff").then().statusCode(200);
        enter(thief, key).then().statusCode(422);
    }

    @Test
    void adding_and_removing_ask_for_a_fresh_sign_in() {
        var nora = Desk.invited("Nora");
        added(nora, "First");
        var removal = removal(nora);
        var late = asked(nora, PAGE);
        db.useTransaction(handle -> handle.execute(
                "UPDATE staff_session SET made_at = now() - interval '11 minutes' WHERE hash = ?",
                Token.hash(nora.cookie)));
        nora.get(PAGE)
                .then()
                .statusCode(200)
                .body(
                        containsString("Sign in again"),
                        not(containsString("/remove\"")),
                        not(containsString("id=\"add\"")));
        nora.send(removal).then().statusCode(403).body(containsString("Sign in again"));
        answer(nora, PAGE, late, "name", "Second", "answer", new SoftKey().made(late.challenge()))
                .then()
                .statusCode(403);
        nora.send(PAGE + "/challenge").then().statusCode(403);
        nora.get(PAGE).then().body(containsString("First"), not(containsString("Second")));
    }

    @Test
    void the_last_way_to_sign_in_stays() {
        var olaf = Desk.invited("Olaf");
        added(olaf, "Only");
        var removal = removal(olaf);
        db.useTransaction(handle -> handle.execute("""
                DELETE FROM staff_password WHERE person IN (SELECT person FROM staff_session WHERE hash = ?)
                """, Token.hash(olaf.cookie)));
        olaf.get(PAGE).then().body(containsString("It stays"), not(containsString("/remove\"")));
        olaf.send(removal).then().statusCode(404);
        added(olaf, "Other");
        olaf.send(removal).then().statusCode(303);
        olaf.get(PAGE).then().body(not(containsString("Only")), containsString("Other"));
    }

    @Test
    void nobody_removes_the_passkey_of_somebody_else() {
        var pia = Desk.invited("Pia");
        added(pia, "Mine");
        Desk.invited("Quinn").send(removal(pia)).then().statusCode(404);
        pia.get(PAGE).then().body(containsString("Mine"));
    }

    @Test
    void a_form_from_elsewhere_changes_nothing() {
        var rosa = Desk.invited("Rosa");
        for (var path : new String[] {ENTRY, ENTRY + "/challenge", PAGE, PAGE + "/challenge"})
            for (var origin : new String[] {"null", "https://evil.example"})
                rosa.request().header("Origin", origin).post(path).then().statusCode(403);
        rosa.post(PAGE + "/challenge").then().statusCode(403);
        rosa.post(PAGE, "name", "x", "answer", "{}").then().statusCode(403);
    }

    @Test
    void a_name_that_cannot_be_taken_is_told_and_comes_back() {
        var sven = Desk.invited("Sven");
        sven.send(PAGE, "name", " ", "answer", "{}").then().statusCode(422).body(containsString("Write a name for"));
        sven.send(PAGE, "name", "<i>" + "x".repeat(60), "answer", "{}")
                .then()
                .statusCode(422)
                .body(containsString("at most 60 letters"), containsString("&lt;i&gt;x"), not(containsString("<i>x")));
    }

    @Test
    void devices_are_asked_for_what_makes_a_passkey_enough() {
        var tess = Desk.invited("Tess");
        var options = asked(tess, PAGE).options();
        assertEquals("required", options.getString("authenticatorSelection.residentKey"));
        assertEquals("required", options.getString("authenticatorSelection.userVerification"));
        assertEquals("none", options.getString("attestation"));
        assertEquals(List.of(-8, -7, -257), options.getList("pubKeyCredParams.alg"));
        assertEquals(32, Base64.getUrlDecoder().decode(options.getString("challenge")).length);
        // Devices keep the same random name for one person, and it is not that of the database.
        assertEquals(options.getString("user.id"), asked(tess, PAGE).options().getString("user.id"));
        assertEquals("required", asked(new Desk(""), ENTRY).options().getString("userVerification"));
        added(tess, "Phone");
        assertEquals(
                1, asked(tess, PAGE).options().getList("excludeCredentials").size());
    }

    @Test
    void the_cookie_of_a_challenge_reaches_the_workspace_only_and_goes_after_five_minutes() {
        var header = new Desk("").post(ENTRY + "/challenge").header("Set-Cookie");
        for (var part : new String[] {"HttpOnly", "SameSite=Strict", "Path=/staff", "Max-Age=300"})
            assertTrue(header.contains(part), header);
    }

    @Test
    void nobody_is_led_elsewhere_after_signing_in() {
        var uma = Desk.invited("Uma");
        var key = added(uma, "Phone");
        var asked = asked(new Desk(""), ENTRY);
        answer(new Desk(""), ENTRY, asked, "next", "//evil.example", "answer", key.used(asked.challenge()))
                .then()
                .statusCode(303)
                .header("Location", not(containsString("evil")));
    }
}
