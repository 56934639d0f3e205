package org.undersigned.foundation.db;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/**
 * Group commit. Callers queue; a writer thread takes all that wait and puts them on disk in one transaction, then answers the
 * callers. So the disk is flushed once for many people, a lone one waits for nobody, and a queue that is full answers "busy" at once
 * and stores nothing.
 *
 * <p>One writer at a time has the turn to take and to write; it passes the turn on before its commit. So the disk works for one
 * batch while the database works on the next, and that next one is everybody who came meanwhile instead of the first few.
 *
 * @param <W> what is to be written
 * @param <A> what its sender is told
 */
public final class GroupCommit<W, A> {

    private static final Logger LOG = Logger.getLogger(GroupCommit.class);
    private static final int QUEUE = 2_048;
    private static final int BATCH = 512;
    private static final int TRIES = 3;

    /**
     * A batch finds its rows by their keys. A petition that becomes known within a minute fills tables of which the planner still
     * believes that they are empty; it would read them from end to end for each batch until somebody counts them.
     */
    private static final String BY_INDEX = "SET LOCAL enable_seqscan = off";

    private final String name;
    private final Function<W, Object> once;
    private final BiFunction<Handle, List<W>, List<A>> store;
    private final Runnable before;
    private final Supplier<A> busy;
    private final Db db;
    private final ReentrantLock turn = new ReentrantLock();
    private final BlockingQueue<Waiting<W, A>> queue = new ArrayBlockingQueue<>(QUEUE);
    /** Twins of what was taken already. Touched only by whose turn it is. */
    private final List<Waiting<W, A>> later = new ArrayList<>();

    private final List<Thread> writers = new ArrayList<>();
    private volatile boolean stopping;

    /**
     * A group commit that does nothing before {@link #start}.
     *
     * @param name of its threads
     * @param once what may be in a batch only once: the second waits for the next batch and finds the first
     * @param before done before each transaction, outside it
     * @param store writes a batch in the transaction of the handle, and answers in the batch's order
     * @param busy the answer to who was not written
     */
    public GroupCommit(
            Db db,
            String name,
            Function<W, Object> once,
            Runnable before,
            BiFunction<Handle, List<W>, List<A>> store,
            Supplier<A> busy) {
        this.db = db;
        this.name = name;
        this.once = once;
        this.before = before;
        this.store = store;
        this.busy = busy;
    }

    private record Waiting<W, A>(W what, CompletableFuture<A> answer) {}

    /** Queues something; the answer comes once it is on disk. */
    public CompletableFuture<A> write(W what) {
        var answer = new CompletableFuture<A>();
        if (stopping || !queue.offer(new Waiting<>(what, answer))) answer.complete(busy.get());
        return answer;
    }

    /** Whether the queue has no room now: who would have to do much before it asks can save that. */
    public boolean isFull() {
        return queue.remainingCapacity() == 0;
    }

    /** Starts the writers: with two, the disk never waits for the database nor the database for the disk. */
    public void start(int threads) {
        for (int i = 0; i < threads; i++)
            writers.add(Thread.ofPlatform().name(name + "-" + i).daemon().start(this::run));
    }

    /** Takes nothing more, and returns when all that waits is written. */
    public void stop() throws InterruptedException {
        stopping = true;
        writers.forEach(Thread::interrupt);
        for (var writer : writers) writer.join(5_000);
    }

    private void run() {
        while (true) {
            try {
                turn.lockInterruptibly();
                if (stopping && queue.isEmpty() && later.isEmpty()) return;
                store(take());
            } catch (InterruptedException e) {
                // Woken to stop; what waits is written first.
            } finally {
                passTurn();
            }
        }
    }

    /** Everybody who waits, at least one. Called by whose turn it is. */
    private List<Waiting<W, A>> take() throws InterruptedException {
        var taken = new ArrayList<>(later);
        if (later.isEmpty()) taken.add(queue.take());
        later.clear();
        queue.drainTo(taken, BATCH - taken.size());
        var seen = new HashSet<Object>();
        var batch = new ArrayList<Waiting<W, A>>(taken.size());
        for (var waiting : taken) (seen.add(once.apply(waiting.what)) ? batch : later).add(waiting);
        return batch;
    }

    private void store(List<Waiting<W, A>> batch) {
        store(batch, TRIES);
    }

    private void store(List<Waiting<W, A>> batch, int tries) {
        try {
            before.run();
            var answers = db.inTransaction(handle -> {
                handle.execute(BY_INDEX);
                var stored =
                        store.apply(handle, batch.stream().map(Waiting::what).toList());
                passTurn();
                return stored;
            });
            for (int i = 0; i < batch.size(); i++) batch.get(i).answer.complete(answers.get(i));
        } catch (RuntimeException e) {
            // One that the database refuses must not take the others with it. If the database itself is away, each
            // would
            // wait for it in turn, and the last for minutes.
            if (batch.size() > 1 && !Outage.isBehind(e)) batch.forEach(waiting -> store(List.of(waiting)));
            // The batch before this one had not committed when this one looked for what is free.
            else if (tries > 1 && Outage.isOvertaken(e)) store(batch, tries - 1);
            else {
                LOG.errorf(
                        "%s could not store %d: %s",
                        name, batch.size(), e.getClass().getName());
                batch.forEach(waiting -> waiting.answer.complete(busy.get()));
            }
        }
    }

    private void passTurn() {
        if (turn.isHeldByCurrentThread()) turn.unlock();
    }
}
