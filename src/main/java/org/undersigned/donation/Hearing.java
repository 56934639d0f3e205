package org.undersigned.donation;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.undersigned.donation.stripe.StripeEvent;
import org.undersigned.donation.stripe.StripeSignature;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;

/** Hears what Stripe tells: believes what is signed, and takes note of it once. */
@Singleton
class Hearing {

    private final Db db;
    private final AccountSeal seal;
    private final InstantSource clock;

    Hearing(Db db, AccountSeal seal, InstantSource clock) {
        this.db = db;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * Whether an event is Stripe's, for the account of that organisation, and of money if that is. One that says nothing of a gift is heard and
     * forgotten.
     *
     * @param body as it came
     */
    boolean hear(String slug, String signature, byte[] body) {
        var account = db.read(handle -> AccountStore.inForce(handle, slug));
        if (account.isEmpty()
                || !StripeSignature.holds(
                        seal.hooks(account.get(), Day.today(clock)), signature, body, clock.instant())) return false;
        var event = StripeEvent.read(body);
        if (event.isEmpty() || event.get().live() != account.get().live()) return false;
        Told.fact(account.get().organisation(), event.get())
                .ifPresent(fact -> db.useTransaction(handle -> GiftStore.note(handle, fact)));
        return true;
    }
}
