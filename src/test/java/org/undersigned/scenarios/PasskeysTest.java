package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.token.Token;
import org.undersigned.world.Desk;
import org.undersigned.world.SoftKey;
import org.undersigned.world.World;

/** Staff sign in with a passkey alone, and what a device must not say is refused. */
@QuarkusTest
class PasskeysTest {

    private static final String PAGE = "/staff/account/passkeys";
    private static final String ENTRY = "/staff/sign-in/passkey";
    private static final Pattern REMOVE = Pattern.compile("action=\"(" + PAGE + "/[0-9a-f-]{36}/remove)\"");

    @Inject
    Db db;

    /** A challenge, and the cookie of the browser that it was made for. */
    private record Asked(String challenge, String browser, JsonPath options) {}

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
        assertEquals(List.of("staff.sign-in passkey"), audited(ada, "staff.sign-in", "passkey"));
    }

    @Test
    void adding_and_removing_tell_the_owner_by_mail_and_the_audit_log() {
        var bea = Desk.invited("Bea");
        added(bea, "Key ring");
        assertTrue(World.mail(bea.email, 2).subject().contains("passkey was added"));
        bea.send(removal(bea)).then().statusCode(303);
        assertTrue(World.mail(bea.email, 3).subject().contains("passkey was removed"));
        bea.get(PAGE).then().body(not(containsString("Key ring")));
        assertEquals(1, audited(bea, "staff.passkey-add", "").size());
        assertEquals(1, audited(bea, "staff.passkey-remove", "").size());
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
    void a_challenge_works_once() {
        var dora = Desk.invited("Dora");
        var key = added(dora, "Phone");
        var asked = asked(new Desk(""), ENTRY);
        var answer = key.used(asked.challenge);
        answered(new Desk(""), asked, answer).then().statusCode(303);
        answered(new Desk(""), asked, answer).then().statusCode(422).body(containsString("sent twice"));
    }

    @Test
    void a_challenge_is_used_up_even_if_the_answer_is_wrong() {
        var eli = Desk.invited("Eli");
        var key = added(eli, "Phone");
        var asked = asked(new Desk(""), ENTRY);
        key.flags = SoftKey.PRESENT;
        answered(new Desk(""), asked, key.used(asked.challenge)).then().statusCode(422);
        key.flags = SoftKey.PRESENT | SoftKey.VERIFIED;
        answered(new Desk(""), asked, key.used(asked.challenge)).then().statusCode(422);
    }

    @Test
    void a_challenge_ends_after_five_minutes() {
        var finn = Desk.invited("Finn");
        var key = added(finn, "Phone");
        var asked = asked(new Desk(""), ENTRY);
        db.useTransaction(handle -> handle.execute(
                "UPDATE staff_passkey_challenge SET expires_at = now() - interval '1 second' WHERE hash = ?",
                Token.hash(asked.challenge)));
        answered(new Desk(""), asked, key.used(asked.challenge))
                .then()
                .statusCode(422)
                .body(containsString("longer than five minutes"));
    }

    @Test
    void a_challenge_of_another_browser_or_purpose_is_refused() {
        var gina = Desk.invited("Gina");
        var key = added(gina, "Phone");
        var asked = asked(new Desk(""), ENTRY);
        var elsewhere = asked(new Desk(""), ENTRY);
        var mixed = new Asked(asked.challenge, elsewhere.browser, asked.options);
        answered(new Desk(""), mixed, key.used(asked.challenge)).then().statusCode(422);
        var none = new Asked(asked.challenge, "", asked.options);
        answered(new Desk(""), none, key.used(asked.challenge)).then().statusCode(422);
        var adding = asked(gina, PAGE);
        answered(new Desk(""), adding, key.used(adding.challenge)).then().statusCode(422);
        // One that was made up is none.
        var invented = new Asked("A".repeat(43), asked.browser, asked.options);
        answered(new Desk(""), invented, key.used(invented.challenge)).then().statusCode(422);
    }

    @Test
    void only_digests_of_challenge_and_browser_are_kept() {
        var asked = asked(new Desk(""), ENTRY);
        var row = db.read(handle -> handle.select(
                        "SELECT c::text FROM staff_passkey_challenge c WHERE hash = ?", Token.hash(asked.challenge))
                .mapTo(String.class)
                .one());
        assertFalse(row.contains(asked.challenge) || row.contains(asked.browser), row);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://localhost:1",
                "https://localhost:8080",
                "http://localhost.evil.example"
            })
    void an_answer_that_was_given_to_another_site_is_refused(String origin) {
        var hana = Desk.invited("Hana");
        var key = added(hana, "Phone");
        key.origin = origin;
        enter(new Desk(""), key).then().statusCode(422);
    }

    @Test
    void a_passkey_of_another_site_is_refused() {
        var ivo = Desk.invited("Ivo");
        var key = added(ivo, "Phone");
        key.host = "evil.example";
        enter(new Desk(""), key).then().statusCode(422);
    }

    @Test
    void a_device_that_did_not_ask_for_finger_face_or_pin_is_refused() {
        var jo = Desk.invited("Jo");
        var key = added(jo, "Phone");
        key.flags = SoftKey.PRESENT;
        enter(new Desk(""), key).then().statusCode(422);
        var weak = new SoftKey();
        weak.flags = SoftKey.PRESENT;
        add(jo, weak, "Weak").then().statusCode(422);
        jo.get(PAGE).then().body(not(containsString("Weak")));
        assertEquals(1, audited(jo, "staff.sign-in-failed", "passkey").size());
    }

    @Test
    void the_passkey_of_one_person_does_not_open_the_account_of_another() {
        var kim = Desk.invited("Kim");
        var lou = Desk.invited("Lou");
        var kims = added(kim, "Kims");
        var lous = added(lou, "Lous");
        // Kim's key under Lou's name, and a device of Kim's that calls its passkey as Lou's is called.
        kims.owner = lous.owner;
        enter(new Desk(""), kims).then().statusCode(422);
        var forged = new SoftKey(lous.id);
        forged.owner = lous.owner;
        enter(new Desk(""), forged).then().statusCode(422);
        add(kim, forged, "Stolen").then().statusCode(422).body(containsString("has a passkey"));
    }

    @Test
    void a_count_that_goes_back_is_refused_and_recorded() {
        var mona = Desk.invited("Mona");
        var key = added(mona, "Phone");
        key.count = 7;
        enter(new Desk(""), key).then().statusCode(303);
        for (var count : new long[] {7, 6, 0}) {
            key.count = count;
            enter(new Desk(""), key).then().statusCode(422).body(containsString("a copy of it"));
        }
        assertEquals(
                3,
                audited(mona, "staff.sign-in-failed", "passkey may be copied").size());
        key.count = 8;
        enter(new Desk(""), key).then().statusCode(303);
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
        answer(nora, PAGE, late, "name", "Second", "answer", new SoftKey().made(late.challenge))
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "[]",
                "nonsense",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{}}",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"e30\"}}"
            })
    void what_no_browser_would_say_is_refused(String answer) {
        new Desk("").post(ENTRY, "answer", answer).then().statusCode(422).body(containsString("was not accepted"));
        Desk.demo("olive").send(PAGE, "name", "Phone", "answer", answer).then().statusCode(422);
    }

    @Test
    void devices_are_asked_for_what_makes_a_passkey_enough() {
        var tess = Desk.invited("Tess");
        var options = asked(tess, PAGE).options;
        assertEquals("required", options.getString("authenticatorSelection.residentKey"));
        assertEquals("required", options.getString("authenticatorSelection.userVerification"));
        assertEquals("none", options.getString("attestation"));
        assertEquals(List.of(-8, -7, -257), options.getList("pubKeyCredParams.alg"));
        assertEquals(32, Base64.getUrlDecoder().decode(options.getString("challenge")).length);
        // Devices keep the same random name for one person, and it is not that of the database.
        assertEquals(options.getString("user.id"), asked(tess, PAGE).options.getString("user.id"));
        assertEquals("required", asked(new Desk(""), ENTRY).options.getString("userVerification"));
        added(tess, "Phone");
        assertEquals(1, asked(tess, PAGE).options.getList("excludeCredentials").size());
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
        answer(new Desk(""), ENTRY, asked, "next", "//evil.example", "answer", key.used(asked.challenge))
                .then()
                .statusCode(303)
                .header("Location", not(containsString("evil")));
    }

    private static SoftKey added(Desk desk, String name) {
        var key = new SoftKey();
        add(desk, key, name).then().statusCode(303);
        return key;
    }

    private static Response add(Desk desk, SoftKey key, String name) {
        var asked = asked(desk, PAGE);
        key.owner = Base64.getUrlDecoder().decode(asked.options.getString("user.id"));
        return answer(desk, PAGE, asked, "name", name, "answer", key.made(asked.challenge));
    }

    private static Response enter(Desk desk, SoftKey key) {
        var asked = asked(desk, ENTRY);
        return answered(desk, asked, key.used(asked.challenge));
    }

    private static Asked asked(Desk desk, String path) {
        var answer = path.equals(PAGE) ? desk.send(path + "/challenge") : desk.post(path + "/challenge");
        answer.then().statusCode(200);
        return new Asked(
                answer.jsonPath().getString("challenge"), answer.getCookie("staff-passkey"), answer.jsonPath());
    }

    private static Response answered(Desk desk, Asked asked, String answer) {
        return answer(desk, ENTRY, asked, "answer", answer);
    }

    private static Response answer(Desk desk, String path, Asked asked, String... fields) {
        var request = Desk.filled(desk.request().header("Origin", Desk.ORIGIN), fields);
        if (!asked.browser.isEmpty()) request.cookie("staff-passkey", asked.browser);
        if (path.equals(PAGE)) request.formParam("form", desk.form("/staff"));
        var answer = request.post(path);
        if (answer.getCookies().containsKey("staff")) desk.cookie = answer.getCookie("staff");
        return answer;
    }

    private static String removal(Desk desk) {
        var found = REMOVE.matcher(desk.get(PAGE).asString());
        assertTrue(found.find());
        return found.group(1);
    }

    private List<String> audited(Desk desk, String action, String detail) {
        return db.read(handle -> {
            var person = handle.select("SELECT person FROM staff_session WHERE hash = ?", Token.hash(desk.cookie))
                    .mapTo(UUID.class)
                    .one();
            return handle.select(
                            "SELECT action || ' ' || detail FROM audit_entry WHERE subject = ? AND action = ? AND (detail = ? OR ? = '')",
                            "staff " + person,
                            action,
                            detail,
                            detail)
                    .mapTo(String.class)
                    .list();
        });
    }
}
