package org.undersigned.donation;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Desk;
import org.undersigned.world.StripePlace;
import org.undersigned.world.World;

/** An organisation says where gifts go and what it takes, and sees what came of it. */
@QuarkusTest
class DonationsPageTest {

    @Inject
    Db db;

    private StripePlace stripe;
    private Till till;
    private String path;

    @BeforeEach
    void open() {
        stripe = StripePlace.open();
        till = Till.closed();
        path = Till.desk(till.watch);
    }

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    void an_owner_sets_gifts_up_and_no_secret_is_ever_shown_again() {
        var owner = owner("Oona");
        owner.get(path)
                .then()
                .statusCode(200)
                .body(
                        containsString("takes no gifts through this site"),
                        containsString("/hooks/stripe/" + till.watch),
                        containsString("checkout.session.completed"));
        till.offer(owner, till.watch).then().statusCode(409).body(containsString("First say which account"));
        owner.send(path + "/account", "legal", "", "secret", "pk_test_4eC39HqLyjWDarj", "hook", "nothing")
                .then()
                .statusCode(422)
                .body(
                        containsString("href=\"#legal\""),
                        containsString("This is the publishable key"),
                        containsString("href=\"#hook\""),
                        not(containsString("pk_test_4eC39HqLyjWDarj")));
        till.account(owner, till.watch, StripePlace.KEY)
                .then()
                .statusCode(200)
                .body(
                        containsString("Saved."),
                        containsString("Key for trials"),
                        containsString("…" + StripePlace.KEY.substring(StripePlace.KEY.length() - 4)),
                        not(containsString(StripePlace.KEY)),
                        not(containsString(Till.HOOK)));
        owner.send(path + "/check").then().statusCode(200).body(containsString("Stripe knows the key."));
        assertEquals("GET", stripe.asked().getLast().method());
        till.offer(owner, till.watch, "suggested1", "5", "currency1", "EUR")
                .then()
                .statusCode(422)
                .body(containsString("href=\"#currency1\""), containsString("value=\"10 25 50\""));
        for (var portal : new String[] {
            "https://example.org/p", "https://billing.stripe.com.example.org/p", "http://billing.stripe.com/p"
        })
            till.offer(owner, till.watch, "portal", portal)
                    .then()
                    .statusCode(422)
                    .body(containsString("href=\"#portal\""));
        till.offer(owner, till.watch, "portal", "https://billing.stripe.com/p/login/test_1")
                .then()
                .statusCode(200)
                .body(containsString("Gifts are taken."), containsString(till.page() + "?to=" + till.watch));
        assertEquals(
                List.of("organisation.gifts-account test " + tail() + ", by one person", "organisation.gifts open"),
                audit());
        owner.send(path + "/end").then().statusCode(200).body(containsString("the keys are deleted"));
        assertEquals(0, rows("donation_account"));
    }

    @Test
    void a_key_that_may_not_or_is_none_is_told_apart_from_a_stripe_that_is_away() {
        var owner = owner("Oona");
        till.account(owner, till.watch, StripePlace.FORBIDDEN);
        owner.send(path + "/check").then().statusCode(409).body(containsString("may not use Checkout Sessions"));
        till.account(owner, till.watch, "rk_test_unknown4eC39HqLy");
        owner.send(path + "/check").then().statusCode(409).body(containsString("does not know the key"));
        stripe.answersWith(503);
        owner.send(path + "/check").then().statusCode(409).body(containsString("does not answer"));
    }

    @Test
    void another_owner_approves_before_gifts_go_to_another_account() {
        var owner = owner("Oona");
        var other = owner("Otto");
        till.account(owner, till.watch, StripePlace.KEY)
                .then()
                .statusCode(200)
                .body(containsString("Another owner has to approve"), containsString("Waits for a second person"));
        till.account(other, till.watch, "rk_test_unknown4eC39HqLy").then().statusCode(409);
        assertEquals(1, rows("donation_account"));
        assertEquals(0, rows("donation_account", " AND state = 'in-force'"));
        var asked = asked();
        owner.send("/staff/approvals/" + asked, "decision", "approve").then().statusCode(403);
        other.get("/staff/approvals").then().body(containsString("watch e.V., test " + tail()));
        other.send("/staff/approvals/" + asked, "decision", "approve").then().statusCode(303);
        owner.get(path).then().body(containsString("watch e.V."), not(containsString("Waits for a second")));
        till.offer(owner, till.watch).then().statusCode(200);
        owner.send(path + "/account", "legal", "watch e.V.", "secret", "", "hook", "whsec_" + "next0123456789abcdef")
                .then()
                .statusCode(200);
        db.useTransaction(handle -> handle.execute(
                "UPDATE donation_account a SET former_until = former_until - 10 FROM organisation o WHERE o.id = a.organisation AND o.slug = ?",
                till.watch));
        other.send("/staff/approvals/" + asked(), "decision", "approve").then().statusCode(303);
        assertEquals(
                LocalDate.now(ZoneOffset.UTC).plusDays(3),
                db.read(handle -> handle.select(
                                "SELECT former_until FROM donation_account a JOIN organisation o ON o.id = a.organisation WHERE o.slug = ?",
                                till.watch)
                        .mapTo(LocalDate.class)
                        .one()),
                "the three days begin when it is approved");
    }

    private UUID asked() {
        return db.read(handle -> handle.select(
                        "SELECT id FROM staff_approval WHERE kind = 'gifts-account' AND state = 'open' AND subject LIKE ?",
                        till.watch + "/%")
                .mapTo(UUID.class)
                .one());
    }

