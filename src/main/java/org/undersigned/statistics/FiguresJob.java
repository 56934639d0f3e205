package org.undersigned.statistics;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;

/** Counts once a minute: a dashboard needs no better, and no request ever waits for counting. */
@Singleton
final class FiguresJob {

    private final Figuring figuring;

    FiguresJob(Figuring figuring) {
        this.figuring = figuring;
    }

    @Scheduled(every = "60s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        figuring.count();
    }
}
