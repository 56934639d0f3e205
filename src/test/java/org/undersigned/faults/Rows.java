package org.undersigned.faults;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
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

    private long number(String query) {
        try (var connection = DriverManager.getConnection(
                        EmbeddedPostgres.running(served)
                                .orElseThrow(() -> new AssertionError("the database of the test is down")),
                        EmbeddedPostgres.user(),
                        EmbeddedPostgres.password(served));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError("the database of the test does not answer: " + e.getSQLState(), e);
        }
    }
}
