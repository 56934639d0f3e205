package org.undersigned.foundation.keys;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;

/**
 * A key for each UTC day, for what has to be read within days and never later: addresses that wait for a mail. Its private half is
 * wrapped under the master key and removed on the fourth day after, so a copy of the database that is older than that tells no
 * address, not even together with the key file as it is then.
 */
@Singleton
public final class DayKeys {

    /** Days after its own on which a key still opens. */
    public static final int DAYS = 3;

    private static final String PREFIX = "confirm-";

    private final Db db;
    private final RecipientKeys keys;
    private final SealingContexts contexts;
    private final InstantSource clock;
    private final Event<Removed> removed;

    DayKeys(Db db, RecipientKeys keys, SealingContexts contexts, InstantSource clock, Event<Removed> removed) {
        this.db = db;
        this.keys = keys;
        this.contexts = contexts;
        this.clock = clock;
        this.removed = removed;
    }

    /** A day's key is gone in this transaction; whatever was sealed to it is of no use to anybody. */
    public record Removed(Handle handle, String recipient, String keyId) {}

    /** One text sealed by itself, with the encapsulated key beside it. */
    public record Alone(String keyId, byte[] enc, Aead.Sealed sealed) {}

    /** The recipient that today's rows are sealed to. */
    public String today() {
        return PREFIX + Day.today(clock);
    }

    /** Whether {@code recipient} is a day. */
    public static boolean isDay(String recipient) {
        return recipient.startsWith(PREFIX);
    }

    /** Seals one text to today's key with a context of its own: for what is written one at a time. */
    public Alone seal(String associated, byte[] plain) {
        var key = keys.of(today()).orElseThrow(() -> new IllegalStateException("there is no key of today"));
        var sending = Hpke.to(key.open(), SealingContexts.info("alone", key.id()));
        return new Alone(key.id(), sending.enc(), Aead.seal(sending.context().rowKey(associated), associated, plain));
    }

    /** The text again; nothing if the day's key is gone, or if it does not belong in this place. */
    public Optional<byte[]> open(Alone alone, String associated) {
        return keys.secret(alone.keyId)
                .flatMap(secret -> Hpke.from(secret, alone.enc, SealingContexts.info("alone", alone.keyId)))
                .flatMap(context -> Aead.open(context.rowKey(associated), associated, alone.sealed));
    }

    /** Before the first public content is read, so that a key is there for the first signer. */
    void start(@Observes @Priority(5) StartupEvent event) {
        turn();
    }

    /**
     * Makes the keys of today and tomorrow, and removes those that are over. What was sealed to a day lies in the files of large tables until
     * it is written over, for nobody writes those anew every day. Without its key that tells nothing; so the key may not lie in a file, either.
     * The tables with keys are small, and are written anew in an instant once a day, when one went.
     */
    @Scheduled(every = "10m", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void turn() {
        var today = Day.today(clock);
        db.useTransaction(handle -> keys.host(handle, List.of(PREFIX + today, PREFIX + today.plusDays(1))));
        db.useTransaction(handle -> MasterKey.removing(handle, () -> {
            var gone = RecipientKeyStore.remove(handle, PREFIX, PREFIX + today.minusDays(DAYS));
            for (var key : gone) removed.fire(new Removed(handle, key.recipient(), key.id()));
            if (!gone.isEmpty()) contexts.forget();
            return !gone.isEmpty();
        }));
    }
}
