package org.undersigned.mailing.returned;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.mailing.sender.SenderSeal;

/** Reads the mailboxes of returned mail, some at a time: those of organisations, and that of the installation. */
@Singleton
class ReturnsJob {

    private static final Logger LOG = Logger.getLogger(ReturnsJob.class);
    private static final int AT_ONCE = 4;

    private final Db db;
    private final Telling telling;
    private final SenderSeal seal;
    private final InstantSource clock;
    private final Optional<MailboxAddress> own;

    ReturnsJob(
            Db db,
            Telling telling,
            SenderSeal seal,
            InstantSource clock,
            @ConfigProperty(name = "undersigned.returns-url") Optional<String> own) {
        this.db = db;
        this.telling = telling;
        this.seal = seal;
        this.clock = clock;
        this.own = own.flatMap(MailboxAddress::parse);
    }

    @Scheduled(every = "2m", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        var boxes = db.read(ReturnStore::mailboxes);
        var slots = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            own.ifPresent(address -> threads.submit(() -> slotted(
                    slots,
                    () -> Mailbox.read(address, telling)
                            .ifPresent(trouble -> LOG.warnf(
                                    "The mailbox of UNDERSIGNED_RETURNS_URL could not be read (%s)",
                                    trouble.slug())))));
            for (var box : boxes) threads.submit(() -> slotted(slots, () -> read(box)));
        }
    }

    private static void slotted(Semaphore slots, Runnable work) {
        slots.acquireUninterruptibly();
        try {
            work.run();
        } catch (RuntimeException e) {
            // Never the message: it may hold an address.
            LOG.warnf("Returned mail could not be read (%s)", e.getClass().getSimpleName());
        } finally {
            slots.release();
        }
    }

    private void read(ReturnStore.Box box) {
        var address = seal.open(box.organisation(), "returns", box.url()).flatMap(MailboxAddress::parse);
        if (address.isEmpty()) return;
        var trouble = Mailbox.read(address.get(), telling);
        db.useTransaction(handle -> {
            if (trouble.isPresent())
                ReturnStore.trouble(handle, box.organisation(), trouble.get().slug());
            else ReturnStore.read(handle, box.organisation(), Day.today(clock));
        });
    }
}
