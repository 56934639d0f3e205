package org.undersigned.log;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.inject.Singleton;
import org.undersigned.foundation.switches.Stop;
import org.undersigned.foundation.switches.Switches;

/** Keeps the logs as they are while whoever runs the site has stopped counting. */
@Singleton
final class CountingStopped implements Scheduled.SkipPredicate {

    private final Switches switches;

    CountingStopped(Switches switches) {
        this.switches = switches;
    }

    @Override
    public boolean test(ScheduledExecution execution) {
        return switches.isStopped(Stop.COUNTING);
    }
}
