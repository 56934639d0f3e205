package org.undersigned.foundation.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;

/**
 * HPKE contexts, one for each recipient, used for many rows by one process. A row refers to its context by id; whoever writes rows
 * calls {@link #store} first, so that no row is ever on disk without what opens it.
 */
@Singleton
public final class SealingContexts {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int MOST = 10_000;

    private final Db db;
    private final RecipientKeys keys;
    private final InstantSource clock;
    private final ConcurrentMap<String, Shared> current = new ConcurrentHashMap<>();
    private final ConcurrentMap<UUID, Shared> unstored = new ConcurrentHashMap<>();
    private final Cache<UUID, Optional<Hpke.Context>> opened = Caffeine.newBuilder()
            .maximumSize(500)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    SealingContexts(Db db, RecipientKeys keys, InstantSource clock) {
        this.db = db;
        this.keys = keys;
        this.clock = clock;
    }

    /** A context that rows are being sealed in. */
    record Shared(UUID id, String recipient, String keyId, Hpke.Sending sending, Instant made, AtomicInteger rows) {}

    /** A context as the recipient finds it. */
    record Stored(UUID id, String recipient, String keyId, byte[] enc) {}

    /** What one row needs: the context it refers to, the key's id, and the row's own key by its place. */
    public record Use(UUID context, String keyId, Hpke.Context sender) {}

    /**
     * The present context of a recipient, for one row more; a new one after 60 seconds, 10,000 rows, or when the recipient has a newer
     * key. Takes no longer than an elliptic-curve operation, and asks no database.
     */
    public Use use(String recipient) {
        var key = keys.of(recipient)
                .orElseThrow(() -> new IllegalStateException("there is no key to seal for " + recipient));
        var found = current.get(recipient);
        if (found == null || !fits(found, key) || found.rows.incrementAndGet() > MOST)
            found = current.compute(recipient, (same, now) -> {
                if (now != null && fits(now, key) && now.rows.incrementAndGet() <= MOST) return now;
                var fresh = fresh(key);
                unstored.put(fresh.id, fresh);
                return fresh;
            });
        return new Use(found.id, found.keyId, found.sending.context());
    }

    /** A context for the rows of one transaction, stored in it: nobody else waits for that. */
    public Use own(Handle handle, String recipient) {
        var key = keys.of(recipient)
                .orElseThrow(() -> new IllegalStateException("there is no key to seal for " + recipient));
        var fresh = fresh(key);
        RecipientKeyStore.insert(handle, List.of(fresh));
        return new Use(fresh.id, fresh.keyId, fresh.sending.context());
    }

    /**
     * Puts every context that {@link #use} made on disk, in a transaction of its own: two batches that store the same one wait for
     * each other here, while they hold nothing else.
     */
    public void store() {
        if (unstored.isEmpty()) return;
        var waiting = unstored.values().stream()
                .sorted(Comparator.comparing(Shared::id))
                .toList();
        db.useTransaction(handle -> RecipientKeyStore.insert(handle, waiting));
        waiting.forEach(context -> unstored.remove(context.id));
    }

    /** The recipient's end of a context whose key is hosted here; nothing otherwise, or if the key is gone. */
    public Optional<Hpke.Context> open(UUID context) {
        var known = opened.getIfPresent(context);
        if (known != null) return known;
        var found = db.read(handle -> RecipientKeyStore.context(handle, context))
                .flatMap(stored -> keys.secret(stored.keyId)
                        .flatMap(secret -> Hpke.from(secret, stored.enc, info(stored.recipient, stored.keyId))));
        if (found.isPresent()) opened.put(context, found);
        return found;
    }

    /** The recipient's end of a context whose private key somebody has at hand; nothing if it is another key's, or gone. Not remembered. */
    public Optional<Hpke.Context> open(UUID context, String keyId, byte[] secret) {
        return db.read(handle -> RecipientKeyStore.context(handle, context))
                .filter(stored -> stored.keyId.equals(keyId))
                .flatMap(stored -> Hpke.from(secret, stored.enc, info(stored.recipient, stored.keyId)));
    }

    /** Forgets opened contexts: what a removed key could open does not stay in memory. */
    public void forget() {
        opened.invalidateAll();
    }

    /** What a context is bound to (the {@code info} of RFC 9180). */
    public static String info(String recipient, String keyId) {
        return "undersigned/context/v1|" + recipient + "|" + keyId;
    }

    private boolean fits(Shared context, RecipientKeys.Key key) {
        return context.keyId.equals(key.id()) && context.made.plus(LONGEST).isAfter(clock.instant());
    }

    private Shared fresh(RecipientKeys.Key key) {
        var sending = Hpke.to(key.open(), info(key.recipient(), key.id()));
        return new Shared(UUID.randomUUID(), key.recipient(), key.id(), sending, clock.instant(), new AtomicInteger(1));
    }
}
