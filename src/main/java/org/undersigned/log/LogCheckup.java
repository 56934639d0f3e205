package org.undersigned.log;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.undersigned.foundation.checkup.Checkup;
import org.undersigned.foundation.checkup.Finding;
import org.undersigned.foundation.db.Db;

/** Whether the public logs may grow. */
@Singleton
final class LogCheckup implements Checkup {

    private static final String RECOVER =
            "Stop the program and run ./undersigned log recover with the newest copy of the public logs: docs/operations.md, Recovery.";

    private final Db db;
    private final Sequencing sequencing;
    private final HighWater highWater;

    LogCheckup(Db db, Sequencing sequencing, HighWater highWater) {
        this.db = db;
        this.sequencing = sequencing;
        this.highWater = highWater;
    }

    @Override
    public String about() {
        return "logs";
    }

    @Override
    public List<Finding> look() {
        var restored = db.read(RestoredStore::all).stream()
                .map(one -> Finding.fault(
                        "Nobody is counted for " + one.slug() + ": its logs came back with a backup.",
                        RECOVER + " If nothing newer was published: ./undersigned log recover --nothing-newer."));
        var behind = db.read(LogStore::counts).stream()
                .flatMap(count -> behind(count.petition()).stream())
                .map(head -> Finding.fault(
                        "Nobody is counted: the database knows less of "
                                + sequencing.origin(head.petition(), head.kind()) + " than this machine has signed.",
                        RECOVER));
        var faults = Stream.concat(restored, behind).toList();
        return faults.isEmpty() ? List.of(Finding.fine("All that was signed is in the database.")) : faults;
    }

    /** Heads are compared while they are held: otherwise one that grew since it was read would be less than this machine has signed. */
    private List<LogStore.Head> behind(UUID petition) {
        return db.inTransaction(handle -> LogStore.lock(handle, petition).values().stream()
                .filter(head -> !highWater.allows(head, LogStore.tiles(handle, head)))
                .toList());
    }
}
