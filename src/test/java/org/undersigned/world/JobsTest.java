package org.undersigned.world;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;

/** That tests which want the database for themselves have it. */
@QuarkusTest
class JobsTest {

    @Inject
    Db db;

    @Inject
    Scheduler scheduler;

    @Test
    void a_job_that_has_begun_is_waited_for_and_none_begins() {
        try {
            var paused = db.inTransaction(handle -> {
                var behind = new Behind(db, handle);
                handle.execute("LOCK TABLE publication IN ACCESS EXCLUSIVE MODE");
                behind.await(1, "the job that reads it every second");
                assertTrue(Jobs.isAnyAtWork());
                var pausing = CompletableFuture.runAsync(() -> Jobs.pause(scheduler));
                World.await(() -> !scheduler.isRunning(), "the scheduler to stop");
                assertFalse(pausing.isDone(), "it waits for the job");
                return pausing;
            });
            paused.join();
            assertFalse(Jobs.isAnyAtWork());
        } finally {
            scheduler.resume();
        }
    }
}
