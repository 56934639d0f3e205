package org.undersigned.letter;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.world.Desk;
import org.undersigned.world.World;

/** What staff do with letters, over HTTP. */
@QuarkusTest
class LetterDeskTest {

    @Inject
    Db db;

    @Inject
    ForgettingJob job;

    @Inject
    Published.Registry published;

    @Test
    void a_letter_is_written_opened_and_found_by_the_public() {
        var letter = Written.to("desk", World.address("minister"), 60, true);
        var lena = Desk.invited("lena", "--organisation", "desk-river-watch", "--role", "owner");
        var campaign = "/staff/campaigns/desk-clean-river-now";
        lena.get(campaign + "/letters").then().statusCode(200).body(containsString("Write to the office"));
        lena.get(letter.desk()).then().statusCode(200).body(containsString("This is a test"));
        lena.send(campaign + "/new-letter", "slug", "Desk New", "rule", "all", "hourly", "0")
                .then()
                .statusCode(422)
                .body(
                        containsString("href=\"#slug\""),
                        containsString("href=\"#hourly\""),
                        containsString("href=\"#title.en\""),
                        containsString("href=\"#suggestion1.en\""));
        lena.send(
                        campaign + "/new-letter",
                        "slug",
                        "desk-second",
                        "title.en",
                        "A second letter",
                        "text.en",
                        "Write to the minister, too.",
                        "subject1.en",
                        "The water",
                        "suggestion1.en",
                        "I ask you to look at the water below the old mill this week.",
                        "rule",
                        "all",
                        "hourly",
                        "10",
                        "testAddress",
                        "tests@example.org")
                .then()
                .statusCode(303);
        browser().get("/letters/desk-second").then().statusCode(404);
        lena.send(campaign + "/letters/desk-second", "do", "open").then().statusCode(303);
        browser().get("/letters/desk-second").then().statusCode(200).body(containsString("A second letter"));
        lena.send(campaign + "/letters/desk-second", "do", "close").then().statusCode(303);
        browser().get("/letters/desk-second").then().body(containsString("No more letters are taken."));
    }

    @Test
    void the_end_of_the_test_takes_a_second_person() {
        var target = World.address("minister");
        var letter = Written.to("two", target, 60, true);
        var lena = Desk.invited("lena", "--organisation", "two-river-watch", "--role", "owner");
        var otto = Desk.invited("otto", "--organisation", "two-river-watch", "--role", "owner");
        lena.send(letter.desk(), "do", "live").then().statusCode(303);
        lena.get(letter.desk()).then().body(containsString("waits for a second person"));
        var approvals = otto.get("/staff/approvals").asString();
        var id = approvals.replaceAll("(?s).*/staff/approvals/([0-9a-f-]{36}).*", "$1");
        otto.send("/staff/approvals/" + id, "decision", "approve").then().statusCode(303);
        published.refresh();
        lena.get(letter.desk()).then().body(containsString("Letters go to their targets."));
        letter.confirmed("Lou Sample", World.address("lou"));
        World.mail(target, 1);
    }

    @Test
    void what_an_editor_of_the_coalition_asked_for_is_done_once_it_is_approved() {
        var letter = Written.to("editor", World.address("minister"), 60, true);
        var otto = Desk.invited("otto", "--organisation", "editor-river-watch", "--role", "owner");
        var ed = Desk.invited("ed", "--organisation", "editor-anglers", "--role", "viewer");
        otto.send("/staff/coalitions/editor-clean-river", "email", ed.email, "role", "editor")
                .then()
                .statusCode(200);
        ed.send(letter.desk(), "do", "live").then().statusCode(303);
        var approvals = otto.get("/staff/approvals").asString();
        var id = approvals.replaceAll("(?s).*/staff/approvals/([0-9a-f-]{36}).*", "$1");
        otto.send("/staff/approvals/" + id, "decision", "approve").then().statusCode(303);
        published.refresh();
        otto.get(letter.desk()).then().body(containsString("Letters go to their targets."));
    }

    @Test
    void a_target_that_said_yes_is_thanked_and_not_written_to() {
        var target = World.address("minister");
        var letter = Written.to("agreed", target, 1, false);
        var lena = Desk.invited("lena", "--organisation", "agreed-river-watch", "--role", "owner");
        letter.confirmed("Ada Sample", World.address("ada"));
        World.mail(target, 1);
        letter.confirmed("Bea Sample", World.address("bea"));
        var page = lena.get(letter.desk() + "/targets").asString();
        var one = page.replaceAll("(?s).*href=\"(/staff/[^\"]*/target/[0-9a-f-]{36})\".*", "$1");
        lena.send(one, "do", "answer", "answer", "yes", "dated", "tomorrow")
                .then()
                .statusCode(422);
        lena.send(
                        one,
                        "do",
                        "answer",
                        "answer",
                        "yes",
                        "dated",
                        "2026-05-02",
                        "text.en",
                        "We will stop it.",
                        "source",
                        "https://assembly.example.org/answer")
                .then()
                .statusCode(303);
        browser()
                .get(letter.path())
                .then()
                .body(containsString("We will stop it."), containsString("No more letters go there."));
        letter.send("Cleo Sample", World.address("cleo")).then().statusCode(409);
        World.await(
                () -> lena.get(letter.desk() + "/numbers.csv").asString().contains("spared,1"),
                "what waited to be let go");
        assertEquals(1, World.mails(target).size());
    }

