package org.undersigned.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.World;

/** Prue says that she comes, confirms by a mailed link and takes it back; the lead that holds the event sees names and nothing else. */
@QuarkusTest
class PledgeTest {

    @Inject
    Db db;

    private final String prefix = "pledge" + UUID.randomUUID().toString().substring(0, 8);
    private final String event = "/pledges/" + prefix + "-bathing-day";

    @Test
    void somebody_comes_confirms_by_a_button_and_takes_it_back_by_the_same_link() {
        OwnPetition.open(prefix);
        var prue = World.address("prue");
        browser()
                .get(event)
                .then()
                .statusCode(200)
                .header("Set-Cookie", equalTo(null))
                .body(
                        containsString("Old mill"),
                        containsString("sees your name and how many you are"),
                        containsString("No organisation may write to you"));
        come("Prue Promises", prue, "3").then().statusCode(303).header("Location", event + "/check-your-mail");
        var link = World.mail(prue, 1).path("/promises/");
        browser()
                .get(link)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body(containsString("I will come"));
        assertEquals(0, people(), "reading a link changes nothing");
        browser().post(link).then().statusCode(303).header("Location", link);
        browser().post(link).then().statusCode(303);
        assertEquals(3, people(), "twice is once");
        browser().get(link).then().body(containsString("You are coming"), containsString("3 people"));
        var mail = World.mail(prue, 2);
        assertEquals("It counts: Bathing day", mail.subject());
        assertTrue(mail.text().contains(event + ".ics"), mail.text());
        var own = mail.path("/promises/");
        browser().post(own + "/cancellation").then().statusCode(200).body(containsString("Taken back"));
        assertEquals(0, people());
        browser().get(own).then().statusCode(410);
        browser().get(link).then().statusCode(410);
        browser().get("/promises/" + "A".repeat(43)).then().statusCode(410);
        assertEquals(0, World.mails(prue).size(), "nothing is kept for the address");
    }

    @Test
    void one_mailbox_counts_once_for_each_name_and_the_page_says_the_same_to_everybody() {
        OwnPetition.open(prefix);
        var sam = World.address("sam");
        confirmed("Sam Shares", sam, "1", 1);
        var again = come("shares, SAM", sam.toUpperCase(Locale.ROOT), "5");
        again.then().statusCode(303).header("Location", event + "/check-your-mail");
        assertTrue(World.mail(sam, 3).subject().startsWith("You promised already"));
        assertEquals(1, people());
        come("Suzie Shares", sam, "2");
        browser().post(World.mail(sam, 4).path("/promises/")).then().statusCode(303);
        assertEquals(3, people());
    }

    @Test
    void what_is_wrong_is_told_at_once_and_everything_typed_is_kept() {
        OwnPetition.open(prefix);
        come("https://spam.example", "prue@nowhere", "9")
                .then()
                .statusCode(422)
                .body(
                        containsString("href=\"#name\""),
                        containsString("href=\"#email\""),
                        containsString("href=\"#people\""),
                        containsString("value=\"https://spam.example\""),
                        containsString("value=\"prue@nowhere\""));
        browser().get("/pledges/nothing").then().statusCode(404);
        browser().get("/pledges/nothing.ics").then().statusCode(404);
        browser().get("/pledges/end-family-detention").then().statusCode(404);
        var bot = World.address("bot");
        browser()
                .formParam("name", "Bot")
                .formParam("email", bot)
                .formParam("people", "1")
                .formParam("fax", "1")
                .post(event)
                .then()
                .statusCode(303);
        assertEquals(0, World.mails(bot).size());
    }

    @Test
    void the_last_place_is_taken_once() {
        OwnPetition.open(prefix, file -> file.replace("capacity: 300", "capacity: 3"));
        var late = World.address("late");
        come("Late Luke", late, "2");
        confirmed("Prue Promises", World.address("prue"), "2", 1);
        browser()
                .post(World.mail(late, 1).path("/promises/"))
                .then()
                .statusCode(409)
                .body(containsString("Others took the last places"));
        confirmed("Otto One", World.address("otto"), "1", 1);
        browser()
                .get(event)
                .then()
                .body(containsString("Every place is taken"), not(containsString("<form method=\"post\"")));
        come("Nora Nine", World.address("nora"), "1").then().statusCode(409);
    }

