package org.undersigned.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undersigned.world.World.address;
import static org.undersigned.world.World.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.db.Db;
import org.undersigned.world.OwnPetition;

@QuarkusTest
class OpeningTest {

    @Inject
    Db db;

    @Test
    void signatures_from_before_there_was_a_log_come_a_few_at_a_time_and_each_once() {
        var petition = OwnPetition.open("before" + UUID.randomUUID().toString().substring(0, 8));
        for (var name : List.of("ann", "ben", "cat")) petition.supporter(name + " Before", address(name));
        await(() -> petition.published() == 3, "three");
        var id = db.read(handle -> handle.select("SELECT id FROM action WHERE slug = ?", petition.slug())
                .mapTo(UUID.class)
                .one());
        var taken = new ArrayList<List<UUID>>();
        var all = new HashSet<UUID>();
        db.read(handle -> {
            handle.begin();
            handle.execute("DELETE FROM log_leaf WHERE petition = ?", id);
            all.addAll(QueueStore.unlogged(handle, id));
            QueueStore.shuffled(handle, id, 2, some -> {
                // As Opening does between one and the next.
                QueueStore.index(
                        handle,
                        id,
                        2L * taken.size(),
                        some.stream()
                                .map(one -> new QueueStore.Queued(one, new byte[32]))
                                .toList());
                taken.add(some);
            });
            return handle.rollback();
        });
        assertEquals(List.of(2, 1), taken.stream().map(List::size).toList());
        var together = taken.stream().flatMap(List::stream).toList();
        assertEquals(3, together.size());
        assertEquals(all, new HashSet<>(together));
    }
}
