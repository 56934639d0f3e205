package org.undersigned.petition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.undersigned.foundation.db.Column;

/** SQL about the end of a petition. */
final class RetiringStore {

    /** Names the lock that is held while the tables with keys are written anew. */
    private static final long REWRITING = 0x7265_7469_7265L;

    private static final int LOOK_MILLIS = 20;

    /** Those whose rows say that an old row with a key is still in a file. */
    private static final List<String> TABLES = List.of("petition", "master_key");

    private RetiringStore() {}

    /** A petition as it stands. {@code closes} and {@code retired} are null if there is no such day. */
    record Found(UUID id, String slug, String state, LocalDate closes, LocalDate retired) {}

    static Optional<Found> bySlug(Handle handle, String slug) {
        return handle.select(
                        "SELECT a.slug, a.state, p.* FROM petition p JOIN action a ON a.id = p.id WHERE a.slug = ?",
                        slug)
                .map((row, context) -> found(row))
                .findOne();
    }

    /** A petition by id, locked: who signs or loads it meanwhile waits, and finds it retired. */
    static Optional<Found> locked(Handle handle, UUID id) {
        return handle.select("""
                        SELECT a.slug, a.state, p.* FROM petition p JOIN action a ON a.id = p.id WHERE p.id = ? FOR UPDATE OF p
                        """, id).map((row, context) -> found(row)).findOne();
    }

    static void retire(Handle handle, UUID id, LocalDate day) {
        handle.execute("UPDATE petition SET retired_on = ?, key_id = NULL, wrapped_key = NULL WHERE id = ?", day, id);
        keysAreInFiles(handle, id);
        // It never opens again, whatever day a campaign file may name.
        handle.execute("UPDATE action SET state = 'closed' WHERE id = ? AND state = 'open'", id);
    }

    /** A key of a petition was removed, and its old row is still in the files. */
    static void keysAreInFiles(Handle handle, UUID id) {
        handle.execute("UPDATE petition SET keys_in_files = true, keys_marked = keys_marked + 1 WHERE id = ?", id);
    }

    /**
     * Writes the tables with keys anew, so that the old rows leave the files too. They are small, so it takes no time; but a backup
     * that is being made holds them, and nobody shall wait behind this for its end.
     *
     * @param patience how long to wait for a table, and for transactions that may still see the old rows
     * @return false if one of them was held, or seen; it has to be done again
     */
    static boolean rewriteKeys(Handle handle, Duration patience) {
        // Whoever marks a row from now on may have removed what is copied below, so that mark stays.
        var marked = TABLES.stream().map(table -> marked(handle, table)).toList();
        if (!areUnseen(handle, patience)) return false;
        handle.execute("SET lock_timeout = " + patience.toMillis());
        try {
            // One at a time: a rewriting that began earlier would have this one keep rows that only it can still see.
            handle.execute("SELECT pg_advisory_lock(" + REWRITING + ")");
            handle.execute("VACUUM FULL petition");
            handle.execute("VACUUM FULL recipient_key");
            handle.execute("VACUUM FULL updates_lock");
            handle.execute("VACUUM FULL letter");
            handle.execute("VACUUM FULL log_key");
            handle.execute("VACUUM FULL master_key");
            for (var marks : marked) clear(handle, marks);
            return true;
        } catch (UnableToExecuteStatementException held) {
            return false;
        } finally {
            handle.execute("RESET lock_timeout");
            handle.execute("SELECT pg_advisory_unlock(" + REWRITING + ")");
        }
    }

    /** The marks of a table, as text of the row's id and of how often it was marked. */
    private record Marks(String table, List<String> rows) {}

    private static Marks marked(Handle handle, String table) {
        var rows = handle.select("SELECT id || ' ' || keys_marked FROM " + table + " WHERE keys_in_files");
        return new Marks(table, rows.mapTo(String.class).list());
    }

    private static void clear(Handle handle, Marks marks) {
        handle.createUpdate("UPDATE " + marks.table
                        + " SET keys_in_files = false WHERE keys_in_files AND id || ' ' || keys_marked = ANY(:rows)")
                .bindArray("rows", String.class, marks.rows)
                .execute();
    }

    /** Whether nobody is left who began before now: rows that somebody can still see are copied when a table is written anew. */
    private static boolean areUnseen(Handle handle, Duration patience) {
        var now = handle.select("SELECT pg_current_xact_id()::xid::text")
                .mapTo(String.class)
                .one();
        for (long waited = 0; waited <= patience.toMillis(); waited += LOOK_MILLIS) {
            var seen = handle.select("""
                            SELECT EXISTS (SELECT 1 FROM pg_stat_activity
                                            WHERE pid <> pg_backend_pid() AND datname = current_database() AND backend_type = 'client backend'
                                              AND greatest(age(backend_xmin), age(backend_xid)) > age(CAST(? AS xid)))
                            """, now).mapTo(Boolean.class).one();
            if (!seen) return true;
            handle.execute("SELECT pg_sleep(?)", LOOK_MILLIS / 1000.0);
        }
        return false;
    }

    /** Whether the files still have to be written anew. */
    static boolean hasKeysInFiles(Handle handle) {
        return handle.select("""
                        SELECT EXISTS (SELECT 1 FROM petition WHERE keys_in_files)
                            OR EXISTS (SELECT 1 FROM master_key WHERE keys_in_files)
                        """).mapTo(Boolean.class).one();
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                Column.uuid(row, "id"),
                row.getString("slug"),
                row.getString("state"),
                row.getObject("closes", LocalDate.class),
                row.getObject("retired_on", LocalDate.class));
    }
}
