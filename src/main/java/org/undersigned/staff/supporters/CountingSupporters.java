package org.undersigned.staff.supporters;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.undersigned.foundation.db.Db;

/**
 * Counts the supporters of every organisation, so that no page waits for it: once a minute, and where that takes long, as seldom as keeps
 * it below a twentieth of the time.
 */
@Singleton
public final class CountingSupporters {

    private static final int REST = 20;

    private final Db db;
    private final InstantSource clock;
    private volatile Instant next = Instant.MIN;

    CountingSupporters(Db db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    @Scheduled(every = "60s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        var began = clock.instant();
        if (began.isBefore(next)) return;
        count();
        var ended = clock.instant();
        next = ended.plus(Duration.between(began, ended).multipliedBy(REST));
    }

    /** Counts now. */
    public void count() {
        db.useTransaction(handle -> SupporterFigureStore.count(handle, clock.instant()));
    }

    /** What was counted of an organisation, read as that organisation. */
    SupporterFigures of(UUID organisation) {
        return db.asTenant(organisation, SupporterFigureStore::own);
    }
}
