package org.undersigned.donation;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.StripePlace;

/** Stripe tells what became of gifts: late, twice, in any order, and sometimes it is not Stripe at all. */
@QuarkusTest
class GiftHooksTest {

    @Inject
    Db db;

    @Inject
    GiftJob job;

    private StripePlace stripe;

    @BeforeEach
    void open() {
        stripe = StripePlace.open();
    }

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    void a_gift_is_paid_when_stripe_says_so_and_its_page_is_the_receipt() {
        var till = Till.open();
        var own = till.begun(stripe, "once");
        var gift = gift();
        var paid = Till.event("a", "checkout.session.completed", Till.session(gift, "complete", "paid", ""));
        Till.heard(Till.tells(till.watch, paid));
        Till.heard(Till.tells(till.watch, paid));
        assertEquals(1, facts(till.watch));
        browser()
                .get(own)
                .then()
                .body(
                        containsString("<h1>Receipt</h1>"),
                        containsString("watch e.V."),
                        containsString("1 Mill Lane"),
                        containsString("€25"),
                        containsString("Deductible in Example Land."),
                        not(containsString("iven back")),
                        containsString(gift));
        var intent = "pi_" + gift.replace("-", "");
        Till.heard(Till.tells(till.watch, Till.event("b", "charge.refunded", Till.charge(intent, 1000))));
        browser().get(own).then().body(containsString("€10 of it given back"), containsString("<h1>Receipt</h1>"));
        Till.heard(Till.tells(till.watch, Till.event("c", "charge.refunded", Till.charge(intent, 2500))));
        browser()
                .get(own)
                .then()
                .body(
                        containsString("Given back in full"),
                        containsString("<h1>Your gift was given back</h1>"),
                        not(containsString("Thank you")),
                        not(containsString("Deductible")));
        Till.heard(Till.tells(till.watch, Till.event("d", "charge.dispute.created", Till.dispute(intent))));
        browser()
                .get(own)
                .then()
                .body(containsString("asked their bank for it back"), containsString("<h1>Your gift is disputed</h1>"));
        Till.heard(Till.tells(till.watch, Till.event("e", "charge.dispute.closed", Till.closed(intent, "lost"))));
        browser().get(own).then().body(containsString("<h1>Your gift is disputed</h1>"));
        Till.heard(Till.tells(till.watch, Till.event("f", "charge.dispute.closed", Till.closed(intent, "won"))));
        browser().get(own).then().body(not(containsString("asked their bank")), not(containsString("disputed")));
    }

    @Test
    void what_is_not_signed_just_now_by_who_it_should_be_gets_one_answer_and_no_reason() {
        var till = Till.open();
        till.begun(stripe, "once");
        var paid = Till.event("a", "checkout.session.completed", Till.session(gift(), "complete", "paid", ""));
        for (var header : new String[] {
            "", "t=1,v1=00", Till.header(paid, "whsec_" + "another0123456789"), Till.header(paid + " ", Till.HOOK)
        })
            assertEquals(
                    Till.tells(till.watch, paid, "t=0").asString(),
                    Till.tells(till.watch, paid, header)
                            .then()
                            .statusCode(400)
                            .extract()
                            .asString(),
                    header);
        Till.tells("nobody-at-all", paid).then().statusCode(400);
        Till.tells(till.anglers, paid).then().statusCode(400);
        Till.tells(till.watch, paid.replace("\"livemode\":false", "\"livemode\":true"))
                .then()
                .statusCode(400);
        Till.tells(till.watch, "not json").then().statusCode(400);
        Till.tells(till.watch, "[]").then().statusCode(400);
        var large = paid + " ".repeat(70_000);
        Till.tells(till.watch, large).then().statusCode(413);
        assertEquals(0, facts(till.watch));
        Till.heard(Till.tells(till.watch, Till.event("u", "payout.paid", "{\"id\":\"po_1\"}")));
        assertEquals(0, facts(till.watch), "what is about no gift is forgotten");
    }

