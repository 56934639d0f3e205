package org.undersigned.world;

import io.quarkus.arc.Arc;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.outbox.OutboxStore;

/**
 * How many mails somebody has, for those who look again and again: the mailbox page opens every mail of the suite for each look, and here
 * each is opened once.
 */
final class Kept {

    private static final int ALL = 100_000;
    private static final Map<UUID, String> RECIPIENTS = new ConcurrentHashMap<>();

    private Kept() {}

    static long mails(String to) {
        var db = Arc.container().instance(Db.class).get();
        // What the job would do within a second: some hundred tests wait for a mail, many of them more than once.
        db.useTransaction(handle -> handle.execute("""
                UPDATE outbox SET state = 'kept'
                 WHERE (subject_id, id) IN (SELECT subject_id, id FROM outbox WHERE state = 'waiting' AND due <= ?
                                               FOR UPDATE SKIP LOCKED)
                """, Instant.now()));
        var ids = db.read(handle -> handle.select("SELECT id FROM outbox WHERE state = 'kept'")
                .mapTo(UUID.class)
                .list());
        if (!RECIPIENTS.keySet().containsAll(ids)) {
            var unknown = db.read(handle -> OutboxStore.kept(handle, ALL)).stream()
                    .filter(mail -> !RECIPIENTS.containsKey(mail.id()))
                    .toList();
            Arc.container()
                    .instance(Outbox.class)
                    .get()
                    .open(unknown)
                    .forEach(mail ->
                            RECIPIENTS.put(mail.row().id(), mail.content().getOrDefault("to", "")));
        }
        return ids.stream()
                .filter(id -> to.equalsIgnoreCase(RECIPIENTS.get(id)))
                .count();
    }
}
