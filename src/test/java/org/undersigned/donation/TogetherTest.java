package org.undersigned.donation;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.world.Desk;
import org.undersigned.world.StripePlace;
import org.undersigned.world.World;

/** One gift to several organisations is several payments, and nothing is pooled. */
@QuarkusTest
class TogetherTest {

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
    void each_organisation_is_paid_its_part_by_itself_and_the_address_knows_how_far_one_came() {
        var till = Till.joint();
        browser()
                .get(till.page())
                .then()
                .statusCode(200)
                .body(
                        containsString("One gift, several organisations"),
                        containsString("watch e.V."),
                        containsString("anglers e.V."),
                        containsString("nobody collects for the others"));
        var key = Till.key();
        var plan = plan(till, key, "50.01");
        assertEquals(plan, plan(till, key, "50.01"), "a click that comes twice leads to the same parts");
        browser()
                .get(plan)
                .then()
                .statusCode(200)
                .body(
                        containsString("separate payments to separate organisations"),
                        containsString("Keep this page open"),
                        containsString("target=\"_blank\" rel=\"noopener\""),
                        containsString("Give €30.01 to watch e.V."),
                        containsString("Give €20 to anglers e.V."));
        assertEquals(0, stripe.asked().size(), "looking begins nothing");
        pay(till, plan, till.watch).then().statusCode(303);
        var first = stripe.last();
        assertEquals("3001", first.get("line_items[0][price_data][unit_amount]"));
        assertEquals("Gift to watch e.V.", first.get("line_items[0][price_data][product_data][name]"));
        var session = stripe.session();
        pay(till, plan, till.watch).then().statusCode(303);
        assertEquals(session, stripe.session(), "the same part is the same payment");
        var own = Till.own(stripe);
        assertFalse(stripe.asked().toString().contains(query(plan).get("plan")), "Stripe learns of no other part");
        assertFalse(stripe.asked().toString().contains("50.01"), "nor of the whole");
        browser().get(own + "/back").then().statusCode(303).header("Location", endsWith(own));
        Till.heard(Till.tells(
                till.watch,
                Till.event(
                        "a1",
                        "checkout.session.completed",
                        Till.session(first.get("client_reference_id"), "complete", "paid", ""))));
        browser()
                .get(plan)
                .then()
                .body(
                        containsString("Paid, Stripe tells us"),
                        not(containsString("to watch e.V.</button>")),
                        containsString("Give €20 to anglers e.V."));
        browser()
                .get(own)
                .then()
                .body(
                        containsString("<h1>Receipt</h1>"),
                        containsString("return to the page where you began"),
                        not(containsString("/donate")),
                        not(containsString("anglers")));
        pay(till, plan, till.watch).then().statusCode(303).header("Location", plan);
        assertEquals(session, stripe.session(), "what is paid is not paid again");
        pay(till, plan, till.anglers).then().statusCode(303);
        assertEquals("2000", stripe.last().get("line_items[0][price_data][unit_amount]"));
        assertNotEquals(first.get("client_reference_id"), stripe.last().get("client_reference_id"));
    }

    @Test
    void a_sum_of_which_a_part_would_be_too_small_is_refused_and_an_address_cannot_ask_for_it() {
        var till = Till.joint();
        till.give("key", Till.key(), "to", Asked.TOGETHER, "currency", "EUR", "own", "4.99", "often", "once")
                .then()
                .statusCode(422)
                .body(containsString("href=\"#own\""));
        var plan = plan(till, Till.key(), "50");
        browser().get(plan.replace("amount=50", "amount=1")).then().statusCode(303);
        browser().get(plan.replaceAll("plan=[^&]+", "plan=x")).then().statusCode(303);
        pay(till, plan.replace("amount=50", "amount=1"), till.watch).then().statusCode(303);
        assertEquals(0, stripe.asked().size());
        pay(till, plan, "nobody").then().statusCode(409);
        stripe.answersWith(500);
        pay(till, plan, till.watch)
                .then()
                .statusCode(503)
                .body(containsString("Nothing was paid"), containsString("https://river-watch.example/give"));
    }

