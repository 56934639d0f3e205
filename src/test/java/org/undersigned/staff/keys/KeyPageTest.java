package org.undersigned.staff.keys;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.KeyText;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.organisation.approval.SecondPerson;
import org.undersigned.supporter.KeyCommand;
import org.undersigned.supporter.OpenCommand;
import org.undersigned.supporter.Sealing;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.Ran;
import org.undersigned.world.World;

/** A key is chosen by two owners, and an own one only after it has opened something. */
@QuarkusTest
class KeyPageTest {

    @Inject
    Db db;

    @Inject
    RecipientKeys keys;

    @Inject
    Published.Registry published;

    @TempDir
    Path folder;

    private final String prefix = "key" + UUID.randomUUID().toString().substring(0, 8);
    private final String watch = prefix + "-river-watch";
    private final String path = "/staff/organisations/" + watch + "/key";
    private final Hpke.Pair pair = Hpke.newPair();

    /** A test that was begun, and what its row held. */
    private record Begun(String test, String code) {}

    @Test
    void an_own_key_that_opens_a_test_is_in_force_once_a_second_owner_approves() throws IOException {
        OwnPetition.open(prefix);
        withoutKey();
        var owner = member("Oona", "owner");
        var second = member("Seth", "owner");
        owner.get(path).then().statusCode(200).body(containsString("None yet"));
        var begun = begin(owner, pair);
        owner.send(path + "/own", "test", begun.test, "code", begun.code)
                .then()
                .statusCode(303)
                .header("Location", containsString("?done=asked"));
        assertEquals(Optional.empty(), inForce(), "nothing before the approval");
        owner.get(path).then().body(containsString("Waits for a second person"), containsString(Hpke.id(pair.open())));
        assertEquals(403, decide(owner).statusCode(), "not the one who asked");
        assertEquals(303, decide(second).statusCode());
        assertEquals(Optional.of(Hpke.id(pair.open())), inForce());
        published.refresh();
        assertTrue(keys.of(Sealing.organisation(watch)).isPresent(), "and people can be sealed to it");
        owner.get(path).then().body(containsString("Your own"), containsString("Tried on"));
        assertEquals(List.of("key " + Hpke.id(pair.open())), audited("organisation.key-test"));
        assertTrue(audited("organisation.key").getLast().startsWith("sealed to key " + Hpke.id(pair.open())));
    }

    @Test
    void every_owner_is_told_in_their_language_that_a_key_is_asked_for_and_that_it_is_in_force() throws IOException {
        OwnPetition.open(prefix);
        var owner = member("Oona", "owner");
        var second = Desk.invited("Seth", "--organisation", watch, "--role", "owner", "--language", "de");
        var campaigner = member("Cara", "campaigner");
        var begun = begin(owner, pair);
        owner.send(path + "/own", "test", begun.test, "code", begun.code).then().statusCode(303);
        assertTrue(World.mail(owner.email, 2).subject().startsWith("A new key for “"));
        var asked = World.mail(second.email, 2);
        assertTrue(asked.subject().endsWith("wurde ein neuer Schlüssel beantragt"), asked.subject());
        assertEquals(path, asked.path(path));
        for (var hidden : List.of(owner.email, "Oona")) assertFalse(asked.text().contains(hidden), asked.text());
        decide(second).then().statusCode(303);
        assertTrue(World.mail(owner.email, 3).subject().endsWith("has a new key"));
        assertTrue(World.mail(second.email, 3).subject().endsWith("hat einen neuen Schlüssel"));

        var next = KeyText.ofPublic(Hpke.newPair().open());
        assertEquals(
                SecondPerson.WAITS, Ran.of(new KeyCommand(), "set", watch, next).status());
        World.mail(owner.email, 4);
        Ran.decided(second, watch + "/" + next, "approve").then().statusCode(303);
        assertEquals(4, World.mails(second.email).size(), "approval of what a command asks changes nothing yet");
        assertEquals(0, Ran.of(new KeyCommand(), "set", watch, next).status());
        assertTrue(World.mail(owner.email, 5).subject().endsWith("has a new key"));
        World.mail(second.email, 5);
        assertEquals(1, World.mails(campaigner.email).size(), "the invitation, and nothing about keys");
    }

