package org.undersigned.signature.consent;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.supporter.ConsentEvent;

/** Ends permissions whose time is over, and forgets first ones that were not said a second time or that nobody is left to receive. */
@Singleton
class EndingJob {

    /** How long a first yes waits for the second, from the day of signing. */
    static final int WAITS = 30;

    private static final int MOST = 500;

    private final Db db;
    private final Granting granting;
    private final InstantSource clock;

    EndingJob(Db db, Granting granting, InstantSource clock) {
        this.db = db;
        this.granting = granting;
        this.clock = clock;
    }

    @Scheduled(every = "12h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        var today = Day.today(clock);
        all(ConsentEvent.Kind.ENDED, handle -> PermissionStore.takeEnded(handle, today, MOST));
        all(ConsentEvent.Kind.DROPPED, handle -> PermissionStore.takeUnanswered(handle, today.minusDays(WAITS), MOST));
    }

    private void all(ConsentEvent.Kind kind, Function<Handle, List<PermissionStore.Box>> due) {
        for (long ended = MOST; ended > 0; )
            ended = db.inTransaction(handle -> due.apply(handle).stream()
                    .filter(box -> granting.end(handle, box, kind))
                    .count());
    }
}
