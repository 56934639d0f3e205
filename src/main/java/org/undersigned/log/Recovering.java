package org.undersigned.log;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.signature.RestoredSignatures;
import org.undersigned.transparency.Checkpoint;
import org.undersigned.transparency.EntryBundle;
import org.undersigned.transparency.MalformedException;
import org.undersigned.transparency.RightEdge;
import org.undersigned.transparency.TilePath;
import org.undersigned.transparency.TiledTree;
import org.undersigned.transparency.TreeHead;
import org.undersigned.transparency.VerificationException;

/**
 * After an old backup was restored: takes what was published since from a copy that somebody kept, so that the log goes on where the
 * public saw it last. The withdrawals log doubles as the list of people whom the backup has to forget again.
 */
@Singleton
@Unremovable
public final class Recovering {

    private static final int BUNDLES_AT_ONCE = 20;

    private final Db db;
    private final LogKeys keys;
    private final Sequencing sequencing;
    private final HighWater highWater;
    private final RestoredSignatures signatures;

    Recovering(Db db, LogKeys keys, Sequencing sequencing, HighWater highWater, RestoredSignatures signatures) {
        this.db = db;
        this.keys = keys;
        this.sequencing = sequencing;
        this.highWater = highWater;
        this.signatures = signatures;
    }

    /** How recovering one petition ended. */
    sealed interface Recovered {
        /**
         * It goes on.
         *
         * @param leaves that were published since the backup
         * @param found of these, whose signature the backup has
         * @param erased people who withdrew since, and are gone from the database again
         */
        record Done(long leaves, long found, long erased) implements Recovered {}

        /** The copy cannot be used, and why. Nothing was changed. */
        record Refused(String why) implements Recovered {}
    }

    /** The petitions that have logs. */
    List<UUID> petitions() {
        return db.read(LogStore::counts).stream().map(LogStore.Count::petition).toList();
    }

    /** Recovers the logs of one petition, all of it or nothing. */
    Recovered recover(UUID petition, PublishedCopy copy) {
        var written = new ArrayList<LogStore.Head>();
        try {
            var done = db.inTransaction(handle -> recover(handle, petition, copy, written));
            written.forEach(highWater::signed);
            return done;
        } catch (Unusable e) {
            return new Recovered.Refused(e.getMessage());
        } catch (VerificationException | MalformedException e) {
            return new Recovered.Refused("the copy is damaged or not of this log: " + e.getMessage());
        }
    }

    private Recovered recover(Handle handle, UUID petition, PublishedCopy copy, List<LogStore.Head> written) {
        var heads = new EnumMap<LogKind, LogStore.Head>(LogStore.lock(handle, petition));
        var leaves = new ArrayList<byte[]>();
        var withdrawals = new ArrayList<byte[]>();
        var first = heads.get(LogKind.SIGNATURES).tree().size();
        advance(handle, petition, LogKind.SIGNATURES, copy, heads, leaves);
        advance(handle, petition, LogKind.WITHDRAWALS, copy, heads, withdrawals);
        var found = recognise(handle, petition, first, leaves);
        var erased = forget(handle, petition, withdrawals);
        sequencing.publish(handle, petition, heads);
        written.addAll(heads.values());
        return new Recovered.Done(leaves.size(), found, erased);
    }

    /** Brings one log from where the backup left it to where the copy has it, and collects the entries between. */
    private void advance(
            Handle handle,
            UUID petition,
            LogKind kind,
            PublishedCopy copy,
            Map<LogKind, LogStore.Head> heads,
            List<byte[]> entries) {
        var head = heads.get(kind);
        var origin = sequencing.origin(petition, kind);
        var note = copy.checkpoint(petition, kind)
                .orElseThrow(() -> new Unusable("the copy has no checkpoint of " + origin));
        var published = Checkpoint.open(note, keys.verifier(origin)).head();
        if (published.size() < head.tree().size())
            throw new Unusable("the copy of " + origin + " is older than the database");
        if (!new TiledTree(published, copy.tiles(petition, kind))
                .at(head.tree().size())
                .equals(head.tree()))
            throw new Unusable("the copy of " + origin + " does not go on from this database");
        var edge = LogStore.edge(handle, head);
        while (edge.size() < published.size()) edge = step(handle, petition, kind, copy, edge, published, entries);
        if (!edge.head().equals(published)) throw new Unusable("the entries of " + origin + " do not lead to its root");
        var recovered = new LogStore.Head(petition, kind, published, note.encode());
        if (!highWater.allows(
                recovered, path -> LogStore.tile(handle, petition, kind, path).orElse(null)))
            throw new Unusable("this machine has signed more of " + origin + " than the copy has: find a newer copy");
        LogStore.save(handle, recovered);
        heads.put(kind, recovered);
    }

    private static RightEdge step(
            Handle handle,
            UUID petition,
            LogKind kind,
            PublishedCopy copy,
            RightEdge edge,
            TreeHead published,
            List<byte[]> entries) {
        var to = Math.min(published.size(), (edge.size() / TilePath.FULL + BUNDLES_AT_ONCE) * TilePath.FULL);
        var chunk = new ArrayList<byte[]>();
        for (var bundle = edge.size() / TilePath.FULL; bundle * TilePath.FULL < to; bundle++) {
            var width = (int) Math.min(TilePath.FULL, published.size() - bundle * TilePath.FULL);
            var path = new TilePath.Entries(bundle, width);
            var bytes = copy.entries(petition, kind).read(path);
            if (bytes == null) throw new Unusable("the copy lacks " + kind.word() + "/" + path.encode());
            var all = new EntryBundle(bundle, width, bytes).entries();
            chunk.addAll(all.subList((int) Math.max(0, edge.size() - bundle * TilePath.FULL), all.size()));
        }
        entries.addAll(chunk);
        var appended = edge.append(chunk);
        LogStore.save(handle, petition, kind, appended);
        return appended.edge();
    }

    /** Gives the leaves back to those signatures of the backup whose they are. */
    private long recognise(Handle handle, UUID petition, long first, List<byte[]> leaves) {
        var commitments = leaves.stream()
                .map(entry -> Leaf.OfSignature.parse(new String(entry, StandardCharsets.US_ASCII))
                        .orElseThrow(() -> new Unusable("an entry is no signature")))
                .map(Leaf.OfSignature::commitment)
                .toList();
        var known = signatures.confirm(handle, petition, commitments);
        long found = 0;
        for (int i = 0; i < commitments.size(); i++) {
            var id = known.get(ByteBuffer.wrap(commitments.get(i)));
            if (id == null) continue;
            QueueStore.dequeue(handle, id);
            QueueStore.index(handle, petition, first + i, List.of(new QueueStore.Queued(id, commitments.get(i))));
            found++;
        }
        return found;
    }

    private long forget(Handle handle, UUID petition, List<byte[]> withdrawals) {
        long erased = 0;
        for (var entry : withdrawals) {
            var leaf = Leaf.OfWithdrawal.parse(new String(entry, StandardCharsets.US_ASCII))
                    .orElseThrow(() -> new Unusable("an entry is no withdrawal"));
            QueueStore.forgetWithdrawal(handle, petition, leaf.index());
            var signature = QueueStore.ofLeaf(handle, petition, leaf.index());
            if (signature.isEmpty()) continue;
            signatures.forget(handle, signature.get());
            QueueStore.forgetLeaf(handle, signature.get());
            erased++;
        }
        return erased;
    }

    private static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Unusable(String message) {
            super(message);
        }
    }
}
