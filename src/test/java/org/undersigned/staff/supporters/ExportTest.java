package org.undersigned.staff.supporters;

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
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.keys.Hpke;
import org.undersigned.foundation.keys.KeyText;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.supporter.OpenCommand;
import org.undersigned.supporter.Sealing;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.Ran;
import org.undersigned.world.World;

/** Supporters leave by two people, with a reason, once, and only those whose permission stands. */
@QuarkusTest
class ExportTest {

    private static final String REASON = "The autumn newsletter";

    @Inject
    Db db;

    @Inject
    RecipientKeys keys;

    @Inject
    Published.Registry published;

    @TempDir
    Path folder;

    private final String prefix = "exp" + UUID.randomUUID().toString().substring(0, 8);
    private final String watch = prefix + "-river-watch";
    private final String path = SupportersPageTest.path(watch);

    @Test
    void what_was_taken_back_before_the_download_is_not_in_it() {
        var petition = OwnPetition.open(prefix);
        var kept = World.address("kept");
        petition.supporter("Kept Sample", kept, petition.box());
        var gone = petition.supporter("Gone Sample", World.address("gone"), petition.box());
        petition.supporter("Other Sample", World.address("other"), "consent." + prefix + "-anglers.email");
        petition.supporter("No Sample", World.address("no"));
        var owner = member("Oona", "owner");
        var asker = member("Cleo", "campaigner");
        var export = ask(asker);
        approve(owner);
        World.browser().post(gone + "/grants/" + watch).then().statusCode(303);

        var file = asker.send(export, "as", "opened");
        file.then().statusCode(200);
        var lines = file.asString().lines().toList();
        assertEquals("petition,supporter,name,email,country,postcode,answers,sealed_to", lines.getFirst());
        assertEquals(2, lines.size(), "one supporter");
        assertTrue(
                lines.getLast().matches(petition.slug() + ",[0-9a-f]{64},Kept Sample," + kept + ",US,,.*,"),
                "the one who still allows it");
        assertEquals(List.of("begun, opened: " + REASON, "1 lines, opened: " + REASON), audited("export.supporters"));
        assertEquals(List.of(REASON), audited("export.ask"));
    }

    @Test
    void the_sealed_file_opens_for_the_organisation_alone_and_is_the_only_one_with_a_key_of_its_own()
            throws IOException {
        var petition = OwnPetition.open(prefix);
        var pair = Hpke.newPair();
        db.useTransaction(handle -> keys.set(handle, Sealing.organisation(watch), pair.open()));
        published.refresh();
        petition.supporter("Sealed Sample", World.address("sealed"), petition.box());
        var owner = member("Oona", "owner");
        var asker = member("Cleo", "campaigner");
        var export = ask(asker);
        approve(owner);
        asker.get(path).then().body(not(containsString("value=\"opened\"")));
        asker.send(export, "as", "opened").then().statusCode(403);
        var answer = asker.send(export, "as", "sealed");
        answer.then().statusCode(200).header("Content-Disposition", containsString("-supporters.sealed.jsonl"));
        assertFalse(answer.asString().contains("Sample"));
        var file = Files.write(folder.resolve("supporters.sealed.jsonl"), answer.asByteArray());
        var key = Files.writeString(folder.resolve("own.key"), KeyText.ofPrivate(pair.secret()));
        var opened = Ran.of(new OpenCommand(), file.toString(), "--key", key.toString());
        assertEquals(0, opened.status());
        assertTrue(opened.out().contains("Sealed Sample"));
        assertFalse(opened.out().contains(signature(petition)), "the id that others could know");
    }

    @Test
    void it_is_downloaded_once_by_who_asked_or_by_an_owner_and_by_nobody_else() {
        OwnPetition.open(prefix);
        var owner = member("Oona", "owner");
        var asker = member("Cleo", "campaigner");
        var export = ask(asker);
        asker.send(export, "as", "sealed").then().statusCode(409).body(containsString("Nothing was downloaded"));
        approve(owner);
        member("Carl", "campaigner").send(export, "as", "sealed").then().statusCode(403);
        member("Vera", "viewer").send(export, "as", "sealed").then().statusCode(403);
        asker.send(export, "as", "nonsense").then().statusCode(400);
        owner.send(export, "as", "sealed").then().statusCode(200);
        asker.send(export, "as", "sealed").then().statusCode(409);
        assertEquals(List.of("begun, sealed: " + REASON, "0 lines, sealed: " + REASON), audited("export.supporters"));
        asker.get(path).then().body(containsString("Downloaded: 0 supporters"), not(containsString(export)));
    }

