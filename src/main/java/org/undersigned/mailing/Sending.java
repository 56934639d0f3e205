package org.undersigned.mailing;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.outbox.MailStopped;

/**
 * Begins mailings whose time has come and sends what is due of those that are under way. Each organisation has a turn of its own, so that the mail
 * server of one, however slow, keeps nobody else waiting; its mailings take turns.
 */
@Singleton
final class Sending {

    private static final Logger LOG = Logger.getLogger(Sending.class);

    /** So many organisations send at once; each uses up to eight connections. */
    private static final int ORGANISATIONS = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Db db;
    private final Batches batches;
    private final Beginning beginning;
    private final InstantSource clock;
    private final Set<UUID> sending = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopping;

    Sending(Db db, Batches batches, Beginning beginning, InstantSource clock) {
        this.db = db;
        this.batches = batches;
        this.beginning = beginning;
        this.clock = clock;
    }

    /** Whoever has a mail in hand brings it to its end; what was only taken goes back. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        batches.stop();
        threads.shutdown();
        if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
            LOG.warn("mails of a mailing were on their way when the program stopped; they are shown as such");
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = MailStopped.class)
    void send() {
        if (stopping) return;
        beginning.beginDue();
        db.useTransaction(handle -> QueueStore.missing(handle, clock.instant()));
        db.read(handle -> MailingStore.in(handle, Mailing.State.RUNNING)).stream()
                .map(Mailing::organisation)
                .distinct()
                .forEach(this::begin);
    }

    private void begin(UUID organisation) {
        if (sending.size() >= ORGANISATIONS || !sending.add(organisation)) return;
        threads.submit(() -> {
            try {
                sendAll(organisation);
            } catch (RuntimeException e) {
                // Never its message: it may hold an address.
                LOG.warnf("mailings of an organisation wait (%s)", e.getClass().getSimpleName());
            } finally {
                sending.remove(organisation);
            }
        });
    }

    /** Sends batch after batch of an organisation's mailings in turns, until nothing is due or its pace is reached. */
    private void sendAll(UUID organisation) {
        for (var more = true; more && !stopping; ) {
            more = false;
            for (var mailing : db.read(handle -> MailingStore.running(handle, organisation)))
                more |= batches.sendOne(mailing);
        }
    }

    /** Forgets who had the mails of mailings that are long over. */
    @Scheduled(every = "6h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        beginning.forget();
    }
}
