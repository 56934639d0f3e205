package org.undersigned.letter;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.mail.Smtp;
import org.undersigned.foundation.switches.Stop;
import org.undersigned.foundation.switches.Switches;

/**
 * Sends letters: to each mailbox one at a time, and the next one no sooner than its limit says. Whose turn it is stands in the database, so
 * that a restart does not begin to count anew. A letter is noted as on its way before it goes: if the program stops meanwhile, it is not
 * sent again by itself.
 */
@Singleton
final class SendingJob {

    private static final Logger LOG = Logger.getLogger(SendingJob.class);
    private static final int AT_ONCE = 4;
    private static final int MOST = 50;
    private static final Duration LEASE = Duration.ofMinutes(15);

    private final Db db;
    private final Handing handing;
    private final Settling settling;
    private final Smtp smtp;
    private final Site site;
    private final Switches switches;
    private final InstantSource clock;
    private final Semaphore slots = new Semaphore(AT_ONCE, true);
    private volatile boolean stopping;

    SendingJob(
            Db db, Handing handing, Settling settling, Smtp smtp, Site site, Switches switches, InstantSource clock) {
        this.db = db;
        this.handing = handing;
        this.settling = settling;
        this.smtp = smtp;
        this.site = site;
        this.switches = switches;
        this.clock = clock;
    }

    /** Waits for the letters that are on their way, and gives back those that were only taken. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (slots.tryAcquire(AT_ONCE, 5, TimeUnit.SECONDS)) slots.release(AT_ONCE);
    }

    @Scheduled(every = "1s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void send() {
        if (stopping || switches.isStopped(Stop.MAIL)) return;
        // Without a server, letters wait until there is one; only the demo keeps them to show.
        if (!smtp.isThere() && !site.isDemo()) return;
        db.useTransaction(handle -> {
            SendingStore.doubt(handle, clock.instant());
            SendingStore.spared(handle, MOST).forEach(letter -> settling.spared(handle, letter));
        });
        var taken = take();
        if (taken.isEmpty()) return;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            taken.forEach(letter -> threads.submit(() -> hand(letter)));
        }
    }

    /** One for each mailbox whose turn it is. */
    private List<SendingStore.Taken> take() {
        var now = clock.instant();
        return db.inTransaction(handle -> SendingStore.due(handle, now, MOST).stream()
                .filter(letter -> SendingStore.turn(
                        handle, letter.mailbox(), now, Duration.ofMillis(3_600_000L / letter.hourly())))
                .filter(letter -> SendingStore.take(handle, letter.id(), now.plus(LEASE)))
                .toList());
    }

    private void hand(SendingStore.Taken letter) {
        slots.acquireUninterruptibly();
        try {
            if (stopping) settling.untouched(letter);
            else handing.hand(letter);
        } catch (RuntimeException e) {
            // It stays as on its way, and is doubted after the lease. Never the message: it may hold an address.
            LOG.warnf(
                    "a letter could not be sent (%s); somebody has to look",
                    e.getClass().getSimpleName());
        } finally {
            slots.release();
        }
    }
}