    @Test
    void a_key_that_opened_nothing_is_not_asked_for() throws IOException {
        OwnPetition.open(prefix);
        var owner = member("Oona", "owner");
        member("Seth", "owner");
        var begun = begin(owner, pair);
        refused(owner, begun.test, "A".repeat(43));
        refused(owner, UUID.randomUUID().toString(), begun.code);
        db.useTransaction(handle -> handle.execute(
                "UPDATE organisation_key_test SET begun_at = begun_at - interval '1 hour' WHERE id::text = ?",
                begun.test));
        refused(owner, begun.test, begun.code);
        owner.send(path + "/own", "test", "nonsense", "code", "x").then().statusCode(400);
        owner.send(path + "/tests", "key", KeyText.ofPrivate(pair.secret()))
                .then()
                .statusCode(400);
        assertEquals(List.of(), audited("organisation.key-test"));
    }

    @Test
    void a_test_is_passed_by_the_organisation_that_began_it_alone() throws IOException {
        OwnPetition.open(prefix);
        var owner = member("Oona", "owner");
        member("Seth", "owner");
        var anglers = prefix + "-anglers";
        var other = Desk.invited("Otis", "--organisation", anglers, "--role", "owner");
        Desk.invited("Olga", "--organisation", anglers, "--role", "owner");
        var begun = begin(owner, pair);
        other.send("/staff/organisations/" + anglers + "/key/own", "test", begun.test, "code", begun.code)
                .then()
                .statusCode(422);
        other.send(path + "/own", "test", begun.test, "code", begun.code).then().statusCode(404);
        other.send(path + "/tests", "key", KeyText.ofPublic(pair.open())).then().statusCode(404);
    }

    @Test
    void a_key_that_a_command_set_is_not_tried_until_somebody_tries_it() throws IOException {
        OwnPetition.open(prefix);
        db.useTransaction(handle -> keys.set(handle, Sealing.organisation(watch), pair.open()));
        var owner = member("Oona", "owner");
        owner.get(path).then().body(containsString("Nobody has shown here"), not(containsString("Tried on")));
        var begun = begin(owner, pair);
        owner.send(path + "/tested", "test", begun.test, "code", begun.code)
                .then()
                .statusCode(303);
        owner.get(path).then().body(not(containsString("Nobody has shown here")), containsString("Tried on"));
    }

    @Test
    void before_a_launch_the_last_step_of_a_draft_says_whether_it_was_tried() throws IOException {
        var petition = OwnPetition.open(prefix);
        db.useTransaction(handle -> keys.set(handle, Sealing.organisation(watch), pair.open()));
        var owner = member("Oona", "owner");
        var draft = owner.send("/staff/drafts/begin/edit/" + petition.slug())
                .header("Location")
                .replaceAll(".*/drafts/([^/]+)/.*", "/staff/drafts/$1/check");
        owner.get(draft).then().body(containsString("Its own key was never tried"));
        var begun = begin(owner, pair);
        owner.send(path + "/tested", "test", begun.test, "code", begun.code)
                .then()
                .statusCode(303);
        owner.get(draft)
                .then()
                .body(containsString("Its own key was tried"), not(containsString("Its own key was never tried")));
    }

    @Test
    void this_site_keeps_a_key_only_if_somebody_says_so_in_as_many_words_and_another_approves() {
        OwnPetition.open(prefix);
        withoutKey();
        var owner = member("Oona", "owner");
        var second = member("Seth", "owner");
        owner.send(path + "/hosted").then().statusCode(422).body(containsString("Tick the box first"));
        owner.send(path + "/hosted", "understood", "on").then().statusCode(303);
        owner.send(path + "/hosted", "understood", "on").then().statusCode(409);
        assertEquals(Optional.empty(), inForce());
        assertEquals(303, decide(second).statusCode());
        owner.get(path).then().body(containsString("Kept by this site"));
        assertTrue(audited("organisation.key").getLast().startsWith("hosted by this installation, key "));
    }

