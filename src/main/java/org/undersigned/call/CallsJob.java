package org.undersigned.call;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;

/** Counts once a minute how many calls people say that they made, and closes calls whose last day is over. */
@Singleton
class CallsJob {

    private final Db db;
    private final Published.Registry published;
    private final InstantSource clock;

    CallsJob(Db db, Published.Registry published, InstantSource clock) {
        this.clock = clock;
        this.db = db;
        this.published = published;
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        var moved = db.inTransaction(handle -> {
            var numbers = ReportStore.count(handle) + CallStore.close(handle, Day.today(clock));
            if (numbers > 0) Publication.changed(handle);
            return numbers;
        });
        if (moved > 0) published.refresh();
    }
}
