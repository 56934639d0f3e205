package org.undersigned.mailing;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.outbox.MailStopped;

/**
 * Sends what is due of the mailings that are under way, eight at once. A mail is marked as taken, on disk, before it leaves: whatever dies, nobody
 * gets a second one, and one that may have gone is shown as such.
 */
@Singleton
final class Sending {

    private static final Logger LOG = Logger.getLogger(Sending.class);
    private static final int AT_ONCE = 8;
    private static final int BATCH = 64;
    private static final Duration LEASE = Duration.ofMinutes(15);
    private static final int LAST_ATTEMPT = 12;

    private final Db db;
    private final Letters letters;
    private final Posting posting;
    private final Beginning beginning;
    private final InstantSource clock;
    private final Semaphore slots = new Semaphore(AT_ONCE, true);
    private volatile boolean stopping;

    Sending(Db db, Letters letters, Posting posting, Beginning beginning, InstantSource clock) {
        this.db = db;
        this.letters = letters;
        this.posting = posting;
        this.beginning = beginning;
        this.clock = clock;
    }

    /** Whoever has a mail in hand brings it to its end; the rest of a batch goes back. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = MailStopped.class)
    void send() {
        if (stopping) return;
        beginning.beginDue();
        db.useTransaction(handle -> QueueStore.missing(handle, clock.instant()));
        var running = db.read(handle -> MailingStore.in(handle, Mailing.State.RUNNING));
        // In turns, so that a small one does not wait for the last mail of a large one.
        for (var more = !running.isEmpty(); more && !stopping; ) {
            more = false;
            for (var mailing : running) more |= sendSome(mailing);
        }
    }

    /** Sends one batch; false if there is nothing to send for now. */
    private boolean sendSome(Mailing mailing) {
        if (!posting.canSend(mailing.organisation())) return false;
        var now = clock.instant();
        var taken = db.inTransaction(handle -> {
            if (!MailingStore.hold(handle, mailing.id()).equals(Optional.of(Mailing.State.RUNNING)))
                return List.<QueueStore.Taken>of();
            var perMinute = posting.perMinute(mailing.organisation());
            var most = PaceStore.allowed(handle, mailing.organisation(), perMinute, BATCH, now);
            var batch = most == 0
                    ? List.<QueueStore.Taken>of()
                    : QueueStore.take(handle, mailing.id(), most, now, now.plus(LEASE));
            PaceStore.left(handle, mailing.organisation(), perMinute, batch.size());
            return batch;
        });
        if (taken.isEmpty()) {
            beginning.endIfOver(mailing);
            return false;
        }
        return send(mailing, taken);
    }

    /** Sends a batch; false if the rest of it waits for something that takes longer. */
    private boolean send(Mailing mailing, List<QueueStore.Taken> taken) {
        var outcomes = letters.write(mailing, taken);
        var locked = taken.stream()
                .filter(mail -> outcomes.get(mail.id()) instanceof Letters.Outcome.Locked)
                .toList();
        if (!locked.isEmpty()) db.useTransaction(handle -> QueueStore.giveBack(handle, locked));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var mail : taken)
                threads.submit(() -> {
                    slots.acquireUninterruptibly();
                    try {
                        sendOne(mailing, mail, outcomes.get(mail.id()));
                    } catch (RuntimeException e) {
                        // Never its message: it may hold an address. The mail is found as one that may have gone.
                        LOG.warnf(
                                "a mail of a mailing was lost sight of (%s)",
                                e.getClass().getSimpleName());
                    } finally {
                        slots.release();
                    }
                });
        }
        return locked.isEmpty();
    }

    private void sendOne(Mailing mailing, QueueStore.Taken mail, Letters.Outcome outcome) {
        switch (outcome) {
            case Letters.Outcome.Locked locked -> {}
            case Letters.Outcome.Gone gone -> db.useTransaction(handle -> QueueStore.over(handle, mail, What.GONE, 0));
            case Letters.Outcome.Ready ready -> {
                if (stopping) db.useTransaction(handle -> QueueStore.giveBack(handle, List.of(mail)));
                else tell(mailing, mail, ready, posting.post(mail, ready.mail()));
            }
        }
    }

    private void tell(Mailing mailing, QueueStore.Taken mail, Letters.Outcome.Ready ready, Posting.Answer answer) {
        db.useTransaction(handle -> {
            switch (answer) {
                case Posting.Answer.Took took -> {
                    QueueStore.left(handle, mail, What.SENT, ready.ref());
                    RowStore.greet(handle, mailing.organisation(), ready.ref());
                }
                case Posting.Answer.Cut cut -> QueueStore.left(handle, mail, What.UNSURE, ready.ref());
                case Posting.Answer.Refused refused -> {
                    if (refused.permanent() || mail.attempts() >= LAST_ATTEMPT)
                        QueueStore.over(handle, mail, What.FAILED, refused.status());
                    else
                        QueueStore.postpone(
                                handle, mail, clock.instant().plus(pause(mail.attempts())), refused.status());
                }
            }
        });
    }

    /** A minute, two, four … at most 6 hours: more than a day in all. */
    static Duration pause(int attempts) {
        return Duration.ofMinutes(Math.min(1L << Math.min(attempts - 1, 20), 360));
    }

    /** Forgets each day who had the mails of mailings that are long over. */
    @Scheduled(every = "6h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        beginning.forget();
    }
}
