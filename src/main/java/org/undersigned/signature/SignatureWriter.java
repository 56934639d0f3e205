package org.undersigned.signature;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.SealingContexts;

/**
 * Group commit. Callers queue; a writer thread takes all that wait and puts them on disk in one transaction, then answers the
 * callers. So the disk is flushed once for many people, a lone signer waits for nobody, and a queue that is full answers "busy"
 * at once and stores nothing.
 */
@Singleton
final class SignatureWriter {

    private static final Logger LOG = Logger.getLogger(SignatureWriter.class);
    private static final int WRITERS = 2;
    private static final int QUEUE = 8_192;
    private static final int BATCH = 512;

    private final Db db;
    private final SealingContexts contexts;
    private final SigningBatch batches;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE);
    private final List<Thread> writers = new ArrayList<>();
    private volatile boolean stopping;

    SignatureWriter(Db db, SealingContexts contexts, SigningBatch batches) {
        this.db = db;
        this.contexts = contexts;
        this.batches = batches;
    }

    private record Waiting(SealedSignature ready, CompletableFuture<Signing.Signed> answer) {}

    /** Queues a signature; the answer comes once it is on disk. */
    CompletableFuture<Signing.Signed> write(SealedSignature signature) {
        var answer = new CompletableFuture<Signing.Signed>();
        if (stopping || !queue.offer(new Waiting(signature, answer))) answer.complete(new Signing.Signed.Busy());
        return answer;
    }

    void start(@Observes StartupEvent event) {
        for (int i = 0; i < WRITERS; i++)
            writers.add(
                    Thread.ofPlatform().name("signature-writer-" + i).daemon().start(this::run));
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        for (var writer : writers) {
            if (queue.isEmpty()) writer.interrupt();
            writer.join(5_000);
        }
    }

    private void run() {
        var taken = new ArrayList<Waiting>(BATCH);
        var later = new ArrayList<Waiting>();
        while (!stopping || !queue.isEmpty()) {
            try {
                if (later.isEmpty()) taken.add(queue.take());
                taken.addAll(later);
                later.clear();
                queue.drainTo(taken, BATCH - taken.size());
            } catch (InterruptedException e) {
                continue;
            }
            store(onePersonOnce(taken, later));
            taken.clear();
        }
    }

    /** Two submissions of one person cannot be in one statement: the second waits for the next batch and finds the first. */
    private static List<Waiting> onePersonOnce(List<Waiting> taken, List<Waiting> later) {
        var persons = new HashSet<PendingSignature.Person>();
        var batch = new ArrayList<Waiting>(taken.size());
        for (var waiting : taken) (persons.add(waiting.ready.signature().person()) ? batch : later).add(waiting);
        return batch;
    }

    private void store(List<Waiting> batch) {
        try {
            contexts.store();
            var references = db.inTransaction(handle ->
                    batches.store(handle, batch.stream().map(Waiting::ready).toList()));
            batch.forEach(waiting -> waiting.answer.complete(new Signing.Signed.Taken(
                    references.get(waiting.ready.signature().id()))));
        } catch (RuntimeException e) {
            // One submission that the database refuses must not take the others with it.
            if (batch.size() > 1) batch.forEach(waiting -> store(List.of(waiting)));
            else {
                LOG.errorf("a signature could not be stored: %s", e.getClass().getName());
                batch.getFirst().answer.complete(new Signing.Signed.Busy());
            }
        }
    }
}
