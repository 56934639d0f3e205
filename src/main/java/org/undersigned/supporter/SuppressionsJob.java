package org.undersigned.supporter;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;

/** Forgets mailboxes that were gone two years ago. Complaints and what somebody asked stay. */
@Singleton
final class SuppressionsJob {

    private static final int YEARS = 2;

    private final Db db;
    private final InstantSource clock;

    SuppressionsJob(Db db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    @Scheduled(every = "24h", delayed = "20m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        db.useTransaction(handle ->
                SuppressionStore.forgetBounces(handle, Day.today(clock).minusYears(YEARS)));
    }
}