    @Test
    void it_can_be_downloaded_for_seven_days_after_the_approval() {
        OwnPetition.open(prefix);
        var owner = member("Oona", "owner");
        var asker = member("Cleo", "campaigner");
        var export = ask(asker);
        approve(owner);
        db.useTransaction(handle -> handle.execute(
                "UPDATE supporter_export SET decided_at = decided_at - interval '7 days' WHERE id::text = ?",
                export.substring(export.lastIndexOf('/') + 1)));
        asker.send(export, "as", "sealed").then().statusCode(409);
        asker.get(path).then().body(containsString("Lapsed"));
    }

    @Test
    void a_second_owner_approves_and_an_operator_only_where_there_is_none() {
        OwnPetition.open(prefix);
        var owner = member("Oona", "owner");
        var second = member("Seth", "owner");
        var export = ask(owner);
        var operator = Desk.invited("Opal");
        operator.get("/staff/approvals").then().body(containsString(watch + ", “" + REASON + "”"));
        assertEquals(403, decide(owner, "approve").statusCode(), "not the one who asked");
        assertEquals(403, decide(operator, "approve").statusCode(), "there is a second owner");
        second.get("/staff/approvals").then().body(containsString(watch + ", “" + REASON + "”"));
        assertEquals(303, decide(second, "refuse").statusCode());
        owner.send(export, "as", "sealed").then().statusCode(409);
        owner.get(path).then().body(containsString("Refused"));
        ask(owner);
        Desk.command("remove", second.email, "--yes");
        assertEquals(303, decide(operator, "approve").statusCode(), "the only owner asked");
        Desk.command("remove", operator.email, "--yes");
    }

    @Test
    void who_lost_the_role_between_asking_and_deciding_gets_nothing() {
        OwnPetition.open(prefix);
        var owner = member("Oona", "owner");
        var asker = member("Cleo", "campaigner");
        var export = ask(asker);
        db.useTransaction(handle -> handle.execute(
                "UPDATE staff_member SET role = 'viewer' WHERE role = 'campaigner' AND organisation = (SELECT id FROM organisation WHERE slug = ?)",
                watch));
        assertEquals(409, decide(owner, "approve").statusCode());
        owner.send(export, "as", "sealed").then().statusCode(409);
    }

    @Test
    void a_reason_is_asked_for_and_one_question_at_a_time() {
        OwnPetition.open(prefix);
        member("Oona", "owner");
        var asker = member("Cleo", "campaigner");
        asker.send(path + "/exports", "reason", " <b>why </b> ".substring(0, 8))
                .then()
                .statusCode(422)
                .body(containsString("at least 10 characters"), containsString("&lt;b&gt;why"));
        asker.send(path + "/exports", "reason", "x".repeat(501)).then().statusCode(422);
        member("Vera", "viewer")
                .send(path + "/exports", "reason", REASON)
                .then()
                .statusCode(403);
        ask(asker);
        asker.send(path + "/exports", "reason", REASON)
                .then()
                .statusCode(409)
                .body(containsString("another export waits"));
        assertEquals(1, audited("export.ask").size());
    }

    private String signature(OwnPetition petition) {
        return db.read(handle -> handle.select(
                        "SELECT s.id::text FROM signature s JOIN action a ON a.id = s.petition WHERE a.slug = ?",
                        petition.slug())
                .mapTo(String.class)
                .one());
    }

    private Desk member(String name, String role) {
        return Desk.invited(name, "--organisation", watch, "--role", role);
    }

    /** Asks; answers the address of the download. */
    private String ask(Desk desk) {
        desk.send(path + "/exports", "reason", REASON).then().statusCode(303);
        return path + "/exports/"
                + db.read(handle -> handle.select(
                                "SELECT e.id FROM supporter_export e JOIN organisation o ON o.id = e.organisation"
                                        + " WHERE o.slug = ? AND e.state = 'asked'",
                                watch)
                        .mapTo(UUID.class)
                        .one());
    }

    private void approve(Desk desk) {
        assertEquals(303, decide(desk, "approve").statusCode());
    }

    private Response decide(Desk desk, String decision) {
        var id = db.read(handle -> handle.select(
                        "SELECT id FROM staff_approval WHERE state = 'open' AND kind = 'export-supporters' AND subject = ?",
                        watch)
                .mapTo(UUID.class)
                .one());
        return desk.send("/staff/approvals/" + id, "decision", decision);
    }

    private List<String> audited(String action) {
        return db.read(handle -> handle.select(
                        "SELECT detail FROM audit_entry WHERE action = ? AND subject = ? ORDER BY number",
                        action,
                        watch)
                .mapTo(String.class)
                .list());
    }
}
