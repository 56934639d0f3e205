package org.undersigned.log;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.transparency.SignedNote;
import org.undersigned.transparency.TiledTree;

/**
 * Shows new checkpoints to the witnesses and publishes what they cosign. Outside of every transaction: a witness may take its time.
 * Before anything is signed after a start, the checkpoint that the database has is shown, because a witness that knows more says that an
 * old backup was restored.
 */
@Singleton
final class Witnessing {

    private static final Logger LOG = Logger.getLogger(Witnessing.class);

    private final Db db;
    private final Sequencing sequencing;
    private final Witnesses witnesses;
    private final Set<UUID> shown = new HashSet<>();

    Witnessing(Db db, Sequencing sequencing, Witnesses witnesses) {
        this.db = db;
        this.sequencing = sequencing;
        this.witnesses = witnesses;
    }

    /** Whether the witnesses allow a petition's logs to grow: none of them has seen more than the database has. */
    boolean allow(UUID petition) {
        if (witnesses.all().isEmpty()) return true;
        if (shown.add(petition)) show(petition);
        return db.read(LogStore::heads).stream()
                .filter(head -> head.petition().equals(petition))
                .allMatch(head -> witnesses
                                .largest(sequencing.origin(petition, head.kind()))
                                .orElse(0)
                        <= head.tree().size());
    }

    /** Collects cosignatures for the newest checkpoints of a petition and puts them under the published ones. */
    void show(UUID petition) {
        if (witnesses.all().isEmpty()) return;
        for (var head : db.read(LogStore::heads)) {
            if (!head.petition().equals(petition)) continue;
            var checkpoint = SignedNote.parse(head.checkpoint());
            // What is cosigned already is shown as the log signed it.
            var own = new SignedNote(checkpoint.text(), checkpoint.signatures().subList(0, 1));
            var collected = witnesses.collect(
                    own,
                    older -> db.read(handle -> new TiledTree(
                                    head.tree(),
                                    path -> LogStore.tile(handle, petition, head.kind(), path)
                                            .orElse(null))
                            .consistency(older)));
            if (!collected.contradicted().isEmpty())
                LOG.errorf(
                        "A witness says that the log %s has shown two histories. Do not go on before you know why: docs/operations.md, Recovery.",
                        sequencing.origin(petition, head.kind()));
            if (collected.cosignatures() == 0) continue;
            db.useTransaction(handle -> {
                if (LogStore.cosign(handle, head, collected.checkpoint().encode())) Publication.changed(handle);
            });
        }
    }
}
