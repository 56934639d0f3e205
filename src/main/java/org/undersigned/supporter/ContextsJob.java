package org.undersigned.supporter;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;

/**
 * Forgets sealing contexts whose last row is gone. A context is on disk before its first row, so one without rows may be waiting for
 * them: for the 60 seconds in which rows are sealed in it, and until what was sealed is written or refused. Two days are more than any
 * of that takes, also around midnight.
 */
@Singleton
final class ContextsJob {

    private static final int DAYS = 2;

    private final Db db;
    private final InstantSource clock;

    ContextsJob(Db db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    @Scheduled(every = "24h", delayed = "15m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        // Made on the day before yesterday or later: kept, whatever refers to it.
        db.useTransaction(
                handle -> SealedRowStore.forgetContexts(handle, Day.today(clock).minusDays(DAYS)));
    }
}
