package org.undersigned.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.risk.MailAllowance;

/** Takes what people say about their calls; {@link CallsJob} counts it beside the requests. */
@Singleton
class Reporting {

    /** More calls to one office by people of one network in a day are not counted; everybody gets the same answer. */
    static final int A_NETWORK_A_DAY = 60;

    private final Db db;
    private final MailAllowance networks;
    private final InstantSource clock;
    private final Cache<UUID, AtomicInteger> today = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofDays(1))
            .maximumSize(50_000)
            .build();

    Reporting(Db db, MailAllowance networks, InstantSource clock) {
        this.db = db;
        this.networks = networks;
        this.clock = clock;
    }

    /**
     * Notes a call.
     *
     * @param id that came with the form
     * @param network address of the sender, which is kept nowhere
     */
    void report(UUID id, UUID action, String office, Outcome outcome, String network) {
        var about = new UUID(action.getMostSignificantBits(), action.getLeastSignificantBits() ^ office.hashCode());
        var many = today.get(networks.crowd(about, network), one -> new AtomicInteger());
        if (many.incrementAndGet() > A_NETWORK_A_DAY) return;
        db.useTransaction(handle -> ReportStore.insert(handle, id, action, office, outcome, Day.today(clock)));
    }
}
