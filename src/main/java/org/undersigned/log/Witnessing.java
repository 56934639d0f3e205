package org.undersigned.log;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.transparency.SignedNote;
import org.undersigned.transparency.TiledTree;

/**
 * Shows new checkpoints to the witnesses and publishes what they cosign. Outside of every transaction and of the thread that signs: a
 * witness may take its time, and no other petition waits for it. Before anything is signed after a start, the checkpoint that the
 * database has is shown, because a witness that knows more says that an old backup was restored.
 */
@Singleton
final class Witnessing {

    private static final Logger LOG = Logger.getLogger(Witnessing.class);

    /** Whether the logs of a petition may grow. */
    enum Leave {
        /** No witness has seen more than the database has. */
        GIVEN,
        /** The witnesses are asked for the first time since the start, and are given the time of one answer. */
        ASKED,
        /** One has seen more: the database is an old one. */
        REFUSED
    }

    private enum Showing {
        UNDER_WAY,
        ONCE_MORE
    }

    private final Db db;
    private final Sequencing sequencing;
    private final Witnesses witnesses;
    private final Set<UUID> shown = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Showing> showing = new ConcurrentHashMap<>();
    // However many petitions are shown at once, they take one connection of the pool between them.
    private final Lock connection = new ReentrantLock();

    Witnessing(Db db, Sequencing sequencing, Witnesses witnesses) {
        this.db = db;
        this.sequencing = sequencing;
        this.witnesses = witnesses;
    }

    /** Whether the witnesses allow a petition's logs to grow. Never waits. */
    Leave allow(UUID petition) {
        if (witnesses.all().isEmpty()) return Leave.GIVEN;
        if (!shown.contains(petition)) {
            if (!showing.containsKey(petition)) show(petition);
            return Leave.ASKED;
        }
        return db.read(LogStore::heads).stream()
                        .filter(head -> head.petition().equals(petition))
                        .allMatch(head -> witnesses
                                        .largest(sequencing.origin(petition, head.kind()))
                                        .orElse(0)
                                <= head.tree().size())
                ? Leave.GIVEN
                : Leave.REFUSED;
    }

    /**
     * Begins to collect cosignatures for the newest checkpoints of a petition, and to put them under the published ones; returns at once.
     * While they are still collected for older ones, it is done once more afterwards: no log is shown twice at the same time.
     */
    void show(UUID petition) {
        if (witnesses.all().isEmpty()) return;
        if (showing.merge(petition, Showing.UNDER_WAY, (before, now) -> Showing.ONCE_MORE) == Showing.UNDER_WAY)
            Thread.ofVirtual().name("witnesses").start(() -> showUntilDone(petition));
    }

    private void showUntilDone(UUID petition) {
        do {
            try {
                showOnce(petition);
                shown.add(petition);
            } catch (RuntimeException e) {
                LOG.warnf(
                        "Checkpoints could not be shown to witnesses (%s); the next ones are",
                        e.getClass().getSimpleName());
            }
        } while (showing.computeIfPresent(petition, (key, now) -> now == Showing.ONCE_MORE ? Showing.UNDER_WAY : null)
                != null);
    }

    private void showOnce(UUID petition) {
        for (var head : read(LogStore::heads)) {
            if (!head.petition().equals(petition)) continue;
            var checkpoint = SignedNote.parse(head.checkpoint());
            // What is cosigned already is shown as the log signed it.
            var own = new SignedNote(checkpoint.text(), checkpoint.signatures().subList(0, 1));
            var collected = witnesses.collect(
                    own,
                    older -> read(
                            handle -> new TiledTree(head.tree(), LogStore.tiles(handle, head)).consistency(older)));
            if (!collected.contradicted().isEmpty())
                LOG.errorf(
                        "A witness says that the log %s has shown two histories. Do not go on before you know why: docs/operations.md, Recovery.",
                        sequencing.origin(petition, head.kind()));
            if (collected.cosignatures() == 0) continue;
            alone(() -> db.inTransaction(handle -> {
                var newest =
                        LogStore.cosign(handle, head, collected.checkpoint().encode());
                if (newest) Publication.changed(handle);
                return newest;
            }));
        }
    }

    private <T> T read(Function<Handle, T> work) {
        return alone(() -> db.read(work));
    }

    private <T> T alone(Supplier<T> work) {
        connection.lock();
        try {
            return work.get();
        } finally {
            connection.unlock();
        }
    }
}
