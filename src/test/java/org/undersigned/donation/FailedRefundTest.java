package org.undersigned.donation;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.undersigned.world.World.browser;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.world.StripePlace;

/** Money was to be given back, and did not arrive. */
@QuarkusTest
class FailedRefundTest {

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
    void a_refund_that_failed_makes_the_page_the_receipt_again_and_says_so_in_any_order() {
        var till = Till.open();
        var own = till.begun(stripe, "once");
        var gift = stripe.last().get("client_reference_id");
        var intent = "pi_" + gift.replace("-", "");
        var events = List.of(
                Till.event("fp", "checkout.session.completed", Till.session(gift, "complete", "paid", "")),
                Till.event("fs", "charge.refunded", Till.charge(intent, 2500)),
                Till.event("fc", "refund.created", Till.refund("re_1", intent, 2500, "pending")),
                Till.event("fu", "charge.refund.updated", Till.refund("re_1", intent, 2500, "failed")),
                Till.event("ff", "refund.failed", Till.refund("re_1", intent, 2500, "failed")));
        for (var event : events.subList(0, 3)) Till.heard(Till.tells(till.watch, event));
        browser().get(own).then().body(containsString("<h1>Your gift was given back</h1>"));
        for (var event : events.reversed()) Till.heard(Till.tells(till.watch, event));
        browser()
                .get(own)
                .then()
                .body(
                        containsString("<h1>Receipt</h1>"),
                        containsString("A refund of €25 did not get through"),
                        not(containsString("Given back")));
        till.owner
                .get(Till.desk(till.watch))
                .then()
                .body(containsString("A refund of €25 did not get through"), not(containsString("Given back in full")));
        Till.heard(Till.tells(
                till.watch, Till.event("f2", "refund.created", Till.refund("re_2", intent, 2500, "succeeded"))));
        browser()
                .get(own)
                .then()
                .body(containsString("<h1>Your gift was given back</h1>"), not(containsString("did not get through")));
    }

    @Test
    void a_refund_that_names_neither_itself_nor_a_payment_is_forgotten() {
        var till = Till.open();
        var own = till.begun(stripe, "once");
        var gift = stripe.last().get("client_reference_id");
        var intent = "pi_" + gift.replace("-", "");
        for (var event : List.of(
                Till.event("np", "checkout.session.completed", Till.session(gift, "complete", "paid", "")),
                Till.event("ns", "charge.refunded", Till.charge(intent, 2500)),
                Till.event("ni", "refund.failed", Till.refund("", intent, 2500, "failed")),
                Till.event("nn", "refund.failed", Till.refund("re_9", "", 2500, "failed"))))
            Till.heard(Till.tells(till.watch, event));
        browser().get(own).then().body(containsString("<h1>Your gift was given back</h1>"));
    }
}