    @Test
    void an_account_tells_nothing_of_gifts_to_another_organisation() {
        var till = Till.open();
        var own = till.begun(stripe, "once");
        till.takes(till.anglers);
        Till.heard(Till.tells(
                till.anglers,
                Till.event("a", "checkout.session.completed", Till.session(gift(), "complete", "paid", ""))));
        browser().get(own).then().body(containsString("No payment is known yet"));
    }

    @Test
    void events_of_a_monthly_gift_end_in_the_same_state_in_any_order_and_however_often_they_come() {
        var till = Till.open();
        var seen = new HashSet<String>();
        for (int seed = 0; seed < 6; seed++) {
            var own = till.begun(stripe, "monthly");
            var gift = gift();
            var events = monthly(gift, "s" + seed + gift.substring(0, 8));
            var sent = new ArrayList<>(events);
            var random = new Random(seed);
            for (int i = 0; i < 4; i++) sent.add(events.get(random.nextInt(events.size())));
            if (seed > 0) Collections.shuffle(sent, random);
            sent.forEach(event -> Till.heard(Till.tells(till.watch, event)));
            seen.add(browser().get(own).asString().replaceAll("(?s).*<h2 id=\"payments\">(.*?)</section>.*", "$1"));
        }
        assertEquals(1, seen.size(), seen::toString);
        var page = seen.iterator().next();
        assertEquals(3, page.split("<li>").length - 1, page);
        assertEquals(2, page.split("Paid, Stripe tells us").length - 1, page);
        assertEquals(1, page.split("Given back in full").length - 1, page);
    }

    @Test
    void nothing_of_who_gave_and_no_key_is_in_any_row() {
        var till = Till.open();
        till.begun(stripe, "once");
        Till.heard(Till.tells(
                till.watch,
                Till.event("a", "checkout.session.completed", Till.session(gift(), "complete", "paid", ""))));
        for (var table :
                List.of("gift", "gift_fact", "donation_account", "donation_offer", "staff_approval", "audit_entry"))
            for (var row : db.read(handle -> handle.select("SELECT t::text FROM " + table + " t")
                    .mapTo(String.class)
                    .list()))
                for (var secret : List.of("kanarie", "canary-giver", "4ec39hq", "c0ffee0123"))
                    assertFalse(row.toLowerCase(Locale.ROOT).contains(secret), table);
    }

    @Test
    void a_webhook_that_was_lost_is_made_up_for_by_asking() {
        var till = Till.open();
        var own = till.begun(stripe, "once");
        var session = stripe.session();
        stripe.becomes(session, "complete", "paid");
        var before = stripe.asked().size();
        job.ask();
        assertEquals(before, stripe.asked().size(), "a session of today may still be open");
        db.useTransaction(handle -> handle.execute("UPDATE gift SET made = made - 2 WHERE session = ?", session));
        stripe.answersWith(500);
        assertEquals(0, job.ask());
        stripe.answersWith(200);
        stripe.madeAt(session, Instant.now().minus(Duration.ofDays(2)));
        assertEquals(1, job.ask());
        assertEquals(
                LocalDate.now(ZoneOffset.UTC).minusDays(2),
                db.read(handle -> handle.select(
                                "SELECT day FROM gift_fact WHERE event LIKE ?", "asked:" + session + ":%")
                        .mapTo(LocalDate.class)
                        .one()),
                "the day is that of the session");
        browser().get(own).then().body(containsString("<h1>Receipt</h1>"));
        assertEquals(0, job.ask());
        Till.heard(Till.tells(
                till.watch,
                Till.event("late", "checkout.session.completed", Till.session(gift(), "complete", "paid", ""))));
        var page = browser().get(own).asString();
        assertEquals(2, page.split("<b>€25</b>").length, "one payment: " + page);
    }

