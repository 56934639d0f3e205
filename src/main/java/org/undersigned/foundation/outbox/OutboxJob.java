package org.undersigned.foundation.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.mail.MailRefused;
import org.undersigned.foundation.mail.Smtp;

/**
 * Sends what is due. A mail that fails waits longer each time; one that keeps failing for a day, or that its server will never take, is left
 * for an operator.
 */
@Singleton
final class OutboxJob {

    private static final Logger LOG = Logger.getLogger(OutboxJob.class);
    private static final int AT_ONCE = 8;
    private static final int MOST = 200;
    private static final int LEASE_SECONDS = 300;
    private static final int LAST_ATTEMPT = 16;

    private final Db db;
    private final Outbox outbox;
    private final Smtp smtp;
    private final Site site;
    private final InstantSource clock;
    private final Semaphore slots = new Semaphore(AT_ONCE, true);
    private volatile boolean stopping;

    OutboxJob(Db db, Outbox outbox, Smtp smtp, Site site, InstantSource clock) {
        this.db = db;
        this.outbox = outbox;
        this.smtp = smtp;
        this.site = site;
        this.clock = clock;
    }

    /** Waits for the mails that are on their way, and gives back those that were only taken: the next start sends them at once. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (slots.tryAcquire(AT_ONCE, 5, TimeUnit.SECONDS)) slots.release(AT_ONCE);
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = MailStopped.class)
    void send() {
        if (stopping) return;
        if (!smtp.isThere()) {
            // Without a server, mail waits until there is one; only the demo keeps it to show.
            if (site.isDemo()) db.useTransaction(handle -> OutboxStore.keep(handle, clock.instant()));
            return;
        }
        var leaseEnds = clock.instant().plusSeconds(LEASE_SECONDS);
        var taken = db.inTransaction(handle -> OutboxStore.take(handle, MOST, LEASE_SECONDS, clock.instant()));
        if (taken.isEmpty()) return;
        var problems = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var row : taken)
                threads.submit(() -> {
                    slots.acquireUninterruptibly();
                    try {
                        // Once the lease has ended, another process may be sending it.
                        if (stopping || clock.instant().isAfter(leaseEnds.minus(Smtp.LONGEST))) giveBack(row);
                        else send(row);
                    } catch (RuntimeException e) {
                        synchronized (problems) {
                            problems.add(e.getClass().getSimpleName()
                                    + (e instanceof MailRefused said ? " " + said.status() : ""));
                        }
                    } finally {
                        slots.release();
                    }
                });
        }
        // Never the message of the exception: it may hold an address.
        if (!problems.isEmpty()) LOG.warnf("%d mails could not be sent (%s)", problems.size(), problems.getFirst());
    }

    private void giveBack(OutboxStore.Waiting row) {
        db.useTransaction(handle -> OutboxStore.postpone(handle, row, clock.instant()));
    }

    private void send(OutboxStore.Waiting row) {
        try {
            // A mail that has nothing left to say goes the way of one that was sent.
            var mail = outbox.compose(row);
            if (mail.isEmpty() && outbox.isLocked(row)) {
                db.useTransaction(handle -> OutboxStore.lock(handle, row));
                return;
            }
            mail.ifPresent(one -> smtp.send(row.id(), one));
            db.useTransaction(handle -> outbox.sent(handle, row));
        } catch (MailRefused e) {
            failed(row, e.permanent(), e.status());
            throw e;
        } catch (RuntimeException e) {
            failed(row, false, 0);
            throw e;
        }
    }

    private void failed(OutboxStore.Waiting row, boolean permanent, int status) {
        db.useTransaction(handle -> {
            if (permanent || row.attempts() >= LAST_ATTEMPT) OutboxStore.giveUp(handle, row, status);
            else OutboxStore.postpone(handle, row, clock.instant().plus(pause(row.attempts())));
        });
    }

    /** 5 s, 10 s, 20 s … at most 6 hours: about a day in all. */
    private static Duration pause(int attempts) {
        return Duration.ofSeconds(Math.min(5L << Math.min(attempts - 1, 20), 6 * 3600));
    }
}
