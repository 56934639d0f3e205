package org.undersigned.log;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.petition.LogOrigins;
import org.undersigned.transparency.Checkpoint;
import org.undersigned.transparency.CountStatement;
import org.undersigned.transparency.RightEdge;

/**
 * Moves what waits into the logs of one petition: shuffles the batch, so that the order of leaves tells nothing about the order of
 * people; appends; signs both checkpoints and the count; publishes the number. All of it is one transaction, under the lock of the
 * log's head, so there is one sequencer however many processes run.
 */
@Singleton
final class Sequencing {

    /** Most leaves of one batch: some four megabytes of tiles and bundles. */
    static final int MOST = 20_000;

    private final Db db;
    private final LogKeys keys;
    private final LogOrigins origins;
    private final HighWater highWater;
    private final PublishedNumber number;
    private final InstantSource clock;
    private final RandomGenerator random = new SecureRandom();

    Sequencing(
            Db db, LogKeys keys, LogOrigins origins, HighWater highWater, PublishedNumber number, InstantSource clock) {
        this.db = db;
        this.keys = keys;
        this.origins = origins;
        this.highWater = highWater;
        this.number = number;
        this.clock = clock;
    }

    /** How a run ended. */
    sealed interface Sequenced {
        /** So many entries were appended to the two logs; if it is {@link #MOST}, more may wait. */
        record Appended(int signatures, int withdrawals) implements Sequenced {}

        /** The database knows less of {@code log} than this machine has signed. Nothing was signed; an operator has to recover it. */
        record Behind(String log) implements Sequenced {}

        /** {@code log} came back with a backup, and nobody has said yet what was published since. Nothing was signed. */
        record Restored(String log) implements Sequenced {}

        /** The petition's logs are not open yet. */
        record NotOpen() implements Sequenced {}
    }

    /** Runs for some logs of one petition. For none of them it only looks whether it might, and remembers how far they are. */
    Sequenced run(UUID petition, Set<LogKind> kinds) {
        var written = new ArrayList<LogStore.Head>();
        var sequenced = db.inTransaction(handle -> {
            var heads = LogStore.lock(handle, petition);
            if (heads.size() < LogKind.values().length) return new Sequenced.NotOpen();
            if (RestoredStore.isRestored(handle, petition))
                return new Sequenced.Restored(origin(petition, LogKind.SIGNATURES));
            for (var head : heads.values())
                if (!highWater.allows(head, LogStore.tiles(handle, head)))
                    return new Sequenced.Behind(origin(petition, head.kind()));
            heads.values().forEach(highWater::keepUp);
            return append(handle, petition, kinds, heads, written);
        });
        written.forEach(highWater::signed);
        return sequenced;
    }

    private Sequenced append(
            Handle handle,
            UUID petition,
            Set<LogKind> kinds,
            Map<LogKind, LogStore.Head> heads,
            List<LogStore.Head> written) {
        var signatures = new ArrayList<QueueStore.Queued>();
        var withdrawals = new ArrayList<Leaf.OfWithdrawal>();
        if (kinds.contains(LogKind.SIGNATURES)) signatures.addAll(QueueStore.takeSignatures(handle, petition, MOST));
        if (kinds.contains(LogKind.WITHDRAWALS)) withdrawals.addAll(QueueStore.takeWithdrawals(handle, petition, MOST));
        Collections.shuffle(signatures, random);
        Collections.shuffle(withdrawals, random);
        var done = new Sequenced.Appended(signatures.size(), withdrawals.size());
        if (signatures.isEmpty() && withdrawals.isEmpty()) return done;

        var before = heads.get(LogKind.SIGNATURES);
        QueueStore.index(handle, petition, before.tree().size(), signatures);
        var after = new EnumMap<LogKind, LogStore.Head>(heads);
        extend(handle, before, leaves(signatures), after);
        extend(
                handle,
                heads.get(LogKind.WITHDRAWALS),
                withdrawals.stream().map(Leaf::bytes).toList(),
                after);
        for (var kind : LogKind.values()) {
            if (after.get(kind).equals(heads.get(kind))) continue;
            highWater.signing(heads.get(kind), after.get(kind).tree());
            written.add(after.get(kind));
        }
        var counted = signatures.stream().map(QueueStore.Queued::signature).toList();
        publish(handle, petition, after, Optional.of(counted));
        return done;
    }

    private static List<byte[]> leaves(List<QueueStore.Queued> signatures) {
        return signatures.stream()
                .map(queued -> new Leaf.OfSignature(queued.commitment()).bytes())
                .toList();
    }

    private void extend(Handle handle, LogStore.Head before, List<byte[]> entries, Map<LogKind, LogStore.Head> after) {
        if (entries.isEmpty()) return;
        var appended = LogStore.edge(handle, before).append(entries);
        LogStore.save(handle, before.petition(), before.kind(), appended);
        after.put(before.kind(), sign(before.petition(), before.kind(), appended));
        LogStore.save(handle, after.get(before.kind()));
    }

    /** A head with its signed checkpoint. */
    LogStore.Head sign(UUID petition, LogKind kind, RightEdge.Appended appended) {
        var origin = origin(petition, kind);
        var checkpoint = new Checkpoint(origin, appended.head()).sign(keys.signer(origin));
        return new LogStore.Head(petition, kind, appended.head(), checkpoint.encode());
    }

    /**
     * Signs the count that two heads bear out, and makes it the published number.
     *
     * @param counted the signatures that it tells of since the one before; nothing if that may be any
     */
    void publish(Handle handle, UUID petition, Map<LogKind, LogStore.Head> heads, Optional<List<UUID>> counted) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var name = origins.of(petition) + "/count";
        var statement = new CountStatement(
                name,
                heads.get(LogKind.SIGNATURES).tree(),
                heads.get(LogKind.WITHDRAWALS).tree(),
                now);
        var note = statement.sign(keys.signer(name)).encode();
        LogStore.save(handle, new LogStore.Count(petition, statement.net(), now, note));
        number.publish(handle, petition, statement.net(), now, counted);
    }

    String origin(UUID petition, LogKind kind) {
        return origins.of(petition) + "/" + kind.word();
    }
}