    @Test
    void a_part_that_was_begun_stays_one_payment_of_its_own_sum_whatever_changes_meanwhile() {
        var till = Till.joint();
        var plan = plan(till, Till.key(), "50");
        pay(till, plan, till.watch).then().statusCode(303);
        var first = stripe.last();
        var session = stripe.session();
        pay(till, plan + "&src=another", till.watch).then().statusCode(303);
        Desk.filled(
                        World.browser()
                                .header("Accept-Language", "fr")
                                .contentType("application/x-www-form-urlencoded; charset=UTF-8"),
                        "plan",
                        query(plan).get("plan"),
                        "amount",
                        "50",
                        "currency",
                        "EUR",
                        "often",
                        "once",
                        "to",
                        till.watch)
                .post("/fr" + till.page() + "/together")
                .then()
                .statusCode(303);
        till.splits(50, 50);
        pay(till, plan, till.watch).then().statusCode(303);
        assertEquals(session, stripe.session(), "another language, link or share is not another payment");
        assertEquals(first, stripe.last());
        paid(till, till.watch, first.get("client_reference_id"));
        browser()
                .get(plan)
                .then()
                .body(
                        containsString("<bdi>watch e.V.</bdi></b> · €30"),
                        containsString("Paid, Stripe tells us"),
                        containsString("Give €25 to anglers e.V."));
        var larger = plan.replace("amount=50", "amount=80");
        browser()
                .get(larger)
                .then()
                .body(containsString("Give €40 to watch e.V."), not(containsString("Paid, Stripe tells us")));
        till.offer(till.owner, till.anglers, "least0", "30", "suggested0", "")
                .then()
                .statusCode(200);
        Till.refresh();
        browser()
                .get(plan)
                .then()
                .statusCode(200)
                .body(
                        containsString("€30 in all"),
                        containsString("Paid, Stripe tells us"),
                        containsString("The other parts cannot be given here now"),
                        not(containsString("</button>")));
        Desk.invited("Ola", "--organisation", till.watch, "--role", "owner")
                .send(Till.desk(till.watch) + "/end")
                .then()
                .statusCode(200);
        Till.refresh();
        browser().get(plan).then().statusCode(200).body(containsString("<bdi>watch e.V.</bdi></b> · €30"));
    }

    private static void paid(Till till, String organisation, String gift) {
        Till.heard(Till.tells(
                organisation,
                Till.event(
                        "p" + gift.replace("-", ""),
                        "checkout.session.completed",
                        Till.session(gift, "complete", "paid", ""))));
    }

    @Test
    void with_only_one_of_them_taking_gifts_there_is_nothing_to_split() {
        var till = Till.joint();
        Desk.invited("Anne", "--organisation", till.anglers, "--role", "owner");
        browser().get(till.page() + "?to=" + till.watch).then().body(containsString("<h1>Give to watch e.V."));
        var owner = Desk.invited("Ola", "--organisation", till.anglers, "--role", "owner");
        owner.send(Till.desk(till.anglers) + "/end").then().statusCode(200);
        Till.refresh();
        browser()
                .get(till.page())
                .then()
                .body(containsString("<h1>Give to watch e.V."), not(containsString("several organisations")));
    }

    @Test
    void a_trial_and_money_are_never_parts_of_one_gift() {
        var till = Till.joint();
        browser().get(till.page()).then().body(containsString("several organisations"));
        till.account(till.owner, till.anglers, "rk_live_" + "4eC39HqLyjWDarjtT1zd")
                .then()
                .statusCode(200);
        Till.refresh();
        browser().get(till.page()).then().body(not(containsString("several organisations")));
        till.owner.send(Till.desk(till.anglers) + "/end").then().statusCode(200);
        Till.refresh();
    }

    private static String plan(Till till, String key, String sum) {
        var to = till.give("key", key, "to", Asked.TOGETHER, "currency", "EUR", "own", sum, "often", "once")
                .then()
                .statusCode(303)
                .extract()
                .header("Location")
                .replaceFirst("^https?://[^/]+", "");
        assertTrue(to.startsWith(till.page() + "/together?plan="), to);
        return to;
    }

    private static Response pay(Till till, String plan, String organisation) {
        var request = World.browser().contentType("application/x-www-form-urlencoded; charset=UTF-8");
        query(plan).forEach(request::formParam);
        return request.formParam("to", organisation).post(till.page() + "/together");
    }

    private static Map<String, String> query(String path) {
        var fields = new HashMap<String, String>();
        for (var pair : path.substring(path.indexOf('?') + 1).split("&"))
            fields.put(pair.split("=")[0], pair.split("=")[1]);
        return fields;
    }
}
