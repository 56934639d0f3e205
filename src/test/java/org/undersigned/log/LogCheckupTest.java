package org.undersigned.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.Behind;
import org.undersigned.world.OwnPetition;

/** {@code doctor} looks at logs that go on growing meanwhile. */
@QuarkusTest
class LogCheckupTest {

    @Inject
    Db db;

    @Inject
    Sequencing sequencing;

    @Inject
    LogCheckup checkup;

    @Test
    void a_log_that_grows_while_it_is_looked_at_has_no_fault() {
        var petition = OwnPetition.open("grows" + UUID.randomUUID().toString().substring(0, 8));
        var id = db.read(handle -> handle.select("SELECT id FROM action WHERE slug = ?", petition.slug())
                .mapTo(UUID.class)
                .one());
        await(
                () -> db.read(LogStore::counts).stream()
                        .anyMatch(count -> count.petition().equals(id)),
                "its logs to be opened");
        var looked = db.inTransaction(handle -> {
            var behind = new Behind(db, handle);
            // The job would count her otherwise.
            LogStore.lock(handle, id);
            CompletableFuture.runAsync(() -> petition.supporter("Suzie Signs", address("suzie")))
                    .join();
            // In this transaction, so that the machine has signed more than anybody else can see yet.
            assertEquals(new Sequencing.Sequenced.Appended(1, 0), sequencing.run(id, EnumSet.allOf(LogKind.class)));
            return behind.start(checkup::look);
        });
        assertEquals(
                List.of(),
                looked.join().stream()
                        .filter(finding -> finding.what().contains(id.toString()))
                        .toList());
    }
}
