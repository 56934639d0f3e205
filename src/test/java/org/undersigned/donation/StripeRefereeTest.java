package org.undersigned.donation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Invoice;
import com.stripe.model.InvoicePayment;
import com.stripe.model.Refund;
import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import com.stripe.net.ApiResource;
import com.stripe.net.RequestOptions;
import com.stripe.param.checkout.SessionCreateParams;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.undersigned.donation.stripe.StripeEvent;
import org.undersigned.world.StripePlace;

/** Stripe's own library asks the same server for the same thing: both have to send the same fields, and read the same answer. */
@QuarkusTest
class StripeRefereeTest {

    private StripePlace stripe;
    private StripeClient library;

    @BeforeEach
    void open() {
        stripe = StripePlace.open();
        library = StripeClient.builder()
                .setApiKey(StripePlace.KEY)
                .setApiBase(stripe.url())
                .build();
    }

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    void a_gift_is_asked_for_as_the_library_of_stripe_would() throws StripeException {
        var till = Till.open();
        till.gives("src", "spring").then().statusCode(303);
        var ours = stripe.asked().getLast();
        var session = library.v1()
                .checkout()
                .sessions()
                .create(
                        common(ours.fields())
                                .setMode(SessionCreateParams.Mode.PAYMENT)
                                .setSubmitType(SessionCreateParams.SubmitType.DONATE)
                                .addLineItem(item(null))
                                .setPaymentIntentData(SessionCreateParams.PaymentIntentData.builder()
                                        .putAllMetadata(metadata(ours.fields()))
                                        .build())
                                .build(),
                        RequestOptions.builder()
                                .setIdempotencyKey("referee-once")
                                .build());
        same(ours, stripe.asked().getLast());
        assertTrue(session.getUrl().startsWith(stripe.url() + "/pay/"), session::getUrl);
        assertEquals("spring", ours.fields().get("metadata[undersigned_source]"));
    }

    @Test
    void a_monthly_gift_is_asked_for_as_the_library_of_stripe_would() throws StripeException {
        var till = Till.open();
        till.give("key", Till.key(), "to", till.watch, "currency", "EUR", "amount", "25", "often", "monthly")
                .then()
                .statusCode(303);
        var ours = stripe.asked().getLast();
        library.v1()
                .checkout()
                .sessions()
                .create(
                        common(ours.fields())
                                .setMode(SessionCreateParams.Mode.SUBSCRIPTION)
                                .addLineItem(item(SessionCreateParams.LineItem.PriceData.Recurring.builder()
                                        .setInterval(SessionCreateParams.LineItem.PriceData.Recurring.Interval.MONTH)
                                        .build()))
                                .setSubscriptionData(SessionCreateParams.SubscriptionData.builder()
                                        .putAllMetadata(metadata(ours.fields()))
                                        .build())
                                .build(),
                        RequestOptions.builder()
                                .setIdempotencyKey("referee-monthly")
                                .build());
        same(ours, stripe.asked().getLast());
    }

