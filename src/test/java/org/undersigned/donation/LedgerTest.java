package org.undersigned.donation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** How a gift stands follows from what Stripe told of it, in whatever order it came. */
class LedgerTest {

    private static final UUID ORGANISATION = UUID.randomUUID();
    private static final LocalDate DAY = LocalDate.of(2026, 5, 1);

    @Property
    void neither_order_nor_repetition_of_events_changes_how_a_gift_stands(
            @ForAll("facts") List<Fact> facts, @ForAll boolean monthly, @ForAll Random random) {
        var gift = gift(monthly);
        var once = Ledger.of(gift, facts);
        var again = new ArrayList<>(facts);
        for (int i = 0; i < facts.size(); i++) again.add(facts.get(random.nextInt(facts.size())));
        Collections.shuffle(again, random);
        assertEquals(once, Ledger.of(gift, again));
    }

    @Property
    void what_was_paid_stays_paid_whatever_else_is_told(@ForAll("facts") List<Fact> facts) {
        var all = new ArrayList<>(facts);
        all.add(fact("last", Fact.Kind.PAID, "pi_1", "", 2500));
        assertTrue(Ledger.of(gift(false), all).isPaid());
    }

    /** The sums that Stripe tells hold no refund that had failed by then, or hold them all: what is here is right in both cases. */
    @Property
    void what_was_given_back_is_every_refund_that_did_not_fail(
            @ForAll @Size(max = 6) List<@IntRange(min = 1, max = 400) Integer> amounts,
            @ForAll boolean failedStayInSums,
            @ForAll boolean sumsOnly,
            @ForAll Random random) {
        var told = new ArrayList<Fact>();
        long sum = 0;
        long back = 0;
        var failed = new ArrayList<Fact>();
        for (int i = 0; i < amounts.size(); i++) {
            var amount = amounts.get(i);
            var fails = random.nextBoolean();
            sum += amount;
            told.add(fact("sum" + i, Fact.Kind.REFUNDED, "pi_1", "", sum));
            if (!sumsOnly) told.add(refund("made" + i, Fact.Kind.REFUND, "re_" + i, amount));
            if (!fails) back += amount;
            else failed.add(refund("failed" + i, Fact.Kind.REFUND_FAILED, "re_" + i, amount));
            // Where only sums and failures are heard, they are unambiguous as long as no refund follows a failed one.
            if (fails && !sumsOnly && !failedStayInSums) sum -= amount;
        }
        told.addAll(failed);
        told.add(fact("p", Fact.Kind.PAID, "pi_1", "", 2500));
        told.addAll(List.copyOf(told));
        Collections.shuffle(told, random);
        var payment = Ledger.of(gift(false), told).payments().getFirst();
        assertEquals(back, payment.refunded().minor());
        assertEquals(!failed.isEmpty(), payment.isStillGiven());
    }

    @Test
    void a_refund_that_failed_once_has_failed_and_a_gift_that_counted_as_given_back_is_given_again() {
        var paid = fact("p", Fact.Kind.PAID, "pi_1", "", 2500);
        var sum = fact("s", Fact.Kind.REFUNDED, "pi_1", "", 2500);
        var failed = refund("f", Fact.Kind.REFUND_FAILED, "re_1", 2500);
        assertTrue(of(paid, sum).isUndone());
        for (var late : List.of(
                of(paid, sum, failed),
                of(failed, refund("u", Fact.Kind.REFUND, "re_1", 2500), paid, sum),
                of(failed))) {
            assertFalse(late.isUndone());
            assertTrue(late.isPaid() && late.payments().getFirst().isStillGiven());
        }
        var anew = of(paid, sum, failed, refund("m", Fact.Kind.REFUND, "re_2", 2500));
        assertTrue(anew.isUndone(), "made anew, and this time it arrived");
        assertFalse(anew.payments().getFirst().isStillGiven(), "there is nothing to say of the first try any more");
    }

    @Test
    void a_debit_waits_and_then_is_paid_or_not() {
        var waiting = fact("a", Fact.Kind.WAITING, "pi_1", "", 2500);
        assertEquals(Ledger.State.WAITING, of(waiting).state());
        assertEquals(
                Ledger.State.FAILED,
                of(waiting, fact("b", Fact.Kind.FAILED, "pi_1", "", 2500)).state());
        assertEquals(
                Ledger.State.PAID,
                of(fact("c", Fact.Kind.PAID, "pi_1", "", 2500), waiting).state());
        assertEquals(
                Ledger.State.EXPIRED,
                of(fact("d", Fact.Kind.EXPIRED, "", "", 0)).state());
        assertEquals(Ledger.State.OPEN, of().state());
    }

