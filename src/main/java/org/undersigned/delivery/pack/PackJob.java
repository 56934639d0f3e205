package org.undersigned.delivery.pack;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.keys.AgeFile;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;
import org.undersigned.supporter.Sealing;

/** Makes packs, one after another. What a process began before it died is begun again by the next. */
@Singleton
class PackJob {

    private static final Logger LOG = Logger.getLogger(PackJob.class);

    private final Db db;
    private final Petitions petitions;
    private final RecipientKeys keys;
    private final Making making;
    private final InstantSource clock;

    PackJob(Db db, Petitions petitions, RecipientKeys keys, Making making, InstantSource clock) {
        this.db = db;
        this.petitions = petitions;
        this.keys = keys;
        this.making = making;
        this.clock = clock;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() throws InterruptedException {
        var next = db.inTransaction(handle -> PackStore.claim(handle, clock.instant()));
        if (next.isEmpty()) return;
        var pack = next.get();
        var petition = petitions.byId(pack.petition()).filter(Packing::isPacked);
        try {
            if (petition.isEmpty()) throw new IOException("its petition takes no packs any more");
            making.make(pack, petition.get(), recipients(pack, petition.get()));
        } catch (IOException | RuntimeException failure) {
            // Without its words, which may hold a name.
            var cause = failure.getCause() == null ? failure : failure.getCause();
            LOG.errorf("a pack could not be made: %s", cause.getClass().getName());
            db.useTransaction(handle -> PackStore.failed(handle, pack.id()));
        }
    }

    /** Whom the pack names, and leads that keep a key of their own. */
    private List<String> recipients(Pack pack, Petition petition) {
        var own = petition.campaign().leads().stream()
                .flatMap(
                        lead -> keys.of(Sealing.organisation(lead.organisation().slug())).stream())
                .filter(key -> !key.hosted())
                .map(key -> AgeFile.recipient(key.open()));
        return Stream.concat(pack.otherRecipients().stream(), own).distinct().toList();
    }
}
