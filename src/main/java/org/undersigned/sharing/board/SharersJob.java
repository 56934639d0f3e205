package org.undersigned.sharing.board;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.petition.PetitionKeys;
import org.undersigned.signature.Referral;

/** Counts once a minute how many each of them brought, so that neither a page nor a signature waits for it. */
@Singleton
class SharersJob {

    private final Db db;
    private final PetitionKeys keys;

    SharersJob(Db db, PetitionKeys keys) {
        this.db = db;
        this.keys = keys;
    }

    @Scheduled(every = "60s", delayed = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        count();
    }

    /** Counts all of them anew, and has pages drawn again if a number moved. */
    void count() {
        db.useTransaction(handle -> {
            var byPetition = new HashMap<UUID, HashMap<String, SharerStore.Row>>();
            for (var row : SharerStore.all(handle))
                keys.find(row.petition())
                        .map(key -> Referral.source(Referral.code(key, row.signature())))
                        .ifPresent(source -> byPetition
                                .computeIfAbsent(row.petition(), none -> new HashMap<>())
                                .put(source, row));
            var moved = false;
            for (var one : byPetition.entrySet()) moved |= count(handle, one.getKey(), one.getValue());
            if (moved) Publication.changed(handle);
        });
    }

    private static boolean count(Handle handle, UUID petition, HashMap<String, SharerStore.Row> bySource) {
        var counts = SharerStore.counts(handle, petition, bySource.keySet());
        var moved = false;
        for (var one : bySource.entrySet()) {
            var number = counts.getOrDefault(one.getKey(), 0);
            if (number == one.getValue().brought()) continue;
            SharerStore.brought(handle, one.getValue().signature(), number);
            moved = true;
        }
        return moved;
    }
}
