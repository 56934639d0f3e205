package org.undersigned.letter;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.World;

/** People write to targets: over HTTP, with the mail as the demo keeps it. */
@QuarkusTest
class WritingLettersTest {

    @Inject
    Db db;

    @Test
    void what_is_shown_before_is_what_the_target_gets_and_then_it_is_gone() {
        var target = World.address("minister");
        var letter = Written.to("whole", target, 60, false);
        browser()
                .get(letter.path())
                .then()
                .statusCode(200)
                .body(containsString("Robin Example"), containsString("Minister"));
        letter.post("text").then().statusCode(200).body(containsString("Dear office"), containsString("name=\"text\""));
        var suzie = World.address("suzie");
        var preview = letter.post(
                        "preview",
                        "name",
                        "Suzie Sample",
                        "email",
                        suzie,
                        "subject",
                        "Please act",
                        "text",
                        Written.TEXT)
                .then()
                .statusCode(200)
                .body(containsString("Suzie Sample via "), containsString("&lt;letters@localhost&gt;"))
                .extract()
                .asString();
        assertTrue(preview.contains(Written.TEXT), preview);
        assertEquals(0, World.mails(suzie).size(), "a look sends nothing");
        letter.send("Suzie Sample", suzie)
                .then()
                .statusCode(303)
                .header("Location", endsWith(letter.path() + "/check-your-mail"));
        var link = World.mail(suzie, 1).path("/my-letters/");
        browser().get(link).then().statusCode(200).body(containsString(Written.TEXT));
        assertEquals(0, World.mails(target).size(), "reading the link sends nothing");
        browser().post(link).then().statusCode(303);
        var got = World.mail(target, 1);
        assertEquals("Please act", got.subject());
        assertEquals(suzie, got.headers().get("Reply-To"));
        assertEquals("no", got.headers().get("Auto-Submitted"));
        assertTrue(got.text().startsWith(Written.TEXT + "\n\nSuzie Sample\n\n-- \n"), got.text());
        assertTrue(got.text().contains("written by Suzie Sample"), got.text());
        World.await(() -> writings("whole") == 0, "what was sent to be deleted");
        browser().get(link).then().statusCode(410);
        assertEquals(1, number("whole", "sent"));
    }

    @Test
    void a_test_never_reaches_a_target() {
        var target = World.address("minister");
        var letter = Written.to("trial", target, 60, true);
        browser().get(letter.path()).then().body(containsString("This is a test."));
        letter.confirmed("Tess Sample", World.address("tess"));
        assertEquals(
                "[Test] Please act", World.mail("test-trial@example.org", 1).subject());
        assertEquals(0, World.mails(target).size());
        assertEquals(0, number("trial", "sent"));
        assertEquals(1, number("trial", "tested"));
    }

