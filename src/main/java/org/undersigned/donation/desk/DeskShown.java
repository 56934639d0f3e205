package org.undersigned.donation.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.undersigned.donation.Account;
import org.undersigned.donation.Money;
import org.undersigned.donation.Offer;
import org.undersigned.foundation.html.Languages;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Role;

/**
 * What the page about gifts shows.
 *
 * @param settled what gifts go to
 * @param waiting what waits for a second person
 * @param taken what is taken
 * @param hook address that Stripe tells
 * @param pages public pages where a gift can be given, by the name of the petition
 * @param rows payments, the newest first
 */
public record DeskShown(
        Membership member,
        Optional<Account> settled,
        Optional<Account> waiting,
        Optional<Offer> taken,
        String hook,
        List<Public> pages,
        List<Gifts.Row> rows,
        Said said) {

    /** The events that Stripe has to tell. */
    public static final List<String> EVENTS = List.of(
            "checkout.session.completed",
            "checkout.session.async_payment_succeeded",
            "checkout.session.async_payment_failed",
            "checkout.session.expired",
            "invoice.paid",
            "invoice.payment_failed",
            "invoice_payment.paid",
            "customer.subscription.deleted",
            "charge.refunded",
            "refund.created",
            "refund.updated",
            "refund.failed",
            "charge.dispute.created",
            "charge.dispute.closed");

    /** A public page. */
    public record Public(org.undersigned.foundation.html.Translated title, String path) {}

    /** What is said at the top: as something that was done or as something that was not. */
    public record Said(String key, boolean done) {
        static final Said NOTHING = new Said("", false);

        static Said done(String key) {
            return new Said(key, true);
        }

        static Said not(String key) {
            return new Said(key, false);
        }
    }

    public boolean owner() {
        return member.role().isOwner();
    }

    public boolean writer() {
        return member.role().includes(Role.CAMPAIGNER);
    }

    /** Whether gifts are taken now. */
    public boolean isOpen() {
        return settled.isPresent() && taken.filter(Offer::open).isPresent();
    }

    public List<String> events() {
        return EVENTS;
    }

    public List<String> currencies() {
        return Money.CURRENCIES;
    }

    /** Numbers of the rows for currencies. */
    public List<Integer> lines() {
        return IntStream.range(0, OfferForm.CURRENCIES).boxed().toList();
    }

    /** What is asked of each currency. */
    public List<String> parts() {
        return List.of("suggested", "least", "most");
    }

    public List<String> languages() {
        return List.copyOf(Languages.all());
    }

    public String ownName(String language) {
        return Languages.ownName(language);
    }

    public String directionOf(String language) {
        return Languages.direction(language);
    }

    /** The form about the account as it stands; secrets are not in it. */
    Entered account() {
        return new Entered(settled.map(one -> Map.of("legal", one.legalName())).orElse(Map.of()), Map.of());
    }

    /** The form about what is taken as it stands. */
    Entered offer() {
        return new Entered(taken.map(OfferForm::written).orElse(Map.of("once", "on")), Map.of());
    }

    public String path() {
        return "/staff/organisations/" + member.slug() + "/donations";
    }
}
