package org.undersigned.letter;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.petition.PetitionRetired;

/** Deletes what is not needed any more, and publishes how many letters were sent. */
@Singleton
final class ForgettingJob {

    /** Days after which a letter that nobody confirmed is deleted. */
    static final int UNCONFIRMED = 7;

    /** Days for which a mailed letter may come back. */
    static final int RETURNING = 14;

    /** Days after its end for which an action knows who has written to whom. */
    static final int OVER = 30;

    private final Db db;
    private final Letters letters;
    private final Outbox outbox;
    private final InstantSource clock;

    ForgettingJob(Db db, Letters letters, Outbox outbox, InstantSource clock) {
        this.db = db;
        this.letters = letters;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The number is published once a minute at most. */
    @Scheduled(every = "30s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void publish() {
        db.useTransaction(handle -> {
            if (NumberStore.publish(handle)) Publication.changed(handle);
        });
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        var today = Day.today(clock);
        db.useTransaction(handle -> {
            WritingStore.deleteUnconfirmed(handle, today.minusDays(UNCONFIRMED))
                    .forEach(writing -> outbox.callOff(handle, writing));
            SendingStore.forgetGone(handle, today.minusDays(RETURNING));
        });
        for (var letter : letters.all())
            if (letter.closes()
                    .filter(day -> day.plusDays(OVER).isBefore(today))
                    .isPresent())
                db.useTransaction(handle -> {
                    close(handle, letter.id());
                    WritingStore.deleteOver(handle, letter.id());
                });
    }

    /** With the last petition of a campaign, everything about people who wrote its letters goes. */
    void retired(@Observes PetitionRetired event) {
        for (var letter : letters.all())
            if (letter.campaign().petitions().stream()
                            .anyMatch(petition -> petition.id().equals(event.petition()))
                    && LetterStore.isLast(event.handle(), event.petition())) forget(event.handle(), letter.id());
    }

    private static void close(Handle handle, UUID action) {
        WritingStore.close(handle, action);
        WritingStore.destroyKey(handle, action);
    }

    private void forget(Handle handle, UUID action) {
        WritingStore.close(handle, action);
        WritingStore.all(handle, action).forEach(writing -> outbox.forget(handle, writing));
        WritingStore.deleteAll(handle, action);
        WritingStore.destroyKey(handle, action);
    }
}
