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
import org.undersigned.foundation.keys.MasterKey;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.petition.PetitionRetired;

/** Deletes what is not needed any more, and publishes how many letters were sent. */
@Singleton
final class ForgettingJob {

    /** Days after which a letter that nobody confirmed is deleted. */
    static final int UNCONFIRMED = 7;

    /** Days for which a mailed letter may come back. */
    static final int RETURNING = 14;

    /** Days after its last day, or after it was closed, for which an action knows who has written to whom. */
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

    /** The number is published once a minute at most. Letters whose last day is over are closed, and no list names them as open. */
    @Scheduled(every = "30s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void publish() {
        var today = Day.today(clock);
        db.useTransaction(handle -> {
            var closed = WritingStore.close(handle, today);
            WritingStore.over(handle, today);
            if (NumberStore.publish(handle) || closed > 0) Publication.changed(handle);
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
        for (var letter : db.inTransaction(handle -> WritingStore.overSince(handle, today.minusDays(OVER))))
            db.useTransaction(handle -> MasterKey.removing(handle, () -> {
                WritingStore.close(handle, letter);
                var removed = WritingStore.destroyKey(handle, letter);
                WritingStore.deleteOver(handle, letter);
                return removed;
            }));
    }

    /** With the last petition of a campaign, everything about people who wrote its letters goes. */
    void retired(@Observes PetitionRetired event) {
        for (var letter : letters.all())
            if (letter.campaign().petitions().stream()
                            .anyMatch(petition -> petition.id().equals(event.petition()))
                    && LetterStore.isLast(event.handle(), event.petition())) forget(event.handle(), letter.id());
    }

    private void forget(Handle handle, UUID action) {
        WritingStore.close(handle, action);
        WritingStore.all(handle, action).forEach(writing -> outbox.forget(handle, writing));
        WritingStore.deleteAll(handle, action);
        // That a key is in the files is said by the petition with which it went.
        WritingStore.destroyKey(handle, action);
    }
}
