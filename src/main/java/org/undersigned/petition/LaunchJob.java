package org.undersigned.petition;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.organisation.staff.Person;

/** Puts petitions online when their time has come, within five seconds of it. */
@Singleton
final class LaunchJob {

    private final Db db;
    private final Petitions petitions;
    private final Stepping stepping;
    private final InstantSource clock;

    LaunchJob(Db db, Petitions petitions, Stepping stepping, InstantSource clock) {
        this.db = db;
        this.petitions = petitions;
        this.stepping = stepping;
        this.clock = clock;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void launch() {
        for (var launch : db.read(handle -> LaunchStore.due(handle, clock.instant())))
            db.useTransaction(handle -> launch(handle, launch.petition()));
    }

    /** The petition's row first, as whoever takes a step in the workspace does: two that wait for each other never end. */
    private void launch(Handle handle, UUID id) {
        var from = LifeCycleStore.held(handle, id);
        // Another process may have done it, or somebody called it off, since it was looked for.
        var launch = LaunchStore.of(handle, id).filter(one -> one.isDue(clock.instant()));
        if (launch.isEmpty()) return;
        var step = from.flatMap(state -> LifeCycle.step(state, LifeCycle.State.OPEN))
                .filter(one -> one.from() == LifeCycle.State.REVIEW);
        var actor = Person.actor(launch.get().askedBy());
        // It stays due, and goes online when the last of those who have to accept did.
        if (step.isPresent()
                && petitions
                        .byId(id)
                        .filter(one -> Readiness.of(handle, one.slug()).isReady())
                        .isEmpty()) return;
        // It may have gone elsewhere since; then nothing is left to do.
        petitions
                .byId(id)
                .ifPresent(petition ->
                        step.ifPresent(one -> stepping.move(handle, petition, one, Optional.empty(), actor)));
        LaunchStore.remove(handle, id);
    }
}
