package org.undersigned.log;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
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
        var adopted = adopt(handle, petition);
        var heads = new EnumMap<LogKind, LogStore.Head>(LogKind.class);
        heads.put(LogKind.SIGNATURES, sequencing.sign(petition, LogKind.SIGNATURES, adopted));
        heads.put(
                LogKind.WITHDRAWALS, sequencing.sign(petition, LogKind.WITHDRAWALS, RightEdge.EMPTY.append(List.of())));
        heads.values().forEach(head -> LogStore.save(handle, head));
        sequencing.publish(handle, petition, heads, Optional.of(List.of()));
        if (adopted.head().size() > 0)
            LOG.infof(
                    "%d signatures from before there was a log are in it now",
                    (Object) adopted.head().size());
        return List.copyOf(heads.values());
    }

    private RightEdge.Appended adopt(Handle handle, UUID petition) {
        var appended = new AtomicReference<>(RightEdge.EMPTY.append(List.of()));
        QueueStore.shuffled(
                handle,
                petition,
                CHUNK,
                some -> appended.set(adopt(handle, petition, appended.get().edge(), some)));
        return appended.get();
    }

    private RightEdge.Appended adopt(Handle handle, UUID petition, RightEdge edge, List<UUID> some) {
        var chunk = some.stream()
                .map(id -> new QueueStore.Queued(id, commitments.of(handle, petition, id)))
                .toList();
        QueueStore.index(handle, petition, edge.size(), chunk);
        var appended = edge.append(chunk.stream()
                .map(queued -> new Leaf.OfSignature(queued.commitment()).bytes())
                .toList());
        LogStore.save(handle, petition, LogKind.SIGNATURES, appended);
        return appended;
    }
}