    /** Where a field is called otherwise in another version, the library would not find it in what tests here take for an event of Stripe. */
    @Test
    void what_is_read_of_events_is_where_the_library_of_stripe_finds_it() {
        var gift = UUID.randomUUID();
        var session = ApiResource.GSON.fromJson(Till.session(gift.toString(), "complete", "paid", ""), Session.class);
        var paid = told("checkout.session.completed", Till.session(gift.toString(), "complete", "paid", ""));
        assertEquals(
                session.getMetadata().get("undersigned_gift"),
                paid.gift().orElseThrow().toString());
        assertEquals(session.getAmountTotal(), paid.amount());
        assertEquals("complete paid", session.getStatus() + " " + session.getPaymentStatus());
        assertEquals(session.getPaymentIntent(), paid.intent());
        var invoice = ApiResource.GSON.fromJson(Till.invoice("in_1", gift.toString()), Invoice.class);
        var month = told("invoice.paid", Till.invoice("in_1", gift.toString()));
        assertEquals(
                invoice.getParent().getSubscriptionDetails().getMetadata().get("undersigned_gift"),
                month.gift().orElseThrow().toString());
        assertEquals(invoice.getId() + invoice.getAmountPaid(), month.invoice() + month.amount());
        assertEquals(
                invoice.getAmountDue(),
                told("invoice.payment_failed", Till.invoice("in_1", gift.toString()))
                        .amount());
        var payment = ApiResource.GSON.fromJson(Till.link("in_1", "pi_1"), InvoicePayment.class);
        var link = told("invoice_payment.paid", Till.link("in_1", "pi_1"));
        assertEquals(payment.getInvoice() + payment.getPayment().getPaymentIntent(), link.invoice() + link.intent());
        var charge = ApiResource.GSON.fromJson(Till.charge("pi_1", 3), Charge.class);
        var refunded = told("charge.refunded", Till.charge("pi_1", 3));
        assertEquals(charge.getPaymentIntent() + charge.getAmountRefunded(), refunded.intent() + refunded.amount());
        var refund = ApiResource.GSON.fromJson(Till.refund("re_1", "pi_1", 3, "failed"), Refund.class);
        var failed = told("refund.failed", Till.refund("re_1", "pi_1", 3, "failed"));
        assertEquals(
                refund.getId() + refund.getPaymentIntent() + refund.getAmount() + "failed",
                failed.refund() + failed.intent() + failed.amount() + refund.getStatus());
        var dispute = ApiResource.GSON.fromJson(Till.dispute("pi_1"), Dispute.class);
        var disputed = told("charge.dispute.created", Till.dispute("pi_1"));
        assertEquals(dispute.getPaymentIntent() + dispute.getAmount(), disputed.intent() + disputed.amount());
        var closed = ApiResource.GSON.fromJson(Till.closed("pi_1", "won"), Dispute.class);
        var won = told("charge.dispute.closed", Till.closed("pi_1", "won"));
        assertEquals("won" + closed.getPaymentIntent(), closed.getStatus() + won.intent());
        var subscription = ApiResource.GSON.fromJson(Till.subscription(gift.toString()), Subscription.class);
        assertEquals(
                subscription.getMetadata().get("undersigned_gift"),
                told("customer.subscription.deleted", Till.subscription(gift.toString()))
                        .gift()
                        .orElseThrow()
                        .toString());
    }

    private static Fact told(String type, String object) {
        var body = Till.event("x", type, object).getBytes(StandardCharsets.UTF_8);
        return Told.fact(UUID.randomUUID(), StripeEvent.read(body).orElseThrow())
                .orElseThrow();
    }

    private static SessionCreateParams.Builder common(Map<String, String> ours) {
        return SessionCreateParams.builder()
                .setClientReferenceId(ours.get("client_reference_id"))
                .setLocale(SessionCreateParams.Locale.EN)
                .setSuccessUrl(ours.get("success_url"))
                .setCancelUrl(ours.get("cancel_url"))
                .putAllMetadata(metadata(ours));
    }

    private static SessionCreateParams.LineItem item(SessionCreateParams.LineItem.PriceData.Recurring recurring) {
        return SessionCreateParams.LineItem.builder()
                .setQuantity(1L)
                .setPriceData(SessionCreateParams.LineItem.PriceData.builder()
                        .setCurrency("eur")
                        .setUnitAmount(2500L)
                        .setRecurring(recurring)
                        .setProductData(SessionCreateParams.LineItem.PriceData.ProductData.builder()
                                .setName("Gift to watch e.V.")
                                .build())
                        .build())
                .build();
    }

    private static Map<String, String> metadata(Map<String, String> ours) {
        var metadata = new TreeMap<String, String>();
        ours.forEach((name, value) -> {
            if (name.startsWith("metadata[")) metadata.put(name.substring(9, name.length() - 1), value);
        });
        return metadata;
    }

    private static void same(StripePlace.Asked ours, StripePlace.Asked theirs) {
        assertEquals(new TreeMap<>(theirs.fields()), new TreeMap<>(ours.fields()));
        assertEquals(theirs.path(), ours.path());
        for (var header : new String[] {"Stripe-Version", "Authorization"})
            assertEquals(theirs.headers().get(header), ours.headers().get(header), header);
        assertTrue(ours.headers().get("Content-Type").startsWith("application/x-www-form-urlencoded"));
        assertNotNull(ours.headers().get("Idempotency-Key"));
    }
}
