package org.undersigned.signature.confirming;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.GroupCommit;

/** Puts confirmations on disk as signatures are put there: many people in one transaction, each of them answered after it. */
@Singleton
final class ConfirmationWriter {

    private final GroupCommit<Confirming.Request, Confirming.Confirmed> confirming;

    ConfirmationWriter(Db db, ConfirmingBatch confirming) {
        this.confirming = new GroupCommit<>(
                db,
                "confirmation-writer",
                Confirming.Request::submission,
                () -> {},
                confirming::store,
                Confirming.Confirmed.Busy::new);
    }

    /** Queues a confirmation; the answer comes once it is on disk. */
    CompletableFuture<Confirming.Confirmed> confirm(Confirming.Request request) {
        return confirming.write(request);
    }

    void start(@Observes StartupEvent event) {
        confirming.start(2);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        confirming.stop();
    }
}
