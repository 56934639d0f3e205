package org.undersigned.log;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.signature.RestoredSignatures;
import org.undersigned.transparency.Checkpoint;
import org.undersigned.transparency.EntryBundle;
import org.undersigned.transparency.MalformedException;
import org.undersigned.transparency.TilePath;
import org.undersigned.transparency.TiledTree;
import org.undersigned.transparency.VerificationException;

/**
 * After an old backup was restored: takes what was published since from a copy that somebody kept, so that the log goes on where the
 * public saw it last. The withdrawals log doubles as the list of people whom the backup has to forget again.
 */
@Singleton
@Unremovable
public final class Recovering {

    /** Some hundred thousand entries are in memory at a time. Each time the signatures of the petition are searched once. */
    private static final int BUNDLES_AT_ONCE = 400;

    private final Db db;
    private final LogKeys keys;
    private final Sequencing sequencing;
    private final HighWater highWater;
    private final RestoredSignatures signatures;
    private final AuditLog audit;

    Recovering(
            Db db,
            LogKeys keys,
            Sequencing sequencing,
            HighWater highWater,
            RestoredSignatures signatures,
            AuditLog audit) {
        this.db = db;
        this.keys = keys;
        this.sequencing = sequencing;
        this.highWater = highWater;
        this.signatures = signatures;
        this.audit = audit;
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
        var before = LogStore.lock(handle, petition);
        var after = new EnumMap<LogKind, LogStore.Head>(LogKind.class);
        for (var kind : LogKind.values()) after.put(kind, published(before.get(kind), copy));
        var leaves = grown(before, after, LogKind.SIGNATURES);
        // Before whatever changes pages: the audit log is held before the publication.
        audit.record(
                handle,
                "operator",
                AuditActions.PETITION_RECOVER,
                "petition " + RestoredStore.slug(handle, petition),
                "from a copy: " + leaves + " signatures, " + grown(before, after, LogKind.WITHDRAWALS)
                        + " withdrawals");
        RestoredStore.release(handle, petition);
        var found = advance(
                handle,
                before.get(LogKind.SIGNATURES),
                after.get(LogKind.SIGNATURES),
                copy,
                (first, entries) -> recognise(handle, petition, first, entries));
        var erased = advance(
                handle,
                before.get(LogKind.WITHDRAWALS),
                after.get(LogKind.WITHDRAWALS),
                copy,
                (first, entries) -> forget(handle, petition, entries));
        sequencing.publish(handle, petition, after, Optional.empty());
        written.addAll(after.values());
        return new Recovered.Done(leaves, found, erased);
    }

    private static long grown(Map<LogKind, LogStore.Head> before, Map<LogKind, LogStore.Head> after, LogKind kind) {
        return after.get(kind).tree().size() - before.get(kind).tree().size();
    }

    /** The newest state of a log that the copy has, which has to go on from that of the backup. */
    private LogStore.Head published(LogStore.Head head, PublishedCopy copy) {
        var origin = sequencing.origin(head.petition(), head.kind());
        var note = copy.checkpoint(head.petition(), head.kind())
                .orElseThrow(() -> new Unusable("the copy has no checkpoint of " + origin));
        var published = Checkpoint.open(note, keys.verifier(origin)).head();
        if (published.size() < head.tree().size())
            throw new Unusable("the copy of " + origin + " is older than the database");
        if (!new TiledTree(published, copy.tiles(head.petition(), head.kind()))
                .at(head.tree().size())
                .equals(head.tree()))
            throw new Unusable("the copy of " + origin + " does not go on from this database");
        return new LogStore.Head(head.petition(), head.kind(), published, note.encode());
    }

    /** What is done with entries from number {@code first} on, and to how many people. */
    private interface Taking {
        long take(long first, List<byte[]> entries);
    }

    /** Brings one log from where the backup left it to where the copy has it; the sum of what was done with the entries between. */
    private long advance(Handle handle, LogStore.Head before, LogStore.Head after, PublishedCopy copy, Taking taking) {
        var published = after.tree();
        var origin = sequencing.origin(after.petition(), after.kind());
        var edge = LogStore.edge(handle, before);
        long done = 0;
        while (edge.size() < published.size()) {
            var entries = entries(after, copy, edge.size());
            var appended = edge.append(entries);
            LogStore.save(handle, after.petition(), after.kind(), appended);
            done += taking.take(edge.size(), entries);
            edge = appended.edge();
        }
        if (!edge.head().equals(published)) throw new Unusable("the entries of " + origin + " do not lead to its root");
        if (!highWater.allows(after, LogStore.tiles(handle, after)))
            throw new Unusable("this machine has signed more of " + origin + " than the copy has: find a newer copy");
        LogStore.save(handle, after);
        return done;
    }

    /** The next entries of a copy, so many as are taken at once. */
    private static List<byte[]> entries(LogStore.Head after, PublishedCopy copy, long from) {
        var size = after.tree().size();
        var to = Math.min(size, (from / TilePath.FULL + BUNDLES_AT_ONCE) * TilePath.FULL);
        var chunk = new ArrayList<byte[]>();
        for (var bundle = from / TilePath.FULL; bundle * TilePath.FULL < to; bundle++) {
            var width = (int) Math.min(TilePath.FULL, size - bundle * TilePath.FULL);
            var path = new TilePath.Entries(bundle, width);
            var bytes = copy.entries(after.petition(), after.kind()).read(path);
            if (bytes == null)
                throw new Unusable("the copy lacks " + after.kind().word() + "/" + path.encode());
            var all = new EntryBundle(bundle, width, bytes).entries();
            chunk.addAll(all.subList((int) Math.max(0, from - bundle * TilePath.FULL), all.size()));
        }
        return chunk;
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
        var leaves = withdrawals.stream()
                .map(entry -> Leaf.OfWithdrawal.parse(new String(entry, StandardCharsets.US_ASCII))
                        .orElseThrow(() -> new Unusable("an entry is no withdrawal")))
                .map(Leaf.OfWithdrawal::index)
                .toList();
        QueueStore.forgetWithdrawals(handle, petition, leaves);
        var people = QueueStore.ofLeaves(handle, petition, leaves);
        for (var signature : people) {
            signatures.forget(handle, petition, signature);
            QueueStore.forgetLeaf(handle, signature);
        }
        return people.size();
    }

    private static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Unusable(String message) {
            super(message);
        }
    }
}