    @Test
    void a_file_is_looked_at_before_it_counts_and_counts_whole_or_not_at_all() {
        var letter = Written.to("file", World.address("minister"), 60, true);
        var lena = Desk.invited("lena", "--organisation", "file-river-watch", "--role", "owner");
        upload(lena, letter, "name,office,email\nRobin Example,Minister,robin\nKim,,kim@example.org\n")
                .then()
                .statusCode(422)
                .body(containsString("Line 2:"), containsString("Line 3:"), containsString("Nothing was changed."));
        var looked = upload(
                        lena,
                        letter,
                        "name,office,email\nRobin Example,Minister,robin@example.org\nKim,Chair,kim@example.org\n")
                .then()
                .statusCode(200)
                .body(containsString("1 new"), containsString("1 changed"))
                .extract()
                .asString();
        browser().get(letter.path()).then().body(not(containsString("Kim")));
        var sha256 = looked.replaceAll("(?s).*name=\"sha256\" value=\"([0-9a-f]{64})\".*", "$1");
        lena.send(letter.desk() + "/targets/choice", "do", "file", "sha256", sha256)
                .then()
                .statusCode(303);
        browser().get(letter.path()).then().body(containsString("Kim"));
        lena.send(letter.desk() + "/targets/choice", "do", "file", "sha256", sha256)
                .then()
                .statusCode(409);
        assertTrue(lena.get(letter.desk() + "/targets").asString().contains("2 targets"));
    }

    private static Response upload(Desk by, Written letter, String csv) {
        return by.request()
                .contentType("multipart/form-data")
                .header("Origin", Desk.ORIGIN)
                .multiPart("form", by.form("/staff"))
                .multiPart("file", "people.csv", csv.getBytes(StandardCharsets.UTF_8), "text/csv")
                .post(letter.desk() + "/targets");
    }

    @Test
    void the_number_is_told_from_twenty_on_and_is_what_a_server_took_and_did_not_send_back() {
        var letter = Written.to("many", World.address("minister"), 60, false);
        var counted =
                "UPDATE letter_day SET number = %d WHERE what = 'sent' AND action = (SELECT id FROM action WHERE slug = 'many-letter')";
        db.useTransaction(handle -> handle.execute("""
                INSERT INTO letter_day (action, target, day, what, number)
                SELECT action, id, current_date, 'sent', 19 FROM letter_target WHERE action = (SELECT id FROM action WHERE slug = 'many-letter')
                """));
        job.publish();
        published.refresh();
        browser().get(letter.path() + "/count.json").then().body(containsString("\"sent\":null"));
        db.useTransaction(handle -> handle.execute(counted.formatted(20)));
        job.publish();
        published.refresh();
        browser().get(letter.path() + "/count.json").then().body(containsString("\"sent\":20"));
        browser().get(letter.path()).then().body(containsString("letters sent"));
        db.useTransaction(handle -> handle.execute("""
                INSERT INTO letter_day (action, target, day, what, number)
                SELECT action, target, day, 'returned', 1 FROM letter_day
                 WHERE what = 'sent' AND action = (SELECT id FROM action WHERE slug = 'many-letter')
                """));
        job.publish();
        published.refresh();
        browser().get(letter.path() + "/count.json").then().body(containsString("\"sent\":null"));
    }

    @Test
    void a_rule_that_leads_nobody_to_any_target_does_not_go_live() {
        var letter = Written.of("nowhere", """
                    rule: region
                    test: true
                    suggestions:
                      - {subject: The outfall, text: Please stop the outfall.}
                    representatives:
                      - {name: Robin Example, office: Minister, email: minister@example.org}
                """);
        var desk = Desk.invited("olive", "--organisation", "nowhere-river-watch", "--role", "owner");
        desk.get(letter.desk()).then().statusCode(200).body(containsString("Nobody can write to 1 target"));
        desk.send(letter.desk(), "do", "live", "sure", "on")
                .then()
                .statusCode(409)
                .body(containsString("Under this rule nobody can write to any target."));
    }

    @Test
    void an_entered_address_stays_until_the_campaign_says_another() {
        var letter = Written.of("enters", """
                    rule: all
                    test: true
                    suggestions:
                      - {subject: The outfall, text: Please stop the outfall.}
                """);
        var said = letter.petition()
                .yaml()
                .replace(
                        "institution: Government of the Upper Valley",
                        "institution: Government of the Upper Valley\n    email: said@example.org");
        letter.petition().load(said);
        assertEquals("said@example.org", address("enters"));
        var lena = Desk.invited("lena", "--organisation", "enters-river-watch", "--role", "owner");
        var one = lena.get(letter.desk() + "/targets")
                .asString()
                .replaceAll("(?s).*href=\"(/staff/[^\"]*/target/[0-9a-f-]{36})\".*", "$1");
        lena.send(one, "do", "address", "email", "entered@example.org").then().statusCode(303);
        letter.petition().load(said.replace("Clean river", "Clear river"), "--force");
        assertEquals("entered@example.org", address("enters"));
        letter.petition().load(said.replace("said@", "new@"), "--force");
        assertEquals("new@example.org", address("enters"));
    }

    private String address(String prefix) {
        return db.read(handle ->
                handle.select("""
                        SELECT email FROM letter_target t JOIN action a ON a.id = t.action
                         WHERE a.slug = ? AND NOT former ORDER BY t.position LIMIT 1
                        """, prefix + "-letter").mapTo(String.class).one());
    }

    @Test
    void others_see_no_letter_of_a_campaign() {
        var letter = Written.to("mine", World.address("minister"), 60, true);
        var other = Desk.invited("olga", "--organisation", "mine-anglers", "--role", "owner");
        other.get(letter.desk()).then().statusCode(404);
        other.send(letter.desk(), "do", "live").then().statusCode(404);
        var viewer = Desk.invited("vera", "--organisation", "mine-river-watch", "--role", "viewer");
        viewer.get(letter.desk()).then().statusCode(200);
        viewer.send(letter.desk(), "do", "live").then().statusCode(403);
    }
}
