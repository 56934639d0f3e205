package org.undersigned.log;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.db.SqlArray;

/** SQL about what waits for the logs, and about whose leaf is which. */
final class QueueStore {

    private static final String UNLOGGED = """
            SELECT s.id FROM signature s
             WHERE s.petition = ? AND s.state = 'confirmed'
               AND NOT EXISTS (SELECT 1 FROM log_leaf l WHERE l.signature = s.id)
               AND NOT EXISTS (SELECT 1 FROM log_queue q WHERE q.signature = s.id)
            """;

    private QueueStore() {}

    /** What waits for one log of a petition. {@code oldest} is an hour. */
    record Waiting(UUID petition, LogKind kind, long entries, Instant oldest) {}

    /** A signature on its way to its leaf. */
    record Queued(UUID signature, byte[] commitment) {}

    static List<Waiting> waiting(Handle handle) {
        return handle.createQuery("""
                        SELECT petition, 'signatures' AS log, count(*) AS entries, min(hour) AS oldest FROM log_queue GROUP BY petition
                        UNION ALL
                        SELECT petition, 'withdrawals', count(*), min(hour) FROM log_withdrawal GROUP BY petition
                        """)
                .map((row, context) -> new Waiting(
                        Column.uuid(row, "petition"),
                        LogKind.of(row.getString("log")).orElseThrow(),
                        row.getLong("entries"),
                        row.getTimestamp("oldest").toInstant()))
                .list();
    }

    /** A signature that is to get a leaf in its petition's log. */
    record Entry(UUID petition, UUID signature, byte[] commitment) {}

    static void queue(Handle handle, List<Entry> entries, Instant now) {
        try (var insert = handle.getConnection().prepareStatement("""
                INSERT INTO log_queue (signature, petition, commitment, hour)
                SELECT r.signature, r.petition, r.commitment, date_trunc('hour', CAST(? AS timestamptz))
                  FROM unnest(?, ?, ?) AS r (signature, petition, commitment)
                """)) {
            insert.setString(1, now.toString());
            insert.setArray(2, SqlArray.uuids(handle, entries, Entry::signature));
            insert.setArray(3, SqlArray.uuids(handle, entries, Entry::petition));
            insert.setArray(4, SqlArray.bytes(handle, entries, Entry::commitment));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes a signature out of the queue; false if it is not in it (any more). */
    static boolean dequeue(Handle handle, UUID signature) {
        return handle.execute("DELETE FROM log_queue WHERE signature = ?", signature) == 1;
    }

    /** Takes several out of the queue, and tells which of them were in it. */
    static List<UUID> dequeue(Handle handle, List<UUID> signatures) {
        return handle.createQuery("DELETE FROM log_queue WHERE signature = ANY (:ids) RETURNING signature")
                .bindArray("ids", UUID.class, signatures)
                .mapTo(UUID.class)
                .list();
    }

    static void queueWithdrawal(
            Handle handle, UUID petition, long leaf, Leaf.OfWithdrawal.Reason reason, String caseId, Instant now) {
        handle.createUpdate("""
                        INSERT INTO log_withdrawal (petition, leaf_index, reason, case_id, hour)
                        VALUES (:petition, :leaf, :reason, :case, date_trunc('hour', CAST(:now AS timestamptz)))
                        """)
                .bind("petition", petition)
                .bind("leaf", leaf)
                .bind("reason", reason.word())
                .bind("case", caseId)
                .bind("now", now)
                .execute();
    }

    /** Takes what waits out of the queue, {@code most} at a time. Who withdraws meanwhile waits, and then finds a leaf. */
    static List<Queued> takeSignatures(Handle handle, UUID petition, int most) {
        return handle.createQuery("""
                        DELETE FROM log_queue WHERE signature IN (SELECT signature FROM log_queue WHERE petition = :petition LIMIT :most FOR UPDATE)
                        RETURNING signature, commitment
                        """)
                .bind("petition", petition)
                .bind("most", most)
                .map((row, context) -> new Queued(Column.uuid(row, "signature"), row.getBytes("commitment")))
                .list();
    }

    static List<Leaf.OfWithdrawal> takeWithdrawals(Handle handle, UUID petition, int most) {
        return handle.createQuery("""
                        DELETE FROM log_withdrawal
                         WHERE petition = :petition
                           AND leaf_index IN (SELECT leaf_index FROM log_withdrawal WHERE petition = :petition LIMIT :most FOR UPDATE)
                        RETURNING leaf_index, reason, case_id
                        """)
                .bind("petition", petition)
                .bind("most", most)
                .map((row, context) -> new Leaf.OfWithdrawal(
                        row.getLong("leaf_index"),
                        Leaf.OfWithdrawal.Reason.of(row.getString("reason")),
                        row.getString("case_id")))
                .list();
    }

    /** Notes whose leaves are numbers {@code first} and up. */
    static void index(Handle handle, UUID petition, long first, List<Queued> sequenced) {
        try (var insert = handle.getConnection().prepareStatement("""
                INSERT INTO log_leaf (signature, petition, leaf_index)
                SELECT r.signature, ?, ? + r.position - 1 FROM unnest(?) WITH ORDINALITY AS r (signature, position)
                """)) {
            insert.setObject(1, petition);
            insert.setLong(2, first);
            insert.setArray(
                    3,
                    handle.getConnection()
                            .createArrayOf(
                                    "uuid",
                                    sequenced.stream().map(Queued::signature).toArray()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Optional<Long> leafOf(Handle handle, UUID signature) {
        return handle.select("SELECT leaf_index FROM log_leaf WHERE signature = ?", signature)
                .mapTo(Long.class)
                .findOne();
    }

    /** Whose leaves these are, as far as that is still known. A search of the whole table: for recovering only. */
    static List<UUID> ofLeaves(Handle handle, UUID petition, List<Long> leaves) {
        return handle.createQuery(
                        "SELECT signature FROM log_leaf WHERE petition = :petition AND leaf_index = ANY (:leaves)")
                .bind("petition", petition)
                .bindArray("leaves", Long.class, leaves)
                .mapTo(UUID.class)
                .list();
    }

    static void forgetWithdrawals(Handle handle, UUID petition, List<Long> leaves) {
        handle.createUpdate("DELETE FROM log_withdrawal WHERE petition = :petition AND leaf_index = ANY (:leaves)")
                .bind("petition", petition)
                .bindArray("leaves", Long.class, leaves)
                .execute();
    }

    static void forgetLeaf(Handle handle, UUID signature) {
        handle.execute("DELETE FROM log_leaf WHERE signature = ?", signature);
    }

    /** Confirmed signatures that neither wait nor have a leaf: those from before there was a log. */
    static List<UUID> unlogged(Handle handle, UUID petition) {
        return handle.select(UNLOGGED, petition).mapTo(UUID.class).list();
    }

    /** The same, shuffled by the database, {@code most} in memory at a time. In a transaction. */
    static void shuffled(Handle handle, UUID petition, int most, Consumer<List<UUID>> take) {
        // Random UUIDs come from the system's source of chance, which random() does not.
        try (var all = handle.select(UNLOGGED + " ORDER BY gen_random_uuid()", petition)
                .setFetchSize(most)
                .mapTo(UUID.class)
                .iterator()) {
            var some = new ArrayList<UUID>(most);
            while (all.hasNext()) {
                some.add(all.next());
                if (some.size() < most && all.hasNext()) continue;
                take.accept(List.copyOf(some));
                some.clear();
            }
        }
    }
}
