package org.undersigned.donation;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.StripePlace;

/** Gill gives: she chooses what and to whom, and pays at Stripe. */
@QuarkusTest
class GivingTest {

    @Inject
    Db db;

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
    void nobody_is_asked_here_before_an_organisation_set_it_up() {
        var till = Till.closed();
        browser()
                .get(till.page())
                .then()
                .statusCode(200)
                .body(
                        containsString("https://river-watch.example/give"),
                        not(containsString("<form method=\"post\" action=\"" + till.page())));
        till.gives().then().statusCode(409);
        assertEquals(List.of(), stripe.asked());
        Till.tells(till.watch, Till.event("1", "checkout.session.completed", "{}"))
                .then()
                .statusCode(400);
        browser().get("/petitions/nothing/donate").then().statusCode(404);
        browser().get("/gifts/" + "A".repeat(43)).then().statusCode(404);
    }

    @Test
    void who_receives_is_on_the_page_and_on_the_button_and_the_form_leads_to_stripe_without_a_word_about_the_giver() {
        var till = Till.open();
        browser()
                .get(till.page() + "?src=friend-abc123&partner=" + till.anglers)
                .then()
                .statusCode(200)
                .header("Set-Cookie", equalTo(null))
                .header("Cache-Control", "no-store")
                .header(
                        "Content-Security-Policy",
                        allOf(
                                containsString("form-action 'self' " + stripe.url()),
                                containsString("default-src 'none'")))
                .body(
                        containsString("<button class=\"wide\">Try out giving to watch e.V."),
                        containsString("<h1>Give to watch e.V."),
                        containsString("no money moves"),
                        containsString("€25"));
        browser().get(till.petition.path()).then().header("Content-Security-Policy", not(containsString(stripe.url())));
        till.gives("src", "friend-abc123", "name", "Gill Giver", "email", "gill@example.org")
                .then()
                .statusCode(303)
                .header("Location", matchesPattern(stripe.url() + "/pay/cs_test_\\w+"));
        var asked = stripe.asked().getLast();
        assertEquals("2026-07-29.dahlia", asked.headers().get("Stripe-Version"));
        assertEquals("Bearer " + StripePlace.KEY, asked.headers().get("Authorization"));
        assertEquals("payment", asked.fields().get("mode"));
        assertEquals("donate", asked.fields().get("submit_type"));
        assertEquals("2500", asked.fields().get("line_items[0][price_data][unit_amount]"));
        assertEquals("eur", asked.fields().get("line_items[0][price_data][currency]"));
        assertEquals("Gift to watch e.V.", asked.fields().get("line_items[0][price_data][product_data][name]"));
        assertEquals("friend", asked.fields().get("metadata[undersigned_source]"), "which friend is nobody's business");
        assertTrue(asked.fields().get("cancel_url").endsWith("/back"));
        for (var word : List.of("gill", "example.org/pay", "abc123"))
            assertFalse(asked.toString().toLowerCase(java.util.Locale.ROOT).contains(word), word);
    }

