package org.undersigned.log;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL about the logs of a petition that is about to be retired. */
final class RetiredLogStore {

    private RetiredLogStore() {}

    static boolean isOpen(Handle handle, UUID petition) {
        return handle.select("SELECT EXISTS (SELECT 1 FROM log_count WHERE petition = ?)", petition)
                .mapTo(Boolean.class)
                .one();
    }

    /** How many entries wait for either log, or should: a confirmed signature that neither waits nor has a leaf is one too many. */
    static long waiting(Handle handle, UUID petition) {
        return handle.createQuery("""
                        SELECT (SELECT count(*) FROM log_queue WHERE petition = :petition)
                             + (SELECT count(*) FROM log_withdrawal WHERE petition = :petition)
                             + (SELECT count(*) FROM signature s
                                 WHERE s.petition = :petition AND s.state = 'confirmed'
                                   AND NOT EXISTS (SELECT 1 FROM log_leaf l WHERE l.signature = s.id)
                                   AND NOT EXISTS (SELECT 1 FROM log_queue q WHERE q.signature = s.id))
                        """)
                .bind("petition", petition)
                .mapTo(Long.class)
                .one();
    }

    static void forgetLeaves(Handle handle, UUID petition) {
        handle.execute("DELETE FROM log_leaf WHERE petition = ?", petition);
    }

    static void forgetWaiting(Handle handle, UUID petition) {
        handle.execute("DELETE FROM log_queue WHERE petition = ?", petition);
        handle.execute("DELETE FROM log_withdrawal WHERE petition = ?", petition);
    }
}
