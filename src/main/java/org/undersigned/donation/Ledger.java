package org.undersigned.donation;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a gift stands: what follows from everything that Stripe told of it. It depends on which facts there are and on nothing else, so events
 * may come in any order and as often as they like.
 *
 * @param state of the gift as such
 * @param payments what was paid or tried, the oldest first; one for each month of a monthly gift
 * @param ended whether no more months follow
 */
public record Ledger(State state, List<Payment> payments, boolean ended) {

    /** How a gift stands, or a payment. */
    public enum State {
        /** Nothing was paid yet, as far as Stripe told. */
        OPEN,
        /** The bank has some days. */
        WAITING,
        PAID,
        FAILED,
        /** Nobody paid in time. */
        EXPIRED;

        /** At the end of message keys. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One payment.
     *
     * @param refunded how much of it was given back
     * @param kept how much of it was to be given back, and that failed
     */
    public record Payment(LocalDate day, Money amount, State state, Money refunded, Money kept, boolean disputed) {

        /** Whether giving back failed, and not all was given back since. */
        public boolean isStillGiven() {
            return kept.minor() > 0 && !isWhole();
        }

        /** Whether some of it was given back. */
        public boolean isGivenBack() {
            return refunded.minor() > 0;
        }

        /** Whether all of it was given back. */
        public boolean isWhole() {
            return refunded.minor() >= amount.minor();
        }

        public boolean isPaid() {
            return state == State.PAID;
        }

        /** Key of what is said about it. */
        public String label() {
            return "donation.state." + state.word();
        }
    }

    /** Reads the facts of one gift. */
    static Ledger of(Gift gift, Collection<Fact> some) {
        var facts = Set.copyOf(some);
        var invoices = facts.stream()
                .filter(fact -> fact.kind() == Fact.Kind.LINK && !fact.intent().isEmpty())
                .collect(toMap(Fact::intent, Fact::invoice, (one, other) -> one.compareTo(other) < 0 ? one : other));
        var found = new TreeMap<String, List<Fact>>();
        for (var fact : facts)
            if (fact.kind() != Fact.Kind.LINK && fact.kind() != Fact.Kind.ENDED)
                found.computeIfAbsent(
                                fact.invoice().isEmpty() ? invoices.getOrDefault(fact.intent(), "") : fact.invoice(),
                                invoice -> new ArrayList<>())
                        .add(fact);
        var payments = found.values().stream()
                .flatMap(about -> payment(gift, about).stream())
                .sorted(Comparator.comparing(Payment::day)
                        .thenComparing(one -> one.amount().minor())
                        .thenComparing(Payment::state)
                        .thenComparing(one -> one.refunded().minor())
                        .thenComparing(one -> one.kept().minor())
                        .thenComparing(Payment::disputed))
                .toList();
        var state = payments.stream().anyMatch(Payment::isPaid) ? State.PAID : state(facts);
        return new Ledger(state, payments, has(facts, Fact.Kind.ENDED));
    }

    /** The payment that facts are about; none as long as nobody paid or tried. */
    private static Optional<Payment> payment(Gift gift, Collection<Fact> facts) {
        var state = state(facts);
        if (state == State.OPEN || state == State.EXPIRED) return Optional.empty();
        // Of what was paid, and not of what was given back of it.
        var told = facts.stream()
                .filter(fact -> state(List.of(fact)) == state && !fact.kind().isAfterwards())
                .min(Comparator.comparing(Fact::day).thenComparing(Fact::event));
        var day = told.map(Fact::day)
                .orElseGet(() -> facts.stream()
                        .map(Fact::day)
                        .min(Comparator.naturalOrder())
                        .orElseThrow());
        var amount = told.map(Fact::amount)
                .filter(one -> one > 0)
                .orElse(gift.amount().minor());
        var back = Returned.of(facts);
        var currency = gift.amount().currency();
        return Optional.of(new Payment(
                day,
                new Money(amount, currency),
                state,
                new Money(back.refunded(), currency),
                new Money(back.failed(), currency),
                count(facts, Fact.Kind.DISPUTED) > count(facts, Fact.Kind.DISPUTE_WON)));
    }

    private static State state(Collection<Fact> facts) {
        if (has(facts, Fact.Kind.PAID) || has(facts, Fact.Kind.INVOICE_PAID)) return State.PAID;
        // Money that was given back or is asked back was paid, although nobody told so yet.
        if (facts.stream().anyMatch(fact -> fact.kind().isAfterwards())) return State.PAID;
        if (has(facts, Fact.Kind.FAILED) || has(facts, Fact.Kind.INVOICE_FAILED)) return State.FAILED;
        if (has(facts, Fact.Kind.WAITING)) return State.WAITING;
        return has(facts, Fact.Kind.EXPIRED) ? State.EXPIRED : State.OPEN;
    }

    private static boolean has(Collection<Fact> facts, Fact.Kind kind) {
        return count(facts, kind) > 0;
    }

    private static long count(Collection<Fact> facts, Fact.Kind kind) {
        return facts.stream().filter(fact -> fact.kind() == kind).count();
    }

    /** Whether everything that was paid was given back in full or is asked back. */
    public boolean isUndone() {
        var paid = payments.stream().filter(Payment::isPaid).toList();
        return !paid.isEmpty() && paid.stream().allMatch(one -> one.isWhole() || one.disputed());
    }

    /** Whether the holder of the card asked their bank for some of it. */
    public boolean isDisputed() {
        return payments.stream().anyMatch(Payment::disputed);
    }

    public boolean isPaid() {
        return state == State.PAID;
    }
}
