package org.undersigned.donation;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing that Stripe told of gifts of one organisation. It is never changed.
 *
 * @param event id of the event, so that one that comes again is the same
 * @param gift which gift it is about, where Stripe says so; else {@code intent} or {@code invoice} tell
 * @param intent what was paid with: Stripe's id of the payment, or empty
 * @param invoice one month of a monthly gift: Stripe's id of the invoice, or empty
 * @param amount in the smallest unit of the gift's currency; all that was given back so far, where something was
 * @param refund which refund it is about: Stripe's id of it, or empty
 */
public record Fact(
        UUID organisation,
        String event,
        Kind kind,
        Optional<UUID> gift,
        String intent,
        String invoice,
        long amount,
        LocalDate day,
        String refund) {

    /** One about no refund in particular. */
    Fact(
            UUID organisation,
            String event,
            Kind kind,
            Optional<UUID> gift,
            String intent,
            String invoice,
            long amount,
            LocalDate day) {
        this(organisation, event, kind, gift, intent, invoice, amount, day, "");
    }

    /** What was told. */
    public enum Kind {
        /** A session of Checkout came to its end, and the money is there. */
        PAID("paid"),
        /** A session came to its end, and the bank has some days. */
        WAITING("waiting"),
        /** The bank said no. */
        FAILED("failed"),
        /** Nobody paid within a day. */
        EXPIRED("expired"),
        /** One month was paid. */
        INVOICE_PAID("invoice-paid"),
        /** One month could not be taken; Stripe may try again. */
        INVOICE_FAILED("invoice-failed"),
        /** Says which payment an invoice was paid with. */
        LINK("link"),
        /** No more months follow. */
        ENDED("ended"),
        /** Money was given back, all or some. */
        REFUNDED("refunded"),
        /** One refund was begun: it is there, or on its way. */
        REFUND("refund"),
        /** One refund did not get through, so that the money is with who received the gift again. */
        REFUND_FAILED("refund-failed"),
        /** The holder of the card asks their bank for the money back. */
        DISPUTED("disputed"),
        /** The bank decided for who received the gift, or asked only and left it at that. */
        DISPUTE_WON("dispute-won");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As in the database. */
        public String word() {
            return word;
        }

        /** Whether it is about money that was paid before, and so says that it was. */
        boolean isAfterwards() {
            return switch (this) {
                case REFUNDED, REFUND, REFUND_FAILED, DISPUTED, DISPUTE_WON -> true;
                case PAID, WAITING, FAILED, EXPIRED, INVOICE_PAID, INVOICE_FAILED, LINK, ENDED -> false;
            };
        }

        static Kind of(String word) {
            for (var kind : values()) if (kind.word.equals(word)) return kind;
            throw new IllegalArgumentException("no such fact: " + word);
        }
    }
}
