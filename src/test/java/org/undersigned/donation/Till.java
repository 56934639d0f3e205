package org.undersigned.donation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.stripe.net.Webhook;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.undersigned.world.Desk;
import org.undersigned.world.OwnPetition;
import org.undersigned.world.StripePlace;
import org.undersigned.world.World;

/** A petition of two organisations for one test, the first of which takes gifts. */
public final class Till {

    static final String HOOK = "whsec_" + "c0ffee0123456789abcdef";

    final String prefix;
    final OwnPetition petition;
    public final String watch;
    final String anglers;

    /** Who set gifts up last. */
    Desk owner;

    private Till(String prefix, OwnPetition petition) {
        this.prefix = prefix;
        this.petition = petition;
        this.watch = prefix + "-river-watch";
        this.anglers = prefix + "-anglers";
    }

    /** Nobody takes gifts yet. */
    static Till closed() {
        return closed(file -> file);
    }

    /** Nobody takes gifts yet, and the campaign file says something else here and there. */
    static Till closed(UnaryOperator<String> change) {
        var prefix = "till" + UUID.randomUUID().toString().substring(0, 8);
        return new Till(prefix, OwnPetition.open(prefix, change));
    }

    /** The lead takes gifts. */
    public static Till open() {
        var till = closed();
        till.takes(till.watch);
        return till;
    }

    /** Both take gifts, and the campaign splits one: 60 to 40. */
    static Till joint() {
        var till = closed();
        till.splits(60, 40);
        till.takes(till.watch);
        till.takes(till.anglers);
        return till;
    }

    /** The campaign splits a gift by other shares from now on. */
    void splits(int first, int second) {
        petition.load(petition.yaml()
                .replace(
                        "colour: \"#0f766e\"",
                        "gifts: [{organisation: %s, share: %d}, {organisation: %s, share: %d}]"
                                .formatted(watch, first, anglers, second)));
    }

    /** An owner of an organisation sets gifts up. */
    Desk takes(String organisation) {
        owner = Desk.invited("Oona", "--organisation", organisation, "--role", "owner");
        account(owner, organisation, StripePlace.KEY).then().statusCode(200);
        offer(owner, organisation).then().statusCode(200);
        refresh();
        return owner;
    }

    Response account(Desk owner, String organisation, String key) {
        return owner.send(desk(organisation) + "/account", "legal", name(organisation), "secret", key, "hook", HOOK);
    }

    Response offer(Desk owner, String organisation, String... more) {
        var fields = new LinkedHashMap<>(Map.of(
                "open", "on",
                "once", "on",
                "monthly", "on",
                "currency0", "EUR",
                "suggested0", "10 25 50",
                "least0", "2",
                "most0", "1000",
                "note.en", "Deductible in Example Land."));
        for (int i = 0; i < more.length; i += 2) fields.put(more[i], more[i + 1]);
        return owner.send(
                desk(organisation) + "/offer",
                fields.entrySet().stream()
                        .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                        .toArray(String[]::new));
    }

    static void refresh() {
        io.quarkus.arc.Arc.container()
                .instance(org.undersigned.foundation.db.Published.Registry.class)
                .get()
                .refresh();
    }

    static String desk(String organisation) {
        return "/staff/organisations/" + organisation + "/donations";
    }

    static String name(String organisation) {
        return organisation.replaceAll(".*(watch|anglers)$", "$1") + " e.V.";
    }

    String page() {
        return petition.path() + "/donate";
    }

    /** Somebody gives the lead 25 euros, once. */
    Response gives(String... more) {
        var fields = Stream.of("key", key(), "to", watch, "currency", "EUR", "amount", "25", "often", "once");
        return give(Stream.concat(fields, Stream.of(more)).toArray(String[]::new));
    }

    /** Sends the form for a gift: names and values in turn. */
    Response give(String... fields) {
        return Desk.filled(World.browser().contentType("application/x-www-form-urlencoded; charset=UTF-8"), fields)
                .post(page());
    }

