package org.undersigned.foundation.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@Timeout(120)
class GroupCommitTest {

    @Inject
    Db db;

    private final List<List<String>> batches = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch held = new CountDownLatch(1);
    private GroupCommit<String, String> commit;

    @AfterEach
    void stop() throws InterruptedException {
        held.countDown();
        commit.stop();
    }

    @Test
    void those_who_wait_share_a_batch_and_each_gets_an_own_answer() throws Exception {
        commit(batch -> {
            if (batch.contains("first")) hold();
            return batch.stream().map(one -> "kept " + one).toList();
        });
        var first = writeAndWaitUntilTaken("first");
        var others = IntStream.range(0, 50).mapToObj(i -> commit.write("p" + i)).toList();
        held.countDown();
        assertEquals("kept first", first.get(60, TimeUnit.SECONDS));
        for (int i = 0; i < 50; i++) assertEquals("kept p" + i, others.get(i).get(60, TimeUnit.SECONDS));
        assertEquals(2, batches.size());
    }

    @Test
    void the_same_thing_is_never_twice_in_a_batch() throws Exception {
        commit(batch -> {
            if (batch.contains("first")) hold();
            return batch;
        });
        writeAndWaitUntilTaken("first");
        var twins = List.of(commit.write("twin"), commit.write("other"), commit.write("twin"));
        held.countDown();
        for (var twin : twins) twin.get(60, TimeUnit.SECONDS);
        assertEquals(List.of(List.of("first"), List.of("twin", "other"), List.of("twin")), batches);
    }

    @Test
    void one_that_the_database_refuses_takes_no_other_with_it() throws Exception {
        commit(batch -> {
            if (batch.contains("first")) hold();
            if (batch.contains("bad")) throw new IllegalStateException("refused");
            return batch;
        });
        writeAndWaitUntilTaken("first");
        var good = List.of(commit.write("a"), commit.write("b"));
        var bad = commit.write("bad");
        held.countDown();
        assertEquals("busy", bad.get(60, TimeUnit.SECONDS));
        assertEquals("a", good.get(0).get(60, TimeUnit.SECONDS));
        assertEquals("b", good.get(1).get(60, TimeUnit.SECONDS));
    }

    @Test
    void one_whose_place_was_taken_a_moment_before_looks_again() throws Exception {
        var looked = new AtomicInteger();
        commit(batch -> {
            if (batch.contains("late") && looked.incrementAndGet() < 3)
                throw new IllegalStateException(new SQLException("somebody else has it", "23505"));
            return batch;
        });
        assertEquals("late", commit.write("late").get(60, TimeUnit.SECONDS));
        looked.set(-100);
        assertEquals("busy", commit.write("late").get(60, TimeUnit.SECONDS), "but not for ever");
    }

    @Test
    void a_full_queue_answers_busy_at_once_and_keeps_what_it_took() throws Exception {
        commit(batch -> {
            if (batch.contains("first")) hold();
            return batch;
        });
        writeAndWaitUntilTaken("first");
        var all =
                IntStream.range(0, 10_000).mapToObj(i -> commit.write("p" + i)).toList();
        var refused = all.stream().filter(CompletableFuture::isDone).toList();
        for (var one : refused) assertEquals("busy", one.get());
        assertEquals(10_000 - 2_048, refused.size());
        assertTrue(commit.isFull());
        held.countDown();
        for (int i = 0; i < 2_048; i++) assertEquals("p" + i, all.get(i).get(60, TimeUnit.SECONDS));
        assertFalse(commit.isFull());
    }

    @Test
    void what_waits_when_it_stops_is_written_and_nothing_after() throws Exception {
        commit(batch -> {
            if (batch.contains("first")) hold();
            return batch;
        });
        writeAndWaitUntilTaken("first");
        var waiting = List.of(commit.write("twin"), commit.write("twin"));
        var stopping = Thread.ofVirtual().start(() -> {
            try {
                commit.stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        held.countDown();
        stopping.join();
        for (var one : waiting) assertTrue(one.isDone());
        assertEquals("busy", commit.write("late").get());
    }

    private void commit(Function<List<String>, List<String>> store) {
        commit = new GroupCommit<>(
                db,
                "test",
                one -> one,
                () -> {},
                (handle, batch) -> {
                    batches.add(List.copyOf(batch));
                    return store.apply(batch);
                },
                () -> "busy");
        commit.start(1);
    }

    private CompletableFuture<String> writeAndWaitUntilTaken(String one) {
        var answer = commit.write(one);
        while (batches.isEmpty()) Thread.onSpinWait();
        return answer;
    }

    private void hold() {
        try {
            held.await();
        } catch (InterruptedException e) {
            // The group commit is stopping.
        }
    }
}
