package org.undersigned.signature.signing;

import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.SqlArray;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.signature.MailKind;

/**
 * Those of a batch who came after very many from their network: put aside, with a mail that waits for their release. One statement, and
 * only in a batch that has some, so that nobody else pays for it.
 */
final class CrowdRows {

    private static final String WRITE = """
            WITH come AS MATERIALIZED (
                SELECT * FROM unnest(?, ?, ?, ?, ?) AS r (signature, petition, crowd, hour, mail)),
            aside AS (
                UPDATE signature s SET state = 'quarantined', quarantine = come.crowd FROM come WHERE s.id = come.signature),
            crowds AS (
                INSERT INTO quarantine (id, petition, reason, note, since)
                SELECT crowd, petition, 'network', '', min(hour) FROM come GROUP BY crowd, petition ORDER BY crowd
                -- Who comes after everybody was let out is a crowd of their own: they wait for a look from now on, and nobody keeps them yet.
                ON CONFLICT (id) DO UPDATE SET since = excluded.since, kept = false
                 WHERE NOT EXISTS (SELECT 1 FROM signature s WHERE s.petition = quarantine.petition
                                      AND s.quarantine = quarantine.id AND s.state = 'quarantined'))
            INSERT INTO outbox (id, kind, subject_id, due, state) SELECT mail, ?, signature, hour, 'held' FROM come
            """;

    private record Come(PendingSignature signature, UUID crowd, UUID mail) {}

    private final List<Come> all = new ArrayList<>();

    void add(PendingSignature signature, UUID crowd) {
        all.add(new Come(signature, crowd, RandomBytes.id()));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    void write(Handle handle) {
        if (all.isEmpty()) return;
        try (var write = handle.getConnection().prepareStatement(WRITE)) {
            write.setArray(1, SqlArray.uuids(handle, all, one -> one.signature.id()));
            write.setArray(
                    2,
                    SqlArray.uuids(handle, all, one -> one.signature.petition().id()));
            write.setArray(3, SqlArray.uuids(handle, all, Come::crowd));
            write.setArray(
                    4, SqlArray.instants(handle, all, one -> one.signature.at().truncatedTo(ChronoUnit.HOURS)));
            write.setArray(5, SqlArray.uuids(handle, all, Come::mail));
            write.setString(6, MailKind.CONFIRM);
            write.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
