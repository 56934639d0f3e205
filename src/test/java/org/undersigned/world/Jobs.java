package org.undersigned.world;

import io.quarkus.scheduler.Scheduler;
import java.util.Arrays;

/** What the application does by itself, again and again. */
public final class Jobs {

    /** In the names of the classes by which the framework calls a job. */
    private static final String CALLED_BY = "_ScheduledInvoker_";

    private Jobs() {}

    /** None begins until the scheduler goes on, and those that had begun have ended: pausing it alone would leave them at work. */
    public static void pause(Scheduler scheduler) {
        scheduler.pause();
        World.await(() -> !isAnyAtWork(), "the jobs that had begun to end");
    }

    static boolean isAnyAtWork() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().contains(CALLED_BY));
    }
}