    @Test
    void no_column_shows_who_comes() {
        OwnPetition.open(prefix);
        var canary = "Kanarie" + UUID.randomUUID().toString().substring(0, 8);
        confirmed(canary + " Zebra", World.address(canary), "1", 1);
        for (var table : List.of("pledge", "pledge_link", "pledge_action", "outbox", "audit_entry"))
            for (var row : db.read(handle -> handle.select("SELECT t::text FROM " + table + " t")
                    .mapTo(String.class)
                    .list()))
                assertFalse(row.toLowerCase(Locale.ROOT).contains(canary.toLowerCase(Locale.ROOT)), table);
    }

    @Test
    void a_campaigner_writes_a_promise_and_an_event_with_everything_that_is_wrong_told_at_once() {
        OwnPetition.open(prefix);
        var desk = Desk.invited("Oona", "--organisation", prefix + "-river-watch", "--role", "owner");
        desk.send(
                        desk() + "/new",
                        "kind",
                        "event",
                        "title.en",
                        "Walk",
                        "starts",
                        "tomorrow",
                        "zone",
                        "Mars",
                        "capacity",
                        "0")
                .then()
                .statusCode(422)
                .body(
                        containsString("value=\"Walk\""),
                        containsString("href=\"#slug\""),
                        containsString("href=\"#organisation\""),
                        containsString("href=\"#place.en\""),
                        containsString("href=\"#starts\""),
                        containsString("href=\"#ends\""),
                        containsString("href=\"#zone\""),
                        containsString("href=\"#capacity\""));
        desk.get(desk() + "/new").then().statusCode(200).body(containsString("name=\"place.es\""));
        var slug = prefix + "-boots";
        desk.send(
                        desk() + "/new",
                        "kind",
                        "promise",
                        "title.en",
                        "Lend a boat",
                        "slug",
                        slug,
                        "organisation",
                        prefix + "-river-watch",
                        "text.en",
                        "I lend my boat.")
                .then()
                .statusCode(303)
                .header("Location", desk() + "/" + slug);
        browser().get("/pledges/" + slug).then().statusCode(404);
        desk.get(desk() + "/" + slug + "/preview").then().statusCode(200).body(containsString("I lend my boat."));
        desk.send(desk() + "/" + slug + "/state", "do", "open").then().statusCode(200);
        browser().get("/pledges/" + slug).then().statusCode(200).body(not(containsString("id=\"people\"")));
        browser().get("/pledges/" + slug + ".ics").then().statusCode(404);
        var email = World.address("prue");
        browser()
                .formParam("name", "Prue")
                .formParam("email", email)
                .post("/pledges/" + slug)
                .then()
                .statusCode(303);
        browser().post(World.mail(email, 1).path("/promises/")).then().statusCode(303);
        assertEquals("It counts: Lend a boat", World.mail(email, 2).subject());
    }

    @Test
    void somebody_who_lost_every_link_is_erased_by_their_address() {
        OwnPetition.open(prefix);
        var eve = World.address("eve");
        confirmed("Eve Erased", eve, "2", 1);
        var operator = Desk.invited("Opal");
        operator.send("/staff/erasure", "email", eve, "do", "look")
                .then()
                .statusCode(200)
                .body(containsString("1 promise"), not(containsString("Eve Erased")));
        assertEquals(2, people());
        operator.send("/staff/erasure", "email", eve, "do", "erase")
                .then()
                .statusCode(200)
                .body(containsString("1 other entry was erased"));
        assertEquals(0, people());
        assertEquals("Erased, as you asked", World.mail(eve, 1).subject());
        assertTrue(World.mail(eve, 1).text().contains("everything about you, as was asked for. Nobody"));
    }

    private Response come(String name, String email, String people) {
        return browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", name)
                .formParam("email", email)
                .formParam("people", people)
                .post(event);
    }

    private void confirmed(String name, String email, String people, int mails) {
        come(name, email, people).then().statusCode(303);
        browser().post(World.mail(email, mails).path("/promises/")).then().statusCode(303);
        World.mail(email, mails + 1);
    }

    private String desk() {
        return "/staff/campaigns/" + prefix + "-clean-river-now/pledges";
    }

    private long people() {
        return db.read(handle ->
                handle.select("""
                        SELECT coalesce(sum(g.people), 0) FROM pledge g JOIN action a ON a.id = g.action
                         WHERE a.slug = ? AND g.state = 'confirmed'
                        """, prefix + "-bathing-day").mapTo(Long.class).one());
    }
}
