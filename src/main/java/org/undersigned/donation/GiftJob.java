package org.undersigned.donation;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.undersigned.donation.stripe.StripeApi;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;

/** Asks Stripe how sessions ended of which it told nothing, so that a webhook that was lost is made up for; and forgets. */
@Singleton
class GiftJob {

    /** Days after which a gift that came to nothing is deleted. */
    static final int UNPAID = 30;

    /** Days after which a gift is deleted of which nothing happened any more, and its receipt with it: two years. */
    static final int KEPT = 730;

    /** Days for which something is kept that may turn out to be about a gift. */
    static final int STRANGE = 14;

    /** For as many days Stripe is asked; a debit may take a week or two. */
    private static final int ASKED = 21;

    /** A session ends by itself after a day. */
    private static final int OPEN = 1;

    /** So many are asked for in one go. */
    private static final int MOST = 200;

    private static final Logger LOG = Logger.getLogger(GiftJob.class);

    private final Db db;
    private final StripeApi stripe;
    private final AccountSeal seal;
    private final InstantSource clock;

    GiftJob(Db db, StripeApi stripe, AccountSeal seal, InstantSource clock) {
        this.db = db;
        this.stripe = stripe;
        this.seal = seal;
        this.clock = clock;
    }

    /** Each hour, and each session once a day: what was not asked today. */
    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        var told = ask();
        if (told > 0) LOG.infof("Stripe was asked how sessions ended: %d ends had not been told", told);
        forget();
    }

    /** Asks about some sessions, and answers of how many something was learnt. */
    int ask() {
        var today = Day.today(clock);
        var silent = db.read(
                handle -> GiftStore.silent(handle, today.minusDays(ASKED), today.minusDays(OPEN + 1L), today, MOST));
        int told = 0;
        var away = new HashSet<UUID>();
        for (var gift : silent) {
            if (away.contains(gift.organisation())) continue;
            var account = db.read(handle -> AccountStore.inForce(handle, gift.organisation()))
                    .filter(one -> one.live() == gift.live());
            if (account.isEmpty()) {
                db.useTransaction(handle -> GiftStore.asked(handle, gift.id(), today));
                continue;
            }
            switch (stripe.session(seal.key(account.get()), gift.session().orElseThrow())) {
                case StripeApi.Answer.Good good -> told += learn(gift, good, today);
                case StripeApi.Answer.Refused refused ->
                    db.useTransaction(handle -> GiftStore.asked(handle, gift.id(), today));
                // The next hour is soon enough for this account; others may be luckier.
                case StripeApi.Answer.Away none -> away.add(gift.organisation());
            }
        }
        return told;
    }

    private int learn(Gift gift, StripeApi.Answer.Good good, LocalDate today) {
        var session = good.body();
        // Which state it is stands in the name, so that the same answer counts once and the next one again.
        var name = "asked:" + gift.session().orElseThrow() + ":"
                + session.path("status").asText() + ":"
                + session.path("payment_status").asText();
        // The day of the session and not that of asking: it may lie weeks back, and a year.
        var day = Told.made(session).orElse(today);
        var fact = Told.session(gift.organisation(), name, session, day)
                .filter(one -> one.gift().filter(gift.id()::equals).isPresent());
        return db.inTransaction(handle -> {
            GiftStore.asked(handle, gift.id(), today);
            return fact.filter(one -> GiftStore.note(handle, one)).isPresent() ? 1 : 0;
        });
    }

    /** Deletes what nobody needs any more. */
    void forget() {
        var today = Day.today(clock);
        // Each by itself: one that is slow or fails keeps no lock for the others.
        db.useTransaction(handle -> GiftStore.forgetUnpaid(handle, today.minusDays(UNPAID)));
        db.useTransaction(handle -> GiftStore.forgetOld(handle, today.minusDays(KEPT)));
        db.useTransaction(handle -> GiftStore.forgetStrange(handle, today.minusDays(STRANGE)));
    }
}