    @Test
    void while_the_secret_of_webhooks_is_exchanged_both_count_for_three_days() {
        var owner = till.takes(till.watch);
        var next = "whsec_" + "next0123456789abcdef";
        owner.send(path + "/account", "legal", "watch e.V.", "secret", "", "hook", next)
                .then()
                .statusCode(200)
                .body(containsString("The former signing secret counts until"));
        var event = Till.event("1", "payout.paid", "{}");
        Till.heard(Till.tells(till.watch, event));
        Till.heard(Till.tells(till.watch, event, Till.header(event, next)));
        db.useTransaction(handle -> handle.execute(
                "UPDATE donation_account SET former_until = former_until - 4 FROM organisation o WHERE o.id = organisation AND o.slug = ?",
                till.watch));
        Till.tells(till.watch, event).then().statusCode(400);
        Till.heard(Till.tells(till.watch, event, Till.header(event, next)));
        stripe.asked().clear();
        till.gives().then().statusCode(303);
    }

    @Test
    void gifts_are_listed_and_leave_as_a_file_without_anything_about_who_gave() {
        var owner = till.takes(till.watch);
        owner.get(path).then().body(containsString("There is none yet."));
        till.gives("src", "spring_mail").then().statusCode(303);
        var gift = stripe.last().get("client_reference_id");
        owner.get(path).then().body(containsString("There is none yet."));
        Till.heard(Till.tells(
                till.watch, Till.event("p", "checkout.session.completed", Till.session(gift, "complete", "paid", ""))));
        owner.get(path)
                .then()
                .body(containsString("€25"), containsString("spring-mail"), not(containsString("canary-giver")));
        var csv =
                owner.get(path + "/gifts.csv").then().statusCode(200).extract().asString();
        assertTrue(csv.contains(",25,EUR,once,paid,0,no," + till.petition.slug() + ",spring-mail,no," + gift), csv);
        assertFalse(csv.contains("canary"), csv);
        Desk.invited("Vera", "--organisation", till.watch, "--role", "viewer")
                .get(path + "/gifts.csv")
                .then()
                .statusCode(403);
        Desk.invited("Anne", "--organisation", till.anglers, "--role", "owner")
                .get(path)
                .then()
                .statusCode(404);
        Desk.invited("Cleo", "--organisation", till.watch, "--role", "campaigner")
                .send(path + "/account", "legal", "x", "secret", StripePlace.KEY, "hook", Till.HOOK)
                .then()
                .statusCode(403);
    }

    @Test
    void with_a_key_for_money_the_page_asks_in_earnest_and_the_notice_of_privacy_names_who_has_stripe_process_it() {
        var owner = till.takes(till.watch);
        var live = "rk_live_" + "4eC39HqLyjWDarjtT1zd";
        owner.send(path + "/account", "legal", "watch e.V.", "secret", live, "hook", "")
                .then()
                .statusCode(422)
                .body(containsString("href=\"#hook\""), not(containsString(live)));
        till.account(owner, till.watch, live).then().statusCode(200).body(containsString("Key for money"));
        Till.refresh();
        World.browser()
                .get(till.page())
                .then()
                .body(containsString("<button class=\"wide\">Give to watch e.V."), not(containsString("trial")));
        World.browser()
                .get("/privacy")
                .then()
                .body(containsString("id=\"gifts\""), containsString("have Stripe process the payments"));
        Till.tells(till.watch, Till.event("1", "payout.paid", "{}")).then().statusCode(400);
        owner.send(path + "/end").then().statusCode(200);
        Till.refresh();
    }

    @Test
    void the_operator_can_stop_gifts_and_what_stripe_tells_is_taken_meanwhile() {
        till = Till.closed(file -> file.replaceAll("(?m)^ *donate_url:.*\n", ""));
        till.takes(till.watch);
        var own = till.begun(stripe, "once");
        var gift = stripe.last().get("client_reference_id");
        var operator = Desk.invited("Opal");
        operator.send("/staff/site", "stop", "giving").then().statusCode(303);
        try {
            Till.refresh();
            World.browser()
                    .get(till.page())
                    .then()
                    .statusCode(200)
                    .body(
                            containsString("Giving is stopped for the moment"),
                            not(containsString("<form method=\"post\" action=\"" + till.page())));
            till.gives().then().statusCode(503);
            Till.heard(Till.tells(
                    till.watch,
                    Till.event("p", "checkout.session.completed", Till.session(gift, "complete", "paid", ""))));
            World.browser().get(own).then().body(containsString("<h1>Receipt</h1>"));
        } finally {
            operator.send("/staff/site", "go", "giving").then().statusCode(303);
            Till.refresh();
        }
    }

    private static String tail() {
        return StripePlace.KEY.substring(StripePlace.KEY.length() - 4);
    }

    private Desk owner(String name) {
        return Desk.invited(name, "--organisation", till.watch, "--role", "owner");
    }

    private List<String> audit() {
        return db.read(handle -> handle.select(
                        "SELECT action || ' ' || detail FROM audit_entry WHERE subject = ? AND action LIKE 'organisation.gifts%' ORDER BY number",
                        "organisation " + till.watch)
                .mapTo(String.class)
                .list());
    }

    private long rows(String table) {
        return rows(table, "");
    }

    private long rows(String table, String more) {
        return db.read(handle -> handle.select(
                        "SELECT count(*) FROM " + table
                                + " t JOIN organisation o ON o.id = t.organisation WHERE o.slug = ?" + more,
                        till.watch)
                .mapTo(Long.class)
                .one());
    }
}
