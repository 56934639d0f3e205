package org.undersigned.onpaper;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;

/** Deletes files that nobody took in within an hour, pictures of sheets whose day has come, and what is sealed of sheets that nobody checks. Counts anew where people were removed the day before. */
@Singleton
final class ForgettingSheetsJob {

    /** For how many days what is sealed of a sheet waits for its check. */
    static final int UNCHECKED = 60;

    private final Db db;
    private final InstantSource clock;

    ForgettingSheetsJob(Db db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    @Scheduled(every = "5m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        var today = Day.today(clock);
        db.useTransaction(handle -> {
            ScanStore.forget(handle, today);
            PaperFileStore.forget(handle, clock.instant());
            PaperRowStore.forgetUnchecked(handle, today.minusDays(UNCHECKED));
        });
        for (var petition : db.read(handle -> PaperStore.due(handle, today)))
            db.useTransaction(handle -> {
                PaperStore.lock(handle, petition);
                PaperStore.count(handle, petition);
                PaperStore.tell(handle, petition);
            });
    }
}