    @Test
    void it_takes_no_place_of_an_own_key() {
        OwnPetition.open(prefix);
        db.useTransaction(handle -> keys.set(handle, Sealing.organisation(watch), pair.open()));
        var owner = member("Oona", "owner");
        member("Seth", "owner");
        owner.get(path).then().body(not(containsString(path + "/hosted")));
        owner.send(path + "/hosted", "understood", "on").then().statusCode(409);
        assertEquals(Optional.of(Hpke.id(pair.open())), inForce());
    }

    @Test
    void the_page_is_for_owners_and_what_a_lost_key_means_for_everybody_there() {
        OwnPetition.open(prefix);
        var viewer = member("Vera", "viewer");
        viewer.get(path).then().statusCode(403);
        viewer.get(path + "/lost").then().statusCode(200).body(containsString("There is no reset"));
    }

    @Test
    void the_page_that_opens_lists_may_ask_nobody_and_neither_may_what_runs_beside_it() {
        OwnPetition.open(prefix);
        var viewer = member("Vera", "viewer");
        var page = viewer.get("/staff/organisations/" + watch + "/open");
        page.then().statusCode(200).header("Content-Security-Policy", not(containsString("connect-src")));
        page.then().header("Content-Security-Policy", containsString("default-src 'none'"));
        var worker = page.asString().replaceAll("(?s).*data-worker=\"([^\"]+)\".*", "$1");
        viewer.get(worker)
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", not(containsString("connect-src")))
                .header("Content-Security-Policy", containsString("default-src 'none'"));
        viewer.get("/assets/crypto.licences.txt").then().statusCode(200).body(containsString("age"));
    }

    private void refused(Desk desk, String test, String code) {
        desk.send(path + "/own", "test", test, "code", code)
                .then()
                .statusCode(422)
                .body(containsString("The test was not passed"));
    }

    /** Begins a test and opens its row as an organisation opens its list. */
    private Begun begin(Desk desk, Hpke.Pair key) throws IOException {
        var answer = desk.send(path + "/tests", "key", KeyText.ofPublic(key.open()));
        answer.then().statusCode(200);
        var line = Files.writeString(
                folder.resolve("test.sealed.jsonl"), answer.jsonPath().getString("line"));
        var secret = Files.writeString(folder.resolve("own.key"), KeyText.ofPrivate(key.secret()));
        var opened = Ran.of(new OpenCommand(), line.toString(), "--key", secret.toString());
        assertEquals(0, opened.status(), opened.err());
        return new Begun(
                answer.jsonPath().getString("test"), opened.out().replaceAll("(?s).*\"code\":\"([^\"]+)\".*", "$1"));
    }

    private Desk member(String name, String role) {
        return Desk.invited(name, "--organisation", watch, "--role", role);
    }

    private void withoutKey() {
        db.useTransaction(handle -> keys.remove(handle, Sealing.organisation(watch)));
    }

    private Optional<String> inForce() {
        return db.read(handle -> keys.inForce(handle, Sealing.organisation(watch)))
                .map(RecipientKeys.Key::id);
    }

    private Response decide(Desk desk) {
        var id = db.read(handle -> handle.select(
                        "SELECT id FROM staff_approval WHERE state = 'open' AND kind LIKE 'key-%' AND subject LIKE ?",
                        watch + "%")
                .mapTo(UUID.class)
                .one());
        return desk.send("/staff/approvals/" + id, "decision", "approve");
    }

    private List<String> audited(String action) {
        return db.read(handle -> handle.select(
                        "SELECT detail FROM audit_entry WHERE action = ? AND subject = ? ORDER BY number",
                        action,
                        "organisation " + watch)
                .mapTo(String.class)
                .list());
    }
}
