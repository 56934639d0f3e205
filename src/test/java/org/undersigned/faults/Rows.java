package org.undersigned.faults;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.undersigned.foundation.db.EmbeddedPostgres;

/** Every look that these tests take into the database. What can be seen from outside they look at from outside. */
final class Rows {

    private final Path served;

    /** The database whose folder that is. */
    Rows(Path served) {
        this.served = served;
    }

    /** Signatures in any state, confirmed or not. */
    long signatures() {
        return number("SELECT count(*) FROM signature");
    }

    /**
     * Which signature each acknowledged submission is stored as: ids by what finds a reference, in hexadecimal. More than one id for a
     * submission that stands there more than once.
     */
    Map<String, Set<String>> byReference() {
        var found = new HashMap<String, Set<String>>();
        each(
                "SELECT c.locator, s.id FROM confirmation c JOIN signature s ON s.id = c.signature",
                row -> found.computeIfAbsent(HexFormat.of().formatHex(row.getBytes(1)), one -> new TreeSet<>())
                        .add(row.getString(2)));
        return found;
    }

    /** Different people among them, for each petition. */
    long people() {
        return number("SELECT count(DISTINCT (petition, tag)) FROM signature");
    }

    long confirmed() {
        return number("SELECT count(*) FROM signature WHERE state = 'confirmed'");
    }

    /** Mails that are owed. */
    long mails() {
        return number("SELECT count(*) FROM outbox");
    }

    /** Mails that a mail server failed to take at least once. */
    long failedMails() {
        return number("SELECT count(*) FROM outbox WHERE attempts > 0 AND due < now() + interval '1 minute'");
    }

    /** Lets five minutes go by for the mails that a program took before {@code end} and did not send. */
    void endLeasesFromBefore(Instant end) {
        number("""
                WITH ended AS (
                    UPDATE outbox SET due = now() WHERE due > now() AND due <= '%s'::timestamptz + interval '300 seconds' RETURNING 1)
                SELECT count(*) FROM ended
                """.formatted(end));
    }

    /** Whether the program that calls itself so is in the middle of growing a log. */
    boolean holdsALog(String program) {
        return number("""
                SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
                 WHERE l.relation = 'log_head'::regclass AND l.granted AND l.mode IN ('RowShareLock', 'RowExclusiveLock')
                   AND a.application_name = '%s' AND a.state LIKE 'idle in transaction%%'
                """.formatted(program)) > 0;
    }

    /** Which transaction held a log last, to grow it or to look whether it may. */
    long lastHoldOfALog() {
        return number("SELECT max(xmax::text::bigint) FROM log_head");
    }

    /** Entries in all logs. */
    long entries() {
        return number("SELECT sum(size) FROM log_head");
    }

    /** Process id of one of the connections of the program. */
    long connection() {
        return number("""
                SELECT pid FROM pg_stat_activity
                 WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() ORDER BY random() LIMIT 1
                """);
    }

    /** From here on the write-ahead log needs its next file, unless the server is down already. */
    void beginNextLogFile() {
        try {
            number("SELECT 1 FROM pg_switch_wal()");
        } catch (AssertionError down) {
            // It is what the test is after.
        }
    }

    /** Keeps everybody from writing a signature, until it is closed; what is there can be read. */
    Held holdSigning() {
        try {
            var connection = connect();
            connection.setAutoCommit(false);
            connection.createStatement().execute("LOCK TABLE signature IN EXCLUSIVE MODE");
            return new Held(connection);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** A lock. */
    final class Held implements AutoCloseable {
        private final Connection connection;

        private Held(Connection connection) {
            this.connection = connection;
        }

        /** Whether a batch of signatures waits for it. */
        boolean isWaitedFor() {
            return number("""
                    SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
                     WHERE l.relation = 'signature'::regclass AND NOT l.granted AND a.query LIKE '%INSERT INTO signature%'
                    """) > 0;
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                EmbeddedPostgres.running(served)
                        .orElseThrow(() -> new AssertionError("the database of the test is down")),
                EmbeddedPostgres.user(),
                EmbeddedPostgres.password(served));
    }

    private long number(String query) {
        var number = new long[1];
        each(query, row -> number[0] = row.getLong(1));
        return number[0];
    }

    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private void each(String query, Row take) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) take.take(rows);
        } catch (SQLException e) {
            throw new AssertionError("the database of the test does not answer: " + e.getSQLState(), e);
        }
    }
}
