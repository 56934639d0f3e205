package org.undersigned.supporter;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.address;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.checkup.DoctorCommand;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.KeyText;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.foundation.token.Token;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.Ran;

/** Somebody who can write to the database, and has no key file, tries to have what people let a partner have sealed to another key. */
@QuarkusTest
class SwappedKeyTest {

    @Inject
    Db db;

    @Inject
    Published.Registry published;

    @Inject
    RecipientKeys keys;

    private final String prefix = "swap" + UUID.randomUUID().toString().substring(0, 8);
    private final String watch = prefix + "-river-watch";
    private final String recipient = Sealing.organisation(watch);
    private final Hpke.Pair theirs = Hpke.newPair();
    private final Hpke.Pair stolen = Hpke.newPair();
    private OwnPetition petition;

    @BeforeEach
    void a_partner_has_a_key_of_its_own_in_the_place_of_one_that_was_stolen() {
        petition = OwnPetition.open(prefix);
        set(stolen);
        set(theirs);
        given().get(petition.path()).then().body(containsString(petition.box()));
    }

    @AfterEach
    void once_the_right_key_is_chosen_again_it_is_in_force_and_the_doctor_content() {
        set(theirs);
        given().get(petition.path()).then().body(containsString(petition.box()));
        var doctor = Ran.of(new DoctorCommand());
        assertEquals(0, doctor.status(), doctor.out());
    }

    @Test
    void a_key_that_the_program_did_not_set_is_not_sealed_to() {
        petition.supporter("Ann Sample", address("swapped"), petition.box());
        assertEquals(1, sealedTo(Hpke.id(theirs.open())));
        var attackers = Hpke.newPair();
        // The mark stays, for they cannot make another.
        write(
                "UPDATE recipient_key SET public_key = ?, key_id = ? WHERE recipient = ? AND retired_on IS NULL",
                attackers.open(),
                Hpke.id(attackers.open()),
                recipient);
        nothingIsSealedTo(Hpke.id(attackers.open()));
        doctorSays("The key in force for " + recipient + ", " + Hpke.id(attackers.open()) + ", was not set by");
    }

    @Test
    void a_stolen_key_of_before_is_not_in_force_again_because_the_table_says_so() {
        write("UPDATE recipient_key SET retired_on = current_date WHERE key_id = ?", Hpke.id(theirs.open()));
        write("UPDATE recipient_key SET retired_on = NULL WHERE key_id = ?", Hpke.id(stolen.open()));
        nothingIsSealedTo(Hpke.id(stolen.open()));
        doctorSays("The key in force for " + recipient + ", " + Hpke.id(stolen.open()) + ", was not set by");
        doctorSays("The key " + Hpke.id(theirs.open()) + " of " + recipient + ", which is not in force");
    }

    @Test
    void nor_because_somebody_kept_its_whole_row_from_when_it_was_in_force() {
        var next = Hpke.newPair();
        var row = db.read(handle -> handle.select(
                        "SELECT to_jsonb(k)::text FROM recipient_key k WHERE key_id = ?", Hpke.id(theirs.open()))
                .mapTo(String.class)
                .one());
        set(next);
        write("DELETE FROM recipient_key WHERE recipient = ?", recipient);
        write("INSERT INTO recipient_key SELECT * FROM jsonb_populate_record(NULL::recipient_key, ?::jsonb)", row);
        nothingIsSealedTo(Hpke.id(theirs.open()));
        doctorSays(
                "The key in force for " + recipient + ", " + Hpke.id(theirs.open()) + ", is from before another one");
    }

    @Test
    void a_hosted_key_of_somebody_else_does_not_become_a_partners_that_has_its_own() {
        var anglers = Sealing.organisation(prefix + "-anglers");
        var hosted =
                db.read(handle -> keys.inForce(handle, anglers)).orElseThrow().id();
        db.useTransaction(handle -> keys.set(handle, anglers, Hpke.newPair().open()));
        write("UPDATE recipient_key SET retired_on = current_date WHERE key_id = ?", Hpke.id(theirs.open()));
        write(
                "UPDATE recipient_key SET recipient = ?, retired_on = NULL, mac = NULL WHERE key_id = ?",
                recipient,
                hosted);
        nothingIsSealedTo(hosted);
        doctorSays("The key in force for " + recipient + ", " + hosted + ", has no mark of this program");
    }