    @Test
    void a_click_that_comes_twice_begins_one_gift_and_another_amount_another_one() {
        var till = Till.open();
        var key = Till.key();
        var answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> till.give(
                                "key", key, "to", till.watch, "currency", "EUR", "amount", "25", "often", "once")
                        .header("Location")))
                .limit(4)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .distinct()
                .toList();
        assertEquals(1, answers.size(), answers::toString);
        assertEquals(1, gifts(till));
        var other = till.give("key", key, "to", till.watch, "currency", "EUR", "own", "30", "often", "once")
                .header("Location");
        assertFalse(answers.contains(other));
        assertEquals(2, gifts(till));
    }

    @Test
    void the_server_decides_what_is_too_little_and_too_much_and_keeps_what_was_typed() {
        var till = Till.open();
        for (var wrong : new String[] {"1.99", "1000.01", "-5", "1e3", "abc", "0"})
            till.give(
                            "key",
                            Till.key(),
                            "to",
                            till.watch,
                            "currency",
                            "EUR",
                            "amount",
                            "25",
                            "own",
                            wrong,
                            "often",
                            "monthly")
                    .then()
                    .statusCode(422)
                    .body(
                            containsString("href=\"#own\""),
                            containsString("value=\"" + wrong + "\""),
                            containsString("value=\"monthly\" checked"));
        till.give("key", Till.key(), "to", till.watch, "currency", "USD", "amount", "25", "often", "never")
                .then()
                .statusCode(422)
                .body(
                        containsString("href=\"#own\""),
                        containsString("not taken in this currency"),
                        containsString("href=\"#often\""));
        till.give("key", Till.key(), "to", till.watch, "currency", "EUR", "amount", "7", "often", "once")
                .then()
                .statusCode(303);
        till.give("key", Till.key(), "to", till.anglers, "currency", "EUR", "amount", "25", "often", "once")
                .then()
                .statusCode(409)
                .body(containsString("takes no gifts here"));
        browser()
                .get(till.page() + "?to=" + till.anglers)
                .then()
                .statusCode(200)
                .body(
                        containsString("takes no gifts here now"),
                        containsString("Or give to one of these"),
                        containsString("?to=" + till.watch),
                        not(containsString("<h1>Give to watch e.V.")));
    }

    @Test
    void when_stripe_is_away_or_says_no_the_page_says_so_and_names_the_other_way() {
        var till = Till.open();
        till.petition.load(till.petition.yaml().replace("/give\n", "/give?sum={amount}\n"), "--launch");
        var form =
                new String[] {"key", Till.key(), "to", till.watch, "currency", "EUR", "own", "31.50", "often", "once"};
        var logged = new java.util.concurrent.CopyOnWriteArrayList<String>();
        var ears = new java.util.logging.Handler() {
            @Override
            public void publish(java.util.logging.LogRecord one) {
                logged.add(one.getMessage() + java.util.Arrays.toString(one.getParameters()) + one.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        java.util.logging.Logger.getLogger("").addHandler(ears);
        stripe.answersWith(400);
        till.give(form)
                .then()
                .statusCode(502)
                .body(
                        containsString("Nothing was paid"),
                        containsString("value=\"31.50\""),
                        containsString("https://river-watch.example/give?sum=31.50\""));
        stripe.answersWith(500);
        till.give(form).then().statusCode(503).body(containsString("does not answer"));
        stripe.close();
        till.give(form).then().statusCode(503).body(containsString("does not answer"));
        stripe = StripePlace.open();
        till.give(form).then().statusCode(303);
        java.util.logging.Logger.getLogger("").removeHandler(ears);
        assertTrue(logged.stream().anyMatch(line -> line.contains("Stripe")), "somebody has to learn of it");
        for (var secret : List.of(StripePlace.KEY, Till.HOOK, Till.own(stripe).replace("/gifts/", "")))
            assertFalse(logged.toString().contains(secret), "no key and no address is logged");
    }

    @Test
    void a_page_of_stripe_at_an_address_of_the_organisation_is_led_to_by_a_link_that_names_it() {
        var till = Till.open();
        stripe.paysAt("https://pay.river-watch.example");
        till.gives()
                .then()
                .statusCode(200)
                .body(
                        containsString("href=\"https://pay.river-watch.example/pay/cs_test_"),
                        containsString("pay.river-watch.example, the page of this organisation at Stripe"));
        stripe.paysAt("javascript:alert(1)//");
        till.gives().then().statusCode(503);
    }

    @Test
    void being_led_back_proves_nothing_and_who_did_not_pay_finds_the_form_as_it_was() {
        var till = Till.open();
        var own = till.begun(stripe, "once");
        browser()
                .get(own)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .body(containsString("No payment is known yet"), not(containsString("Receipt")));
        var back = browser().get(own + "/back").then().statusCode(303).extract().header("Location");
        browser()
                .get(back.replaceFirst("^https?://[^/]+", ""))
                .then()
                .statusCode(200)
                .body(containsString("value=\"25\""), containsString("value=\"once\" checked"));
    }

    @Test
    void the_ladder_leads_to_the_page_of_who_takes_gifts_here_and_else_to_their_own() {
        var closed = Till.closed();
        var path = thanks(closed);
        browser().get(path).then().body(containsString("https://river-watch.example/give"));
        closed.takes(closed.watch);
        browser()
                .get(path)
                .then()
                .body(
                        containsString(closed.page() + "?to=" + closed.watch),
                        not(containsString("https://river-watch.example/give")));
    }

    private static String thanks(Till till) {
        var email = org.undersigned.world.World.address("giver");
        till.petition.sign("Giver Sample", email).then().statusCode(303);
        return browser()
                .post(org.undersigned.world.World.mail(email, 1).path("/confirmations/"))
                .header("Location")
                .replaceFirst("^https?://[^/]+", "");
    }

    private long gifts(Till till) {
        return db.read(handle -> handle.select(
                        "SELECT count(*) FROM gift g JOIN organisation o ON o.id = g.organisation WHERE o.slug = ?",
                        till.watch)
                .mapTo(Long.class)
                .one());
    }
}
