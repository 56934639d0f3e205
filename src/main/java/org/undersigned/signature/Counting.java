package org.undersigned.signature;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.petition.PetitionStore;

/**
 * Makes the published number from the confirmed rows, beside the requests and never inside one: a counter row that every signer
 * updates would make them wait for each other. It runs when something changed here, and every minute for what changed elsewhere.
 */
@Singleton
final class Counting {

    private static final Duration AT_LEAST_EVERY = Duration.ofMinutes(1);

    /** The event comes before its transaction is on disk, so one look right after it might come too early. */
    private static final int ROUNDS = 3;

    private final Db db;
    private final InstantSource clock;
    private final AtomicInteger rounds = new AtomicInteger(1);
    private volatile Instant last = Instant.EPOCH;

    Counting(Db db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    void confirmed(@Observes SignatureConfirmed event) {
        rounds.set(ROUNDS);
    }

    void withdrawn(@Observes SignatureWithdrawn event) {
        rounds.set(ROUNDS);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        var now = clock.instant();
        if (rounds.getAndUpdate(left -> Math.max(left - 1, 0)) == 0 && now.isBefore(last.plus(AT_LEAST_EVERY))) return;
        last = now;
        db.useTransaction(this::publish);
    }

    /** Counts, and publishes the numbers that moved. */
    void publish(Handle handle) {
        var moved = CountStore.publish(handle, clock.instant());
        if (moved.isEmpty()) return;
        for (var one : moved)
            CountStore.goals(handle, one.petition()).stream()
                    .filter(goal -> goal > one.before() && goal <= one.confirmed())
                    .forEach(goal -> PetitionStore.goalReached(handle, one.petition(), goal, Day.today(clock)));
        Publication.changed(handle);
    }
}
