package org.undersigned.pledge;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;

/** Counts, tells of changes, reminds on the day before, and forgets. */
@Singleton
class PledgeJob {

    /** Days after which everything about people is deleted. */
    static final int DAYS = 30;

    /** Days for which a mailed link waits to be confirmed. */
    static final int DAYS_TO_CONFIRM = 7;

    private static final int MOST = 200;

    private static final Logger LOG = Logger.getLogger(PledgeJob.class);

    private final Db db;
    private final Promisers promisers;
    private final Telling telling;
    private final Published.Registry published;
    private final InstantSource clock;

    PledgeJob(Db db, Promisers promisers, Telling telling, Published.Registry published, InstantSource clock) {
        this.db = db;
        this.promisers = promisers;
        this.telling = telling;
        this.published = published;
        this.clock = clock;
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        count();
        forget();
        while (tell() == MOST) {}
        while (remind() == MOST) {}
    }

    private void count() {
        var moved = db.inTransaction(handle -> {
            var numbers = EndingStore.count(handle);
            if (numbers > 0) Publication.changed(handle);
            return numbers;
        });
        if (moved > 0) published.refresh();
    }

    /** Mails what changed to some who come and do not know it, and answers how many those were. */
    int tell() {
        return db.inTransaction(handle ->
                each(handle, EndingStore.untold(handle, clock.instant(), MOST), (held, promise) -> {
                    var kind = held.cancelled().isPresent() ? PledgeMail.CANCELLED : PledgeMail.CHANGED;
                    mail(handle, kind, held, promise);
                    EndingStore.told(handle, promise.id());
                }));
    }

    /** Reminds some who come tomorrow, and answers how many those were. */
    int remind() {
        var now = clock.instant();
        var due = now.plus(Duration.ofDays(1));
        return db.inTransaction(handle ->
                each(handle, EndingStore.unreminded(handle, now, due, MOST), (held, promise) -> {
                    mail(handle, PledgeMail.REMINDER, held, promise);
                    EndingStore.reminded(handle, promise.id());
                }));
    }

    /** One row that does not open is one person who hears nothing; the others are mailed. */
    private void mail(Handle handle, String kind, Held held, Promise promise) {
        var slug = held.pledge().slug();
        promisers
                .opened(promise)
                .ifPresentOrElse(
                        who -> telling.owe(handle, kind, slug, promise, who, Duration.ZERO),
                        () -> LOG.errorf("event %s: a sealed row does not open, so that person gets no mail", slug));
    }

    private static int each(Handle handle, List<Promise> promises, BiConsumer<Held, Promise> one) {
        var actions = new HashMap<UUID, Held>();
        for (var promise : promises)
            one.accept(actions.computeIfAbsent(promise.action(), action -> PledgeStore.held(handle, action)), promise);
        return promises.size();
    }

    private void forget() {
        var today = Day.today(clock);
        var turned = db.inTransaction(handle -> {
            var over = EndingStore.over(handle, clock.instant(), today) + EndingStore.close(handle, clock.instant());
            for (var gone : EndingStore.unconfirmed(handle, today.minusDays(DAYS_TO_CONFIRM)))
                telling.forget(handle, gone);
            for (var action : EndingStore.ended(handle, today.minusDays(DAYS)))
                for (var gone : EndingStore.erase(handle, action, today)) telling.forget(handle, gone);
            // Its page has no form any more.
            if (over > 0) Publication.changed(handle);
            return over;
        });
        if (turned > 0) published.refresh();
    }
}
