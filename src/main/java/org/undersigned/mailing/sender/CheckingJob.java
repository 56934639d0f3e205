package org.undersigned.mailing.sender;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;

/** Looks once a day at the DNS of everybody in whose name mail goes out: who moves a website often loses the records beside it. */
@Singleton
class CheckingJob {

    private static final Logger LOG = Logger.getLogger(CheckingJob.class);

    private final Db db;
    private final Dns dns;
    private final Checking checking;
    private final InstantSource clock;

    CheckingJob(Db db, Dns dns, Checking checking, InstantSource clock) {
        this.db = db;
        this.dns = dns;
        this.checking = checking;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (!dns.isThere()) return;
        for (var sender : db.read(handle -> SenderStore.provenAndNotLookedAt(handle, Day.today(clock))))
            try {
                var slug = db.read(handle -> SenderStore.named(handle, sender.organisation()))
                        .orElseThrow()
                        .slug();
                checking.check(sender.organisation(), slug, Checking.PROGRAM);
            } catch (RuntimeException e) {
                LOG.warnf(
                        "the DNS of %s could not be looked at (%s)",
                        sender.domain(), e.getClass().getSimpleName());
            }
    }
}
