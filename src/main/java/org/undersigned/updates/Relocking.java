package org.undersigned.updates;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.foundation.keys.SealingContexts;
import org.undersigned.petition.PetitionRetired;
import org.undersigned.petition.Retiring;
import org.undersigned.supporter.SealedRow;
import org.undersigned.supporter.Sealing;
import org.undersigned.supporter.UpdatesRowStore;

/**
 * Once a list is locked, those who were on it before are sealed to the new key, and the key that this installation kept is removed. Only
 * then does nothing here open it without the passphrase.
 */
@Singleton
final class Relocking {

    private static final int BATCH = 500;

    // A process seals to the old key for as long as its context lasts, which is a minute, and a batch may be under way.
    static final Duration STRAGGLERS = Duration.ofMinutes(3);

    private final Db db;
    private final RecipientKeys keys;
    private final Sealing sealing;
    private final SealingContexts contexts;
    private final Unlocking unlocking;
    private final InstantSource clock;
    private final Map<String, Instant> quietSince = new HashMap<>();

    Relocking(
            Db db,
            RecipientKeys keys,
            Sealing sealing,
            SealingContexts contexts,
            Unlocking unlocking,
            InstantSource clock) {
        this.db = db;
        this.keys = keys;
        this.sealing = sealing;
        this.contexts = contexts;
        this.unlocking = unlocking;
        this.clock = clock;
    }

    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        for (var lock : db.read(UpdatesLockStore::unfinished)) {
            var recipient = Sealing.updates(lock.petition());
            if (pass(lock) > 0 || !isKnown(lock, recipient)) quietSince.remove(lock.keyId());
            var since = quietSince.computeIfAbsent(lock.keyId(), key -> clock.instant());
            if (clock.instant().isBefore(since.plus(STRAGGLERS))) continue;
            db.useTransaction(handle -> {
                Retiring.keysAreInFiles(handle, lock.petition());
                keys.removeOlderHosted(handle, recipient);
            });
            contexts.forget();
            quietSince.remove(lock.keyId());
        }
    }

    /** Whether this process seals to the new key by now. */
    private boolean isKnown(UpdatesLock lock, String recipient) {
        return keys.of(recipient).filter(key -> key.id().equals(lock.keyId())).isPresent();
    }

    /** Goes through the whole list once and seals anew what a hosted key opens; answers how many rows that were. */
    private int pass(UpdatesLock lock) {
        var sealed = 0;
        var after = new UUID(0, 0);
        while (true) {
            var from = after;
            var rows = db.read(handle -> UpdatesRowStore.updatesHosted(handle, lock.petition(), from, BATCH));
            if (rows.isEmpty()) return sealed;
            sealed += seal(lock, rows);
            after = rows.getLast().signature();
        }
    }

    private int seal(UpdatesLock lock, List<SealedRow> rows) {
        var anew = new ArrayList<UpdatesRowStore.Anew>();
        for (var row : rows)
            sealing.openHosted(lock.petition(), row)
                    .map(fields -> sealing.seal(
                            lock.petition(), row.signature(), row.recipient(), row.purpose(), Sealing.plain(fields)))
                    // This process may not know the new key yet.
                    .filter(one -> one.keyId().equals(lock.keyId()))
                    .ifPresent(one -> anew.add(new UpdatesRowStore.Anew(row, one)));
        contexts.store();
        db.useTransaction(handle -> UpdatesRowStore.replace(handle, anew));
        return anew.size();
    }

    /** Nobody is on a list whose signers are deleted. */
    void retired(@Observes PetitionRetired event) {
        UpdatesLockStore.remove(event.handle(), event.petition());
        unlocking.forget(event.petition());
    }
}
