package org.undersigned.donation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.undersigned.donation.stripe.StripeEvent;
import org.undersigned.foundation.token.Id;

/**
 * Takes from what Stripe tells what is about a gift, and nothing of who gave: names, addresses and cards stay behind. The types of events and
 * the fields of their objects are those of {@link org.undersigned.donation.stripe.StripeApi#VERSION} (docs.stripe.com/api).
 */
final class Told {

    /** Ends of a dispute with which the money stays: a lost one stays disputed. */
    private static final Set<String> KEPT = Set.of("won", "warning_closed");

    /** Ends of a refund with which the money stays. */
    private static final Set<String> UNDONE = Set.of("failed", "canceled");

    private Told() {}

    /** What an event says of a gift; nothing for one that says nothing of any. */
    static Optional<Fact> fact(UUID organisation, StripeEvent event) {
        var told = event.object();
        var day = LocalDate.ofInstant(event.at(), ZoneOffset.UTC);
        return switch (event.type()) {
            case "checkout.session.completed" -> session(organisation, event.id(), told, day);
            case "checkout.session.async_payment_succeeded" ->
                ofGift(organisation, event.id(), Fact.Kind.PAID, told, day);
            case "checkout.session.async_payment_failed" ->
                ofGift(organisation, event.id(), Fact.Kind.FAILED, told, day);
            case "checkout.session.expired" -> ofGift(organisation, event.id(), Fact.Kind.EXPIRED, told, day);
            case "invoice.paid" ->
                invoice(organisation, event.id(), Fact.Kind.INVOICE_PAID, told, "amount_paid", day)
                        // An invoice of nothing is one that began on trial, and no gift.
                        .filter(fact -> fact.amount() > 0);
            case "invoice.payment_failed" ->
                invoice(organisation, event.id(), Fact.Kind.INVOICE_FAILED, told, "amount_due", day);
            case "invoice_payment.paid" -> link(organisation, event.id(), told, day);
            case "customer.subscription.deleted" ->
                gift(told.path("metadata"))
                        .map(gift ->
                                new Fact(organisation, event.id(), Fact.Kind.ENDED, Optional.of(gift), "", "", 0, day));
            case "charge.refunded" ->
                intent(organisation, event.id(), Fact.Kind.REFUNDED, told, told.path("amount_refunded"), day);
            case "refund.created", "refund.updated", "refund.failed", "charge.refund.updated" ->
                refund(organisation, event.id(), told, day);
            case "charge.dispute.created" ->
                intent(organisation, event.id(), Fact.Kind.DISPUTED, told, told.path("amount"), day);
            case "charge.dispute.closed" ->
                intent(organisation, event.id(), Fact.Kind.DISPUTE_WON, told, told.path("amount"), day)
                        .filter(fact -> KEPT.contains(told.path("status").asText()));
            default -> Optional.empty();
        };
    }

    /** What a session says of itself; nothing as long as it is open. */
    static Optional<Fact> session(UUID organisation, String event, JsonNode told, LocalDate day) {
        var kind = switch (told.path("status").asText()) {
            case "complete" ->
                switch (told.path("payment_status").asText()) {
                    case "paid" -> Optional.of(Fact.Kind.PAID);
                    case "unpaid" -> Optional.of(Fact.Kind.WAITING);
                    default -> Optional.<Fact.Kind>empty();
                };
            case "expired" -> Optional.of(Fact.Kind.EXPIRED);
            default -> Optional.<Fact.Kind>empty();
        };
        return kind.flatMap(one -> ofGift(organisation, event, one, told, day));
    }

    /** The day on which a session was made, by UTC. */
    static Optional<LocalDate> made(JsonNode session) {
        return Optional.of(session.path("created").asLong())
                .filter(second -> second > 0)
                .map(second -> LocalDate.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC));
    }

    private static Optional<Fact> ofGift(
            UUID organisation, String event, Fact.Kind kind, JsonNode told, LocalDate day) {
        return gift(told.path("metadata"))
                .map(gift -> new Fact(
                        organisation,
                        event,
                        kind,
                        Optional.of(gift),
                        id(told.path("payment_intent")),
                        id(told.path("invoice")),
                        amount(told.path("amount_total")),
                        day));
    }

    private static Optional<Fact> invoice(
            UUID organisation, String event, Fact.Kind kind, JsonNode told, String amount, LocalDate day) {
        var gift = gift(told.path("parent").path("subscription_details").path("metadata"));
        return gift.map(one -> new Fact(
                        organisation,
                        event,
                        kind,
                        Optional.of(one),
                        "",
                        id(told.path("id")),
                        amount(told.path(amount)),
                        day))
                .filter(fact -> !fact.invoice().isEmpty());
    }

    private static Optional<Fact> link(UUID organisation, String event, JsonNode told, LocalDate day) {
        var fact = new Fact(
                organisation,
                event,
                Fact.Kind.LINK,
                Optional.empty(),
                id(told.path("payment").path("payment_intent")),
                id(told.path("invoice")),
                0,
                day);
        return Optional.of(fact)
                .filter(one -> !one.intent().isEmpty() && !one.invoice().isEmpty());
    }

    private static Optional<Fact> intent(
            UUID organisation, String event, Fact.Kind kind, JsonNode told, JsonNode amount, LocalDate day) {
        var fact = new Fact(
                organisation,
                event,
                kind,
                // Stripe copies what a payment carries to its charge; that of an invoice carries nothing of ours.
                gift(told.path("metadata")),
                id(told.path("payment_intent")),
                "",
                amount(amount),
                day);
        return Optional.of(fact)
                .filter(one -> !one.intent().isEmpty() || one.gift().isPresent());
    }

    /** What a refund says of itself; its first word of failing is its last. */
    private static Optional<Fact> refund(UUID organisation, String event, JsonNode told, LocalDate day) {
        var kind = UNDONE.contains(told.path("status").asText()) ? Fact.Kind.REFUND_FAILED : Fact.Kind.REFUND;
        var fact = new Fact(
                organisation,
                event,
                kind,
                gift(told.path("metadata")),
                id(told.path("payment_intent")),
                "",
                amount(told.path("amount")),
                day,
                id(told.path("id")));
        return Optional.of(fact)
                .filter(one -> !one.refund().isEmpty())
                .filter(one -> !one.intent().isEmpty() || one.gift().isPresent());
    }

    private static Optional<UUID> gift(JsonNode metadata) {
        return Id.parse(metadata.path(Checkout.GIFT).asText());
    }

    /** An id, also of an object that stands in its place. */
    private static String id(JsonNode node) {
        var text = node.isObject() ? node.path("id").asText() : node.isTextual() ? node.asText() : "";
        return text.matches("[A-Za-z0-9_]{1,255}") ? text : "";
    }

    private static long amount(JsonNode node) {
        return node.canConvertToLong() ? Math.max(0, node.asLong()) : 0;
    }
}
