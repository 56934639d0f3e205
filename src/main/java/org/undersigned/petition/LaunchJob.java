package org.undersigned.petition;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
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
        db.useTransaction(handle -> LaunchStore.due(handle, clock.instant()).forEach(launch -> launch(handle, launch)));
    }

    private void launch(Handle handle, Launch launch) {
        petitions.byId(launch.petition()).ifPresent(petition -> {
            // It may have gone elsewhere since; then nothing is left to do.
            LifeCycleStore.held(handle, petition.id())
                    .flatMap(from -> LifeCycle.step(from, LifeCycle.State.OPEN))
                    .filter(step -> step.from() == LifeCycle.State.REVIEW)
                    .ifPresent(step ->
                            stepping.move(handle, petition, step, Optional.empty(), Person.actor(launch.askedBy())));
            LaunchStore.remove(handle, petition.id());
        });
    }
}
