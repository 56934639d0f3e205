package org.undersigned.log;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL about petitions whose logs are not open yet. */
final class OpeningStore {

    private OpeningStore() {}

    static List<UUID> unopened(Handle handle) {
        return handle.select(
                        "SELECT id FROM petition p WHERE NOT EXISTS (SELECT 1 FROM log_head h WHERE h.petition = p.id)")
                .mapTo(UUID.class)
                .list();
    }

    /**
     * Lets one process at a time open the logs of a petition; ends with the transaction. The row is the one that whoever takes a step
     * holds first: two that wait for each other never end.
     */
    static void lock(Handle handle, UUID petition) {
        handle.select("SELECT id FROM action WHERE id = ? FOR UPDATE", petition)
                .mapTo(UUID.class)
                .one();
    }

    /** Holds the rows of all petitions, as {@link #lock} does that of one. */
    static void lockAll(Handle handle) {
        handle.select("SELECT id FROM action WHERE kind = 'petition' ORDER BY id FOR UPDATE")
                .mapTo(UUID.class)
                .list();
    }
}
