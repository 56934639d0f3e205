package org.undersigned.foundation.outbox;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.inject.Singleton;
import org.undersigned.foundation.switches.Stop;
import org.undersigned.foundation.switches.Switches;

/** Lets mail wait while whoever runs the site has stopped it. */
@Singleton
public final class MailStopped implements Scheduled.SkipPredicate {

    private final Switches switches;

    MailStopped(Switches switches) {
        this.switches = switches;
    }

    @Override
    public boolean test(ScheduledExecution execution) {
        return switches.isStopped(Stop.MAIL);
    }
}
