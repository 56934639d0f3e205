package org.undersigned.donation.desk;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.undersigned.donation.Account;
import org.undersigned.donation.AccountSeal;
import org.undersigned.donation.Offer;
import org.undersigned.donation.stripe.StripeApi;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.http.Site;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Person;
import org.undersigned.petition.Petitions;

/** What the page about gifts can do, with what it says afterwards. */
@Singleton
class Acts {

    private final Configuring configuring;
    private final AccountSeal seal;
    private final StripeApi stripe;
    private final Gifts gifts;
    private final Petitions petitions;
    private final Site site;
    private final InstantSource clock;

    Acts(
            Configuring configuring,
            AccountSeal seal,
            StripeApi stripe,
            Gifts gifts,
            Petitions petitions,
            Site site,
            InstantSource clock) {
        this.configuring = configuring;
        this.seal = seal;
        this.stripe = stripe;
        this.gifts = gifts;
        this.petitions = petitions;
        this.site = site;
        this.clock = clock;
    }

    DeskShown shown(Membership member, DeskShown.Said said) {
        var pages = petitions.all().stream()
                .filter(one -> one.action().isPublic() && one.retired().isEmpty())
                .filter(one -> one.campaign().partner(member.slug()).isPresent())
                .map(one ->
                        new DeskShown.Public(one.latest().title(), one.action().path() + "/donate?to=" + member.slug()))
                .toList();
        return new DeskShown(
                member,
                configuring.inForce(member.organisation()),
                configuring.waiting(member),
                configuring.offer(member.organisation()),
                site.baseUrl() + "/hooks/stripe/" + member.slug(),
                pages,
                gifts.newest(member.organisation()),
                said);
    }

    AccountForm account(Membership member) {
        return new AccountForm(
                member.organisation(), configuring.inForce(member.organisation()), seal, Day.today(clock));
    }

    DeskShown.Said choose(Membership member, Account account, Person person) {
        return switch (configuring.account(member, account, person)) {
            case DONE -> DeskShown.Said.done("donation.done.account");
            case ASKED -> DeskShown.Said.done("donation.done.asked");
            case WAITS -> DeskShown.Said.not("donation.not.waits");
        };
    }

    DeskShown.Said offer(Membership member, Offer offer, Person person) {
        if (offer.open() && configuring.inForce(member.organisation()).isEmpty())
            return DeskShown.Said.not("donation.not.account");
        configuring.offer(member, offer, person);
        return DeskShown.Said.done("donation.done.offer");
    }

    DeskShown.Said check(Membership member) {
        var account = configuring.inForce(member.organisation());
        if (account.isEmpty()) return DeskShown.Said.not("donation.not.account");
        return switch (stripe.check(seal.key(account.get()))) {
            case StripeApi.Answer.Good good -> DeskShown.Said.done("donation.done.checked");
            case StripeApi.Answer.Refused refused
            when refused.status() == 403 -> DeskShown.Said.not("donation.not.allowed");
            case StripeApi.Answer.Refused refused -> DeskShown.Said.not("donation.not.key");
            case StripeApi.Answer.Away away -> DeskShown.Said.not("donation.not.away");
        };
    }

    DeskShown.Said end(Membership member, Person person) {
        return configuring.end(member, person)
                ? DeskShown.Said.done("donation.done.ended")
                : DeskShown.Said.not("donation.not.account");
    }
}
