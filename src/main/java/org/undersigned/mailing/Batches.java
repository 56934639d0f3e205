package org.undersigned.mailing;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.undersigned.foundation.db.Db;

/**
 * Sends a mailing batch by batch, eight mails at once. A mail is marked as taken, on disk, before it leaves: whatever dies, nobody gets a second one,
 * and one that may have gone is shown as such.
 */
@Singleton
class Batches {

    private static final Logger LOG = Logger.getLogger(Batches.class);
    private static final int AT_ONCE = 8;
    private static final int BATCH = 64;
    private static final Duration LEASE = Duration.ofMinutes(15);
    private static final Duration LOCKED = Duration.ofMinutes(10);
    private static final int LAST_ATTEMPT = 14;

    private final Db db;
    private final PersonalMails mails;
    private final Posting posting;
    private final Beginning beginning;
    private final InstantSource clock;
    private volatile boolean stopping;

    Batches(Db db, PersonalMails mails, Posting posting, Beginning beginning, InstantSource clock) {
        this.db = db;
        this.mails = mails;
        this.posting = posting;
        this.beginning = beginning;
        this.clock = clock;
    }

    /** From now on what is taken and has not left goes back. */
    void stop() {
        stopping = true;
    }

    /** Sends one batch; false if there is nothing to send for now. */
    boolean sendOne(Mailing mailing) {
        if (beginning.pauseIfNotAllowed(mailing) || !posting.canSend(mailing.organisation()) || mails.isLocked(mailing))
            return false;
        var taken = take(mailing);
        if (taken.isEmpty()) {
            beginning.endIfOver(mailing);
            return false;
        }
        send(mailing, taken);
        return true;
    }

    private List<QueueStore.Taken> take(Mailing mailing) {
        var now = clock.instant();
        return db.inTransaction(handle -> {
            if (!MailingStore.hold(handle, mailing.id()).equals(Optional.of(Mailing.State.RUNNING))) return List.of();
            var pace = posting.pace(mailing.organisation());
            var most = PaceStore.allowed(handle, pace, BATCH, now);
            if (most == 0) return List.of();
            var batch = QueueStore.take(handle, mailing.id(), most, now, now.plus(LEASE));
            PaceStore.left(handle, pace, batch.size());
            return batch;
        });
    }

    private void send(Mailing mailing, List<QueueStore.Taken> taken) {
        var outcomes = written(mailing, taken);
        var slots = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var mail : taken) {
                slots.acquireUninterruptibly();
                threads.submit(() -> {
                    try {
                        send(mailing, mail, outcomes.get(mail.id()));
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
        }
    }

    /** Writes a batch. If that cannot be done, nothing has left, and all of it goes back. */
    private Map<UUID, PersonalMails.Outcome> written(Mailing mailing, List<QueueStore.Taken> taken) {
        try {
            var outcomes = mails.write(mailing, taken);
            var refs = outcomes.entrySet().stream()
                    .filter(one -> one.getValue() instanceof PersonalMails.Outcome.Ready)
                    .collect(toMap(Map.Entry::getKey, one -> ((PersonalMails.Outcome.Ready) one.getValue()).ref()));
            db.useTransaction(handle -> QueueStore.know(handle, refs));
            return outcomes;
        } catch (RuntimeException e) {
            db.useTransaction(handle -> QueueStore.giveBack(handle, taken));
            throw e;
        }
    }

    private void send(Mailing mailing, QueueStore.Taken mail, PersonalMails.Outcome outcome) {
        if (stopping) db.useTransaction(handle -> QueueStore.giveBack(handle, List.of(mail)));
        else
            switch (outcome) {
                // Sealed to a lock of before, whose passphrase may turn up.
                case PersonalMails.Outcome.Locked locked ->
                    db.useTransaction(handle ->
                            QueueStore.postpone(handle, mail, clock.instant().plus(LOCKED), 0));
                case PersonalMails.Outcome.Gone gone ->
                    db.useTransaction(handle -> QueueStore.over(handle, mail, What.GONE, 0));
                case PersonalMails.Outcome.Ready ready -> tell(mailing, mail, ready, posting.post(mail, ready.mail()));
            }
    }

    private void tell(
            Mailing mailing, QueueStore.Taken mail, PersonalMails.Outcome.Ready ready, Posting.Answer answer) {
        db.useTransaction(handle -> {
            switch (answer) {
                case Posting.Answer.Took took -> {
                    QueueStore.over(handle, mail, What.SENT, 0);
                    RowStore.greet(handle, mailing.organisation(), ready.ref());
                }
                case Posting.Answer.Cut cut -> QueueStore.over(handle, mail, What.UNSURE, 0);
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
    private static Duration pause(int attempts) {
        return Duration.ofMinutes(Math.min(1L << Math.min(attempts - 1, 20), 360));
    }
}
