package org.undersigned.signature.division;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;

/** Divides new supporters, some seconds after they confirmed: nobody who signs or confirms waits for it. */
@Singleton
class DividingJob {

    private final Dividing dividing;

    DividingJob(Dividing dividing) {
        this.dividing = dividing;
    }

    @Scheduled(every = "2s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        while (dividing.divide() > 0) {}
    }
}
