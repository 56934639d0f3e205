package org.undersigned.foundation.db;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Group commit. Callers queue; a writer thread takes all that wait and puts them on disk in one transaction, then answers the
 * callers. So the disk is flushed once for many people, a lone one waits for nobody, and a queue that is full answers "busy" at once
 * and stores nothing.
 *
 * @param <W> what is to be written
 * @param <A> what its sender is told
 */
public final class GroupCommit<W, A> {

    private static final Logger LOG = Logger.getLogger(GroupCommit.class);
    private static final int QUEUE = 8_192;
    private static final int BATCH = 512;

    private final String name;
    private final Function<W, Object> once;
    private final Function<List<W>, List<A>> store;
    private final Supplier<A> busy;
    private final BlockingQueue<Waiting<W, A>> queue = new ArrayBlockingQueue<>(QUEUE);
    private final List<Thread> writers = new ArrayList<>();
    private volatile boolean stopping;

    /**
     * A group commit that does nothing before {@link #start}.
     *
     * @param name of its threads
     * @param once what may be in a batch only once: the second waits for the next batch and finds the first
     * @param store writes a batch in one transaction of its own and answers in the batch's order
     * @param busy the answer to who was not written
     */
    public GroupCommit(String name, Function<W, Object> once, Function<List<W>, List<A>> store, Supplier<A> busy) {
        this.name = name;
        this.once = once;
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

    /** Starts the writers. Two let one prepare its batch while the disk works for the other. */
    public void start(int threads) {
        for (int i = 0; i < threads; i++)
            writers.add(Thread.ofPlatform().name(name + "-" + i).daemon().start(this::run));
    }

    /** Takes nothing more, and returns when all that waits is written. */
    public void stop() throws InterruptedException {
        stopping = true;
        for (var writer : writers) {
            if (queue.isEmpty()) writer.interrupt();
            writer.join(5_000);
        }
    }

    private void run() {
        var taken = new ArrayList<Waiting<W, A>>(BATCH);
        var later = new ArrayList<Waiting<W, A>>();
        while (!stopping || !queue.isEmpty() || !later.isEmpty()) {
            try {
                if (later.isEmpty()) taken.add(queue.take());
            } catch (InterruptedException e) {
                continue;
            }
            taken.addAll(later);
            later.clear();
            queue.drainTo(taken, BATCH - taken.size());
            store(eachOnce(taken, later));
            taken.clear();
        }
    }

    private List<Waiting<W, A>> eachOnce(List<Waiting<W, A>> taken, List<Waiting<W, A>> later) {
        var seen = new HashSet<Object>();
        var batch = new ArrayList<Waiting<W, A>>(taken.size());
        for (var waiting : taken) (seen.add(once.apply(waiting.what)) ? batch : later).add(waiting);
        return batch;
    }

    private void store(List<Waiting<W, A>> batch) {
        try {
            var answers = store.apply(batch.stream().map(Waiting::what).toList());
            for (int i = 0; i < batch.size(); i++) batch.get(i).answer.complete(answers.get(i));
        } catch (RuntimeException e) {
            // One that the database refuses must not take the others with it.
            if (batch.size() > 1) batch.forEach(waiting -> store(List.of(waiting)));
            else {
                LOG.errorf("%s could not store: %s", name, e.getClass().getName());
                batch.getFirst().answer.complete(busy.get());
            }
        }
    }
}
