package org.undersigned.draft;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.undersigned.foundation.db.Db;

/**
 * Takes away pictures that no page and no draft names any more: somebody in one may have asked for it. One that was just put there may
 * belong to a transaction that is not finished.
 */
@Singleton
final class PicturesJob {

    private static final Duration LATELY = Duration.ofMinutes(30);

    private final Db db;
    private final InstantSource clock;

    PicturesJob(Db db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    @Scheduled(every = "30m", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        db.useTransaction(
                handle -> DraftStore.forgetPictures(handle, clock.instant().minus(LATELY)));
    }
}
