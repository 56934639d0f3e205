package org.undersigned.signature;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.token.Token;

/** One reminder a day after signing, to those who have not confirmed; and forgetting those who never did. */
@Singleton
final class Reminding {

    private static final Duration AFTER = Duration.ofHours(24);
    private static final int MOST = 500;

    private final Db db;
    private final Signers signers;
    private final Confirming confirming;
    private final Outbox outbox;
    private final InstantSource clock;

    Reminding(Db db, Signers signers, Confirming confirming, Outbox outbox, InstantSource clock) {
        this.db = db;
        this.signers = signers;
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
        var before = clock.instant().plus(SigningBatch.CONFIRMATION_LASTS).minus(AFTER);
        return db.inTransaction(handle -> {
            var due = ConfirmationStore.takeUnreminded(handle, before, MOST);
            for (var id : due)
                signers.find(handle, id)
                        .ifPresent(signer ->
                                confirming.mailAgain(handle, signer, Token.reference(), SignatureMail.REMINDER, 0, 2));
            return due.size();
        });
    }
}
