package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.undersigned.world.KeyRing.ENTRY;
import static org.undersigned.world.KeyRing.PAGE;
import static org.undersigned.world.KeyRing.add;
import static org.undersigned.world.KeyRing.added;
import static org.undersigned.world.KeyRing.answered;
import static org.undersigned.world.KeyRing.asked;
import static org.undersigned.world.KeyRing.audited;
import static org.undersigned.world.KeyRing.enter;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.token.Token;
import org.undersigned.world.Desk;
import org.undersigned.world.KeyRing.Asked;
import org.undersigned.world.SoftKey;

/** What a device, a browser or a stranger must not say about a passkey is refused. */
@QuarkusTest
class PasskeyRefusalsTest {

    @Inject
    Db db;

    @Test
    void a_challenge_works_once() {
        var dora = Desk.invited("Dora");
        var key = added(dora, "Phone");
        var asked = asked(new Desk(""), ENTRY);
        var answer = key.used(asked.challenge());
        answered(new Desk(""), asked, answer).then().statusCode(303);
        answered(new Desk(""), asked, answer).then().statusCode(422).body(containsString("sent twice"));
    }

    @Test
    void a_challenge_is_used_up_even_if_the_answer_is_wrong() {
        var eli = Desk.invited("Eli");
        var key = added(eli, "Phone");
        var asked = asked(new Desk(""), ENTRY);
        key.flags = SoftKey.PRESENT;
        answered(new Desk(""), asked, key.used(asked.challenge())).then().statusCode(422);
        key.flags = SoftKey.PRESENT | SoftKey.VERIFIED;
        answered(new Desk(""), asked, key.used(asked.challenge())).then().statusCode(422);
    }

    @Test
    void a_challenge_ends_after_five_minutes() {
        var finn = Desk.invited("Finn");
        var key = added(finn, "Phone");
        var asked = asked(new Desk(""), ENTRY);
        db.useTransaction(handle -> handle.execute(
                "UPDATE staff_passkey_challenge SET expires_at = now() - interval '1 second' WHERE hash = ?",
                Token.hash(asked.challenge())));
        answered(new Desk(""), asked, key.used(asked.challenge()))
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
        var mixed = new Asked(asked.challenge(), elsewhere.browser(), asked.options());
        answered(new Desk(""), mixed, key.used(asked.challenge())).then().statusCode(422);
        var none = new Asked(asked.challenge(), "", asked.options());
        answered(new Desk(""), none, key.used(asked.challenge())).then().statusCode(422);
        var adding = asked(gina, PAGE);
        answered(new Desk(""), adding, key.used(adding.challenge())).then().statusCode(422);
        // One that was made up is none.
        var invented = new Asked("A".repeat(43), asked.browser(), asked.options());
        answered(new Desk(""), invented, key.used(invented.challenge())).then().statusCode(422);
    }

    @Test
    void only_digests_of_challenge_and_browser_are_kept() {
        var asked = asked(new Desk(""), ENTRY);
        var row = db.read(handle -> handle.select(
                        "SELECT c::text FROM staff_passkey_challenge c WHERE hash = ?", Token.hash(asked.challenge()))
                .mapTo(String.class)
                .one());
        assertFalse(row.contains(asked.challenge()) || row.contains(asked.browser()), row);
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
        assertEquals(1, audited(db, jo, "staff.sign-in-failed", "passkey").size());
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
                audited(db, mona, "staff.sign-in-failed", "passkey may be copied")
                        .size());
        key.count = 8;
        enter(new Desk(""), key).then().statusCode(303);
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
}