    @Test
    void a_person_writes_once_and_learns_so_by_mail_and_another_behind_the_same_mailbox_may_write_too() {
        var target = World.address("minister");
        var letter = Written.to("once", target, 3600, false);
        var box = World.address("sam");
        letter.confirmed("Sam Sample", box);
        World.mail(target, 1);
        letter.send("sample, SAM", box).then().statusCode(303);
        assertEquals("You have written already", World.mail(box, 2).subject());
        letter.confirmed("Sandra Sample", box);
        World.mail(target, 2);
        assertEquals(2, number("once", "sent"));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_and_what_was_typed_comes_back() {
        var letter = Written.to("wrong", World.address("minister"), 60, false);
        letter.post(
                        "preview",
                        "name",
                        "Trudy\r\nBcc: many@example.org",
                        "email",
                        "nowhere",
                        "subject",
                        "Hello\nX-Evil: 1",
                        "text",
                        "Short.")
                .then()
                .statusCode(422)
                .body(
                        containsString("href=\"#name\""),
                        containsString("href=\"#email\""),
                        containsString("href=\"#subject\""),
                        containsString("href=\"#text\""),
                        containsString("value=\"nowhere\""),
                        containsString("Short."));
        letter.send("Trudy Sample", World.address("trudy"), "postal", "a\u0000b")
                .then()
                .statusCode(422);
    }

    @Test
    void a_placeholder_has_to_be_replaced() {
        var letter = Written.to("blank", World.address("minister"), 60, false);
        letter.post(
                        "letters",
                        "name",
                        "Paul Sample",
                        "email",
                        World.address("paul"),
                        "subject",
                        "The outfall",
                        "text",
                        "Dear office, [your reason], please stop the outfall at the old mill before the summer.")
                .then()
                .statusCode(422)
                .body(containsString("in place of what stands in square brackets"));
    }

    @Test
    void another_text_takes_the_place_of_the_first_and_names_stay() {
        var letter = Written.to("other", World.address("minister"), 60, false);
        var first = "Dear office, I ask you to publish what you measure at the old mill every single week.";
        letter.post("text", "name", "Olga Sample", "text", first, "another", "on")
                .then()
                .statusCode(200)
                .body(
                        containsString("[your reason]"),
                        containsString("value=\"Olga Sample\""),
                        not(containsString(first)));
    }

    @Test
    void the_next_letter_to_a_mailbox_waits_for_its_turn_and_can_be_taken_back() {
        var target = World.address("minister");
        var letter = Written.to("turn", target, 1, false);
        letter.confirmed("Ada Sample", World.address("ada"));
        World.mail(target, 1);
        var link = letter.confirmed("Bea Sample", World.address("bea"));
        var free = db.read(handle -> handle.select(
                        "SELECT free_at > now() + interval '50 minutes' FROM letter_mailbox WHERE email = ?", target)
                .mapTo(Boolean.class)
                .one());
        assertTrue(free, "whose turn it is stands in the database");
        browser().get(link).then().body(containsString("Your letter is on its way"));
        assertEquals(1, writings("turn"));
        browser().post(link + "/withdrawal").then().statusCode(200).body(containsString("It is deleted"));
        assertEquals(0, writings("turn"));
        db.useTransaction(
                handle -> handle.execute("UPDATE letter_mailbox SET free_at = now() WHERE email = ?", target));
        letter.confirmed("Cleo Sample", World.address("cleo"));
        World.mail(target, 2);
        assertEquals(2, World.mails(target).size(), "what was taken back never goes");
    }

    @Test
    void nothing_that_anybody_wrote_lies_in_clear() {
        var letter = Written.to("sealed", World.address("minister"), 60, true);
        db.useTransaction(
                handle -> handle.execute(
                        "UPDATE letter SET test_address = '' WHERE action = (SELECT id FROM action WHERE slug = 'sealed-letter')"));
        letter.confirmed("Zuzanna Canary", World.address("zuzanna-canary"), "postal", "7 Canary Row");
        var stored = db.read(handle -> handle.select("""
                        SELECT string_agg(t, ' ') FROM (
                            SELECT w::text AS t FROM letter_writing w UNION ALL SELECT c::text FROM letter_copy c
                            UNION ALL SELECT r::text FROM letter_written r UNION ALL SELECT o::text FROM outbox o) AS all_rows
                        """).mapTo(String.class).one());
        for (var word : List.of("Canary", "canary", "thirty years", "Please act"))
            assertFalse(stored.contains(word), word);
        assertEquals(1, writings("sealed"));
    }

    @Test
    void a_district_is_found_by_postcode_by_point_and_by_its_name() {
        var upper = World.address("upper");
        var lower = World.address("lower");
        var letter = Written.of("where", """
                    rule: district
                    test: false
                    hourly: 3600
                    suggestions:
                      - {subject: The outfall, text: "Please stop the outfall at the old mill before the summer begins."}
                    representatives:
                      - {district: Upper, name: Robin Example, office: Member, email: %s, postcodes: "10 11", area: "[[[[8,47],[9,47],[9,48],[8,48],[8,47]]]]"}
                      - {district: Lower, name: Kim Example, office: Member, email: %s, postcodes: "101"}
                """.formatted(upper, lower));
        letter.post("text", "place", "10-234")
                .then()
                .body(containsString("Robin Example"), not(containsString("Kim Example")));
        letter.post("text", "place", "101 2")
                .then()
                .body(containsString("Kim Example"), not(containsString("Robin Example")));
        letter.post("text", "place", "47.5, 8.5").then().body(containsString("Robin Example"));
        letter.post("text", "place", "99").then().statusCode(422).body(containsString("Nobody was found for this."));
        letter.post("text").then().statusCode(422);
        letter.post("preview", "place", "99", "name", "Nia Sample", "text", Written.TEXT)
                .then()
                .statusCode(422)
                .body(
                        containsString("name=\"name\" value=\"Nia Sample\""),
                        containsString("name=\"text\" value=\"" + Written.TEXT + "\""));
        letter.confirmed("Nia Sample", World.address("nia"), "district", "//Lower");
        World.mail(lower, 1);
        assertEquals(0, World.mails(upper).size());
    }

    @Test
    void who_fills_what_people_do_not_see_gets_the_usual_answer_and_no_mail() {
        var letter = Written.to("honey", World.address("minister"), 60, false);
        var email = World.address("bot");
        letter.send("Bot Sample", email, "fax", "1").then().statusCode(303);
        assertEquals(0, writings("honey"));
    }

    @Test
    void a_letter_to_targets_without_an_address_says_that_there_is_nobody_to_write_to() {
        var letter = Written.of("nobody", """
                    rule: all
                    test: false
                    suggestions:
                      - {subject: The outfall, text: "Please stop the outfall at the old mill before the summer begins."}
                """);
        browser()
                .get(letter.path())
                .then()
                .body(containsString("There is nobody to write to yet."), not(containsString("said yes")));
    }

    @Test
    void a_letter_that_is_no_draft_any_more_only_is_found() {
        browser().get("/letters/there-is-none").then().statusCode(404);
        browser().get("/my-letters/" + "A".repeat(43)).then().statusCode(410);
        browser().post("/my-letters/" + "A".repeat(43)).then().statusCode(410);
    }

    private long writings(String prefix) {
        return db.read(handle -> handle.select(
                        "SELECT count(*) FROM letter_writing w JOIN action a ON a.id = w.action WHERE a.slug = ?",
                        prefix + "-letter")
                .mapTo(Long.class)
                .one());
    }

    private long number(String prefix, String what) {
        return db.read(handle -> handle.select(
                        "SELECT coalesce(sum(number), 0) FROM letter_day d JOIN action a ON a.id = d.action WHERE a.slug = ? AND what = ?",
                        prefix + "-letter",
                        what)
                .mapTo(Long.class)
                .one());
    }
}
