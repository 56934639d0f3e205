package org.undersigned.signature.confirming;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.DayKeys;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.signature.Links;
import org.undersigned.signature.MailKind;
import org.undersigned.signature.SignatureStore;
import org.undersigned.signature.Signers;
import org.undersigned.supporter.SealedRowStore;

/** One reminder a day after signing, to those who have not confirmed; and forgetting those who never did. */
@Singleton
final class Reminding {

    private static final Duration AFTER = Duration.ofHours(24);
    private static final int MOST = 500;

    private final Db db;
    private final Confirming confirming;
    private final Outbox outbox;
    private final InstantSource clock;

    Reminding(Db db, Confirming confirming, Outbox outbox, InstantSource clock) {
        this.db = db;
        this.confirming = confirming;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(every = "5m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        while (remind() == MOST) {}
        db.useTransaction(handle -> ConfirmationStore.expire(handle, clock.instant()));
        while (forget() == MOST) {}
    }

    /** Rows and mails that nothing opens any more go with the key of their day. */
    void forget(@Observes DayKeys.Removed removed) {
        SealedRowStore.removeAllFor(removed.handle(), removed.recipient())
                .forEach(id -> outbox.forgetUnwritten(removed.handle(), id));
    }

    private int forget() {
        return db.inTransaction(handle -> {
            var forgotten = ConfirmationStore.takeNeverConfirmed(handle, clock.instant(), MOST);
            for (var id : forgotten) {
                outbox.forget(handle, id);
                SignatureStore.erase(handle, id);
            }
            return forgotten.size();
        });
    }

    int remind() {
        var before = clock.instant().plus(Links.CONFIRMATION_LASTS).minus(AFTER);
        return db.inTransaction(handle -> {
            var due = ConfirmationStore.takeUnreminded(handle, before, MOST);
            for (var id : due)
                SignatureStore.byId(handle, id)
                        .ifPresent(signature -> Signers.newest(handle, id)
                                .ifPresent(locator ->
                                        confirming.mailAgain(handle, signature, locator, MailKind.REMINDER, 2)));
            return due.size();
        });
    }
}