    @Test
    void an_account_of_which_stripe_does_not_answer_keeps_nobody_else_from_being_asked_for() {
        var troubled = Till.open();
        troubled.begun(stripe, "once");
        var session = stripe.session();
        var till = Till.open();
        var own = till.begun(stripe, "once");
        stripe.becomes(stripe.session(), "complete", "paid");
        db.useTransaction(handle -> handle.execute(
                "UPDATE gift SET made = made - CASE WHEN session = ? THEN 3 ELSE 2 END WHERE session IN (?, ?)",
                session,
                session,
                stripe.session()));
        var owner = troubled.owner;
        troubled.account(owner, troubled.watch, StripePlace.AWAY).then().statusCode(200);
        assertEquals(1, job.ask());
        browser().get(own).then().body(containsString("<h1>Receipt</h1>"));
    }

    @Test
    void what_came_to_nothing_is_forgotten_after_a_month_and_a_gift_after_two_years() {
        var till = Till.open();
        var unpaid = till.begun(stripe, "once");
        var paid = till.begun(stripe, "once");
        Till.heard(Till.tells(
                till.watch,
                Till.event("a", "checkout.session.completed", Till.session(gift(), "complete", "paid", ""))));
        Till.heard(Till.tells(
                till.watch,
                Till.event(
                        "x",
                        "charge.refunded",
                        "{\"payment_intent\":\"pi_strange\",\"amount_refunded\":5,\"metadata\":{}}")));
        var months = till.begun(stripe, "monthly");
        var told = monthly(gift(), "kept" + gift().substring(0, 8));
        told.forEach(event -> Till.heard(Till.tells(till.watch, event)));
        age(till.watch, GiftJob.UNPAID + 1);
        job.forget();
        browser().get(months).then().body(containsString("Given back in full"));
        browser().get(unpaid).then().statusCode(404);
        browser().get(paid).then().statusCode(200);
        assertEquals(1 + told.size(), facts(till.watch), "what is about no gift of ours is gone, and nothing else");
        age(till.watch, GiftJob.KEPT);
        job.forget();
        browser().get(paid).then().statusCode(404);
        assertEquals(0, facts(till.watch));
    }

    private static List<String> monthly(String gift, String name) {
        var session = Till.session(gift, "complete", "paid", "in_1" + name);
        return List.of(
                Till.event("s" + name, "checkout.session.completed", session),
                Till.event("i1" + name, "invoice.paid", Till.invoice("in_1" + name, gift)),
                Till.event("i2" + name, "invoice.paid", Till.invoice("in_2" + name, gift)),
                Till.event("f3" + name, "invoice.payment_failed", Till.invoice("in_3" + name, gift)),
                Till.event("l2" + name, "invoice_payment.paid", Till.link("in_2" + name, "pi_2" + name)),
                Till.event("r" + name, "charge.refunded", Till.charge("pi_2" + name, 2500)),
                Till.event("rf" + name, "refund.failed", Till.refund("re_1" + name, "pi_2" + name, 2500, "failed")),
                Till.event("rm" + name, "refund.created", Till.refund("re_2" + name, "pi_2" + name, 2500, "succeeded")),
                Till.event("e" + name, "customer.subscription.deleted", Till.subscription(gift)));
    }

    private String gift() {
        return stripe.last().get("client_reference_id");
    }

    private void age(String organisation, int days) {
        db.useTransaction(handle -> {
            handle.execute(
                    "UPDATE gift SET made = made - CAST(? AS int) FROM organisation o WHERE o.id = organisation AND o.slug = ?",
                    days,
                    organisation);
            handle.execute(
                    "UPDATE gift_fact SET day = day - CAST(? AS int) FROM organisation o WHERE o.id = organisation AND o.slug = ?",
                    days,
                    organisation);
        });
    }

    private long facts(String organisation) {
        return db.read(handle -> handle.select(
                        "SELECT count(*) FROM gift_fact f JOIN organisation o ON o.id = f.organisation WHERE o.slug = ?",
                        organisation)
                .mapTo(Long.class)
                .one());
    }
}
