package org.undersigned.call;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;

/** Counts once a minute how many calls people say that they made. */
@Singleton
class CallsJob {

    private final Db db;
    private final Published.Registry published;

    CallsJob(Db db, Published.Registry published) {
        this.db = db;
        this.published = published;
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        var moved = db.inTransaction(handle -> {
            var numbers = ReportStore.count(handle);
            if (numbers > 0) Publication.changed(handle);
            return numbers;
        });
        if (moved > 0) published.refresh();
    }
}
