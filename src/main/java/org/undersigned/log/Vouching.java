package org.undersigned.log;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;

/**
 * An operator says that nothing was published after the backup that was restored, so that its logs may go on from where they are. No
 * program can know that; what this machine remembers, and the witnesses, can still contradict it.
 */
@Singleton
@Unremovable
final class Vouching {

    private final Db db;
    private final Sequencing sequencing;
    private final HighWater highWater;
    private final AuditLog audit;

    Vouching(Db db, Sequencing sequencing, HighWater highWater, AuditLog audit) {
        this.db = db;
        this.sequencing = sequencing;
        this.highWater = highWater;
        this.audit = audit;
    }

    /** The petitions whose logs wait for it. */
    List<RestoredStore.Restored> waiting() {
        return db.read(RestoredStore::all);
    }

    /** Lets the logs of one petition go on, with an entry in the audit log; or says why not. */
    Optional<String> vouch(UUID petition) {
        var refused = db.inTransaction(handle -> {
            var heads = LogStore.lock(handle, petition);
            if (!RestoredStore.isRestored(handle, petition)) return Optional.<String>empty();
            for (var head : heads.values())
                if (!highWater.allows(head, LogStore.tiles(handle, head)))
                    return Optional.of("this machine has signed more of " + sequencing.origin(petition, head.kind())
                            + " than the backup has");
            audit.record(
                    handle,
                    "operator",
                    AuditActions.PETITION_RECOVER,
                    "petition " + RestoredStore.slug(handle, petition),
                    "nothing newer: " + heads.get(LogKind.SIGNATURES).tree().size() + " signatures, "
                            + heads.get(LogKind.WITHDRAWALS).tree().size() + " withdrawals");
            RestoredStore.release(handle, petition);
            return Optional.<String>empty();
        });
        return refused;
    }
}