    @Test
    void what_somebody_left_beside_it_is_told_until_the_same_key_is_set_once_more() {
        var attackers = Hpke.newPair();
        write(
                "INSERT INTO recipient_key (key_id, recipient, public_key, made_on, retired_on) VALUES (?, ?, ?, current_date, current_date)",
                Hpke.id(attackers.open()),
                recipient,
                attackers.open());
        doctorSays("The key " + Hpke.id(attackers.open()) + " of " + recipient + ", which is not in force");
        assertEquals(Hpke.id(theirs.open()), inForce());
        assertEquals(
                0,
                Ran.of(new KeyCommand(), "set", watch, KeyText.ofPublic(theirs.open()))
                        .status());
        assertEquals(0, Ran.of(new DoctorCommand()).status());
    }

    @Test
    void who_takes_an_own_key_out_of_force_does_not_get_a_hosted_one_in_its_place() {
        write("UPDATE recipient_key SET retired_on = current_date WHERE key_id = ?", Hpke.id(theirs.open()));
        petition.load(petition.yaml());
        given().get(petition.path()).then().body(not(containsString(petition.box())));
        assertEquals(1, Ran.of(new KeyCommand(), "host", watch).status());
        doctorSays("The key " + Hpke.id(theirs.open()) + " of " + recipient + ", which is not in force");
    }

    @Test
    void sessions_that_somebody_writes_for_two_owners_ask_for_no_key_and_approve_none() {
        var page = "/staff/organisations/" + watch + "/key";
        var owner = Desk.invited("Oona", "--organisation", watch, "--role", "owner");
        var second = Desk.invited("Seth", "--organisation", watch, "--role", "owner");
        var attackers = KeyText.ofPublic(Hpke.newPair().open());
        for (var one : java.util.List.of(owner, second)) {
            var forged = new Desk(one.email);
            forged.cookie = Token.fresh();
            write("""
                    INSERT INTO staff_session (id, hash, mac, person, complete, how, browser, made_at, seen_at)
                    SELECT gen_random_uuid(), ?, mac, person, true, how, browser, now(), now() FROM staff_session WHERE hash = ?
                    """, Token.hash(forged.cookie), Token.hash(one.cookie));
            isOut(forged, page);
            for (var asked : java.util.List.of(
                    forged.post(page + "/tests", "key", attackers),
                    forged.post("/staff/approvals/" + RandomBytes.id(), "decision", "approve")))
                asked.then().statusCode(403).body(containsString("/staff/sign-in"));
        }
        assertEquals(200, owner.get(page).statusCode());
        assertEquals(Hpke.id(theirs.open()), inForce());
    }

    @Test
    void a_session_that_somebody_has_does_not_become_an_owners() {
        var page = "/staff/organisations/" + watch + "/key";
        var owner = Desk.invited("Oona", "--organisation", watch, "--role", "owner");
        var trudy = Desk.invited("Trudy");
        write(
                "UPDATE staff_session SET person = (SELECT person FROM staff_session WHERE hash = ?) WHERE hash = ?",
                Token.hash(owner.cookie),
                Token.hash(trudy.cookie));
        isOut(trudy, page);
    }

    @Test
    void half_a_session_does_not_become_a_whole_one() {
        var owner = Desk.invited("Oona", "--organisation", watch, "--role", "owner");
        var half = new Desk(owner.email);
        half.password(Desk.PASSWORD).then().statusCode(303);
        write("UPDATE staff_session SET complete = true WHERE hash = ?", Token.hash(half.cookie));
        isOut(half, "/staff/organisations/" + watch + "/key");
    }

    private static void isOut(Desk desk, String page) {
        desk.get(page).then().statusCode(303).header("Location", startsWith("/staff/sign-in"));
    }

    private void nothingIsSealedTo(String keyId) {
        var before = sealedTo(keyId);
        given().get(petition.path()).then().statusCode(200).body(not(containsString(petition.box())));
        petition.sign("Bob Sample", address("swapped"), petition.box()).then().statusCode(303);
        assertEquals(before, sealedTo(keyId));
    }

    private void doctorSays(String what) {
        var doctor = Ran.of(new DoctorCommand());
        assertEquals(1, doctor.status());
        assertTrue(doctor.out().contains(what), doctor.out());
    }

    private String inForce() {
        return db.read(handle -> keys.inForce(handle, recipient)).orElseThrow().id();
    }

    /** What an attacker does. */
    private void write(String sql, Object... arguments) {
        db.useTransaction(handle -> {
            handle.execute(sql, arguments);
            handle.execute("UPDATE publication SET version = version + 1");
        });
        published.refresh();
    }

    private void set(Hpke.Pair pair) {
        db.useTransaction(handle -> keys.set(handle, recipient, pair.open()));
        published.refresh();
    }

    private long sealedTo(String keyId) {
        return db.read(handle -> handle.select("SELECT count(*) FROM sealed_row WHERE key_id = ?", keyId)
                .mapTo(Long.class)
                .one());
    }
}
