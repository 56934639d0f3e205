package org.undersigned.log;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.signature.Commitments;
import org.undersigned.transparency.RightEdge;

/**
 * Opens the two logs of a petition. Signatures that were confirmed before there was a log become its first leaves, shuffled, in the
 * one transaction that opens it: the number that is published does not move.
 */
@Singleton
final class Opening {

    private static final Logger LOG = Logger.getLogger(Opening.class);

    /** So many entries are appended at a time; a batch is some kilobytes for each. */
    private static final int CHUNK = 5_000;

    private final Db db;
    private final Commitments commitments;
    private final Sequencing sequencing;
    private final HighWater highWater;
    private final RandomGenerator random = new SecureRandom();

    Opening(Db db, Commitments commitments, Sequencing sequencing, HighWater highWater) {
        this.db = db;
        this.commitments = commitments;
        this.sequencing = sequencing;
        this.highWater = highWater;
    }

    /** Opens the logs of a petition unless they are open. */
    void open(UUID petition) {
        var opened = db.inTransaction(handle -> {
            OpeningStore.lock(handle, petition);
            return LogStore.lock(handle, petition).isEmpty() ? open(handle, petition) : List.<LogStore.Head>of();
        });
        opened.forEach(highWater::signed);
    }

    private List<LogStore.Head> open(Handle handle, UUID petition) {
        var earlier = new ArrayList<>(QueueStore.unlogged(handle, petition));
        Collections.shuffle(earlier, random);
        var heads = new EnumMap<LogKind, LogStore.Head>(LogKind.class);
        heads.put(LogKind.SIGNATURES, sequencing.sign(petition, LogKind.SIGNATURES, adopt(handle, petition, earlier)));
        heads.put(
                LogKind.WITHDRAWALS, sequencing.sign(petition, LogKind.WITHDRAWALS, RightEdge.EMPTY.append(List.of())));
        heads.values().forEach(head -> LogStore.save(handle, head));
        sequencing.publish(handle, petition, heads);
        if (!earlier.isEmpty())
            LOG.infof("%d signatures from before there was a log are in it now", (Object) earlier.size());
        return List.copyOf(heads.values());
    }

    private RightEdge.Appended adopt(Handle handle, UUID petition, List<UUID> earlier) {
        var appended = RightEdge.EMPTY.append(List.of());
        for (int from = 0; from < earlier.size(); from += CHUNK) {
            var chunk = earlier.subList(from, Math.min(from + CHUNK, earlier.size())).stream()
                    .map(id -> new QueueStore.Queued(id, commitments.of(handle, petition, id)))
                    .toList();
            QueueStore.index(handle, petition, from, chunk);
            appended = appended.edge()
                    .append(chunk.stream()
                            .map(queued -> new Leaf.OfSignature(queued.commitment()).bytes())
                            .toList());
            LogStore.save(handle, petition, LogKind.SIGNATURES, appended);
        }
        return appended;
    }
}
