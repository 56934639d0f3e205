package org.undersigned.donation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.undersigned.donation.stripe.StripeApi;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.http.Site;
import org.undersigned.petition.Petition;

/** Begins a gift: takes note of it, and has Stripe make the page on which it is paid. */
@Singleton
class Giving {

    private static final Logger LOG = Logger.getLogger(Giving.class);

    /** As often may Stripe give up on one form, or somebody on one part of a joint gift. */
    private static final int ATTEMPTS = 8;

    private final Db db;
    private final StripeApi stripe;
    private final AccountSeal seal;
    private final GiftKeys keys;
    private final Site site;
    private final InstantSource clock;

    Giving(Db db, StripeApi stripe, AccountSeal seal, GiftKeys keys, Site site, InstantSource clock) {
        this.db = db;
        this.stripe = stripe;
        this.seal = seal;
        this.keys = keys;
        this.site = site;
        this.clock = clock;
    }

    /**
     * What somebody wants to give.
     *
     * @param source what brought them, or empty; never who
     * @param form what their form carries
     * @param plan digest of the joint gift that it is a part of
     */
    record Wish(Money amount, boolean monthly, String language, String source, String form, Optional<byte[]> plan) {

        /** Hides the addresses that follow from it from logs. */
        @Override
        public String toString() {
            return "Wish[hidden]";
        }
    }

    /** What came of it. */
    sealed interface Begun {
        /** It is paid there. */
        record Ready(URI address) implements Begun {}

        /** It was paid, or a bank is at it: the page of the gift says how it stands. */
        record There(String token) implements Begun {}

        /** Stripe does not take it: a key that is none any more, or a sum that it does not like. */
        record Refused() implements Begun {}

        /** Stripe does not answer. */
        record Away() implements Begun {}

        /** The organisation takes no gifts any more. */
        record Closed() implements Begun {}
    }

    Begun begin(Taking to, Petition petition, Wish wish) {
        var account =
                db.read(handle -> AccountStore.inForce(handle, to.organisation().id()));
        // What stands in memory may be a moment old, and the key of a trial is none for money.
        if (account.filter(one -> one.live() == to.live()).isEmpty()) return new Begun.Closed();
        // What was chosen. In which language and by which link somebody came is no choice: the first click decides
        // that, and a second one is the
        // same gift.
        var what = String.join(
                "\n",
                to.slug(),
                to.legalName(),
                wish.amount().currency() + wish.amount().minor(),
                String.valueOf(wish.monthly()),
                String.valueOf(to.live()),
                petition.slug());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var names = keys.of(wish.form(), what, attempt);
            var wanted = gift(to, petition, wish, names);
            var stood = db.inTransaction(handle -> {
                GiftStore.begin(handle, wanted);
                var gift = GiftStore.find(handle, wanted.id()).orElseThrow();
                return Map.entry(gift, GiftStore.ledger(handle, gift));
            });
            switch (stood.getValue().state()) {
                case PAID, WAITING -> {
                    return new Begun.There(names.token());
                }
                case OPEN -> {
                    return session(account.get(), stood.getKey(), petition, names);
                }
                case FAILED, EXPIRED -> {
                    // It can be tried again, and is another gift to Stripe.
                }
            }
        }
        return new Begun.Refused();
    }

    private Begun session(Account account, Gift gift, Petition petition, GiftKeys.Names names) {
        var fields = Checkout.fields(gift, petition, site.baseUrl() + GiftPage.path(names.token()));
        return switch (stripe.checkout(seal.key(account), fields, names.once())) {
            case StripeApi.Answer.Good good -> made(gift, good.body());
            case StripeApi.Answer.Refused refused -> {
                LOG.warnf("Stripe refused to begin a gift (%d)", refused.status());
                yield new Begun.Refused();
            }
            case StripeApi.Answer.Away away -> new Begun.Away();
        };
    }

    private Begun made(Gift gift, JsonNode session) {
        var id = session.path("id").asText();
        var address = Optional.of(session.path("url").asText())
                .filter(url -> url.startsWith("https://") || url.startsWith(stripe.checkout() + "/"))
                .flatMap(Giving::uri);
        if (!id.matches("cs_[A-Za-z0-9_]{1,250}") || address.isEmpty()) return new Begun.Away();
        db.useTransaction(handle -> GiftStore.session(handle, gift.id(), id));
        return new Begun.Ready(address.get());
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text)).filter(url -> url.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether the policy of our pages lets a form lead there. */
    boolean mayLeadTo(URI address) {
        return address.toString().startsWith(stripe.checkout() + "/");
    }

    private Gift gift(Taking to, Petition petition, Wish wish, GiftKeys.Names names) {
        return new Gift(
                names.id(),
                to.organisation().id(),
                petition.id(),
                to.legalName(),
                wish.amount(),
                wish.monthly(),
                to.live(),
                wish.language(),
                Quiet.is(petition) ? "" : wish.source(),
                names.hash(),
                wish.plan(),
                Optional.empty(),
                Day.today(clock));
    }
}