    @Test
    void the_largest_sum_that_was_given_back_is_the_newest() {
        var ledger = of(
                fact("r2", Fact.Kind.REFUNDED, "pi_1", "", 2500),
                fact("r1", Fact.Kind.REFUNDED, "pi_1", "", 1000),
                fact("p", Fact.Kind.PAID, "pi_1", "", 2500));
        var payment = ledger.payments().getFirst();
        assertEquals(2500, payment.amount().minor());
        assertTrue(payment.isWhole());
        assertFalse(payment.disputed());
        assertTrue(of(fact("x", Fact.Kind.DISPUTED, "pi_1", "", 2500))
                .payments()
                .getFirst()
                .disputed());
        assertFalse(
                of(fact("x", Fact.Kind.DISPUTED, "pi_1", "", 2500), fact("y", Fact.Kind.DISPUTE_WON, "pi_1", "", 2500))
                        .payments()
                        .getFirst()
                        .disputed(),
                "a dispute that was won");
    }

    @Test
    void each_month_is_a_payment_and_the_one_that_was_given_back_is_known_by_its_invoice() {
        var ledger = Ledger.of(
                gift(true),
                List.of(
                        fact("s", Fact.Kind.PAID, "", "in_1", 2500),
                        fact("i1", Fact.Kind.INVOICE_PAID, "", "in_1", 2500),
                        fact("i2", Fact.Kind.INVOICE_PAID, "", "in_2", 2500),
                        fact("i3", Fact.Kind.INVOICE_FAILED, "", "in_3", 2500),
                        fact("l2", Fact.Kind.LINK, "pi_2", "in_2", 0),
                        fact("r", Fact.Kind.REFUNDED, "pi_2", "", 2500),
                        fact("e", Fact.Kind.ENDED, "", "", 0)));
        assertEquals(3, ledger.payments().size(), "what the session and its invoice say is one payment");
        assertEquals(
                1,
                ledger.payments().stream().filter(Ledger.Payment::isGivenBack).count());
        assertEquals(
                2, ledger.payments().stream().filter(Ledger.Payment::isPaid).count());
        assertTrue(ledger.ended() && ledger.isPaid());
    }

    @Test
    void nobody_is_led_to_a_trial_but_in_the_demo() {
        var trial = new Taking(null, "River Watch e.V.", false, null);
        assertFalse(Offers.isShown(trial, false));
        assertTrue(Offers.isShown(trial, true));
        assertTrue(Offers.isShown(new Taking(null, "River Watch e.V.", true, null), false));
    }

    @Provide
    Arbitrary<List<Fact>> facts() {
        var kind = Arbitraries.of(Fact.Kind.values());
        var intent = Arbitraries.of("", "pi_1", "pi_2", "pi_3");
        var invoice = Arbitraries.of("", "in_1", "in_2");
        return Combinators.combine(
                        kind,
                        intent,
                        invoice,
                        Arbitraries.longs().between(0, 9_999),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of("re_1", "re_2"))
                .as((what, by, month, amount, day, refund) -> new Fact(
                        ORGANISATION,
                        what.word() + by + month + amount + day + refund,
                        what,
                        Optional.empty(),
                        by,
                        month,
                        amount,
                        DAY.plusDays(day),
                        refund))
                .list()
                .ofMaxSize(12);
    }

    private static Ledger of(Fact... facts) {
        return Ledger.of(gift(false), List.of(facts));
    }

    private static Fact fact(String event, Fact.Kind kind, String intent, String invoice, long amount) {
        return new Fact(ORGANISATION, event, kind, Optional.empty(), intent, invoice, amount, DAY);
    }

    private static Fact refund(String event, Fact.Kind kind, String refund, long amount) {
        return new Fact(ORGANISATION, event, kind, Optional.empty(), "pi_1", "", amount, DAY, refund);
    }

    private static Gift gift(boolean monthly) {
        return new Gift(
                UUID.randomUUID(),
                ORGANISATION,
                UUID.randomUUID(),
                "River Watch e.V.",
                new Money(2500, "EUR"),
                monthly,
                true,
                "en",
                "",
                new byte[32],
                Optional.empty(),
                Optional.of("cs_1"),
                DAY);
    }
}