    /** A gift of 25 euro to the lead that was begun; answers the path of its page. */
    public String begun(StripePlace stripe, String often) {
        give("key", key(), "to", watch, "currency", "EUR", "amount", "25", "often", often)
                .then()
                .statusCode(303);
        return own(stripe);
    }

    /** The path of the page of the gift that was begun last. */
    static String own(StripePlace stripe) {
        return stripe.last().get("success_url").replaceFirst("^https?://[^/]+", "");
    }

    static String key() {
        return org.undersigned.foundation.token.Token.fresh();
    }

    /** Stripe tells something to an organisation. */
    public static Response tells(String organisation, String body) {
        return tells(organisation, body, header(body, HOOK));
    }

    static Response tells(String organisation, String body, String header) {
        return World.browser()
                .contentType("application/json")
                .header("Stripe-Signature", header)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/hooks/stripe/" + organisation);
    }

    static String header(String body, String secret) {
        try {
            return Webhook.Signature.generateSignatureHeader(
                    body, secret, Instant.now().getEpochSecond());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** An event as Stripe writes it. */
    public static String event(String id, String type, String object) {
        return """
                {"id":"evt_%s","object":"event","api_version":"2026-07-29.dahlia","created":%d,"livemode":false,"type":"%s",
                 "data":{"object":%s}}""".formatted(id, Instant.now().getEpochSecond(), type, object);
    }

    /** A session of Checkout with somebody's data in it, as Stripe sends it. */
    public static String session(String gift, String status, String payment, String invoice) {
        return """
                {"id":"cs_x","object":"checkout.session","status":"%s","payment_status":"%s","amount_total":2500,"currency":"eur",
                 "payment_intent":%s,"invoice":%s,"metadata":{"undersigned_gift":"%s"},
                 "customer_details":{"email":"canary-giver@example.org","name":"Kanarie Zebra"}}""".formatted(
                        status,
                        payment,
                        invoice.isEmpty() ? "\"pi_" + gift.replace("-", "") + "\"" : "null",
                        invoice.isEmpty() ? "null" : "\"" + invoice + "\"",
                        gift);
    }

    /** An invoice of a monthly gift. */
    static String invoice(String id, String gift) {
        return """
                {"id":"%s","object":"invoice","amount_paid":2500,"amount_due":2600,
                 "parent":{"type":"subscription_details","subscription_details":{"metadata":{"undersigned_gift":"%s"}}}}""".formatted(id, gift);
    }

    /** Says which payment an invoice was paid with. */
    static String link(String invoice, String intent) {
        return "{\"object\":\"invoice_payment\",\"invoice\":\"%s\",\"payment\":{\"type\":\"payment_intent\",\"payment_intent\":\"%s\"}}"
                .formatted(invoice, intent);
    }

    /** A charge of which something was given back. */
    static String charge(String intent, long back) {
        return "{\"id\":\"ch_1\",\"object\":\"charge\",\"payment_intent\":\"%s\",\"amount\":2500,\"amount_refunded\":%d,\"metadata\":{}}"
                .formatted(intent, back);
    }

    /** One refund, as it stands. */
    static String refund(String id, String intent, long amount, String status) {
        return "{\"id\":\"%s\",\"object\":\"refund\",\"payment_intent\":\"%s\",\"amount\":%d,\"status\":\"%s\",\"metadata\":{}}"
                .formatted(id, intent, amount, status);
    }

    /** A dispute about a payment. */
    static String dispute(String intent) {
        return "{\"object\":\"dispute\",\"payment_intent\":\"%s\",\"amount\":2500,\"metadata\":{}}".formatted(intent);
    }

    /** The end of a dispute about a payment. */
    static String closed(String intent, String status) {
        return "{\"object\":\"dispute\",\"payment_intent\":\"%s\",\"amount\":2500,\"status\":\"%s\",\"metadata\":{}}"
                .formatted(intent, status);
    }

    /** A subscription that ended. */
    static String subscription(String gift) {
        return "{\"id\":\"sub_1\",\"object\":\"subscription\",\"metadata\":{\"undersigned_gift\":\"%s\"}}"
                .formatted(gift);
    }

    public static void heard(Response answer) {
        assertEquals(200, answer.statusCode(), answer::asString);
    }
}
