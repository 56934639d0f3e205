package org.undersigned.petition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** All SQL about launches at a set time. */
final class LaunchStore {

    private LaunchStore() {}

    static void set(Handle handle, Launch launch) {
        handle.execute("""
                INSERT INTO petition_launch (petition, at, asked_by) VALUES (?, ?, ?)
                ON CONFLICT (petition) DO UPDATE SET at = excluded.at, asked_by = excluded.asked_by, approved = false
                """, launch.petition(), launch.at(), launch.askedBy());
    }

    static void remove(Handle handle, UUID petition) {
        handle.execute("DELETE FROM petition_launch WHERE petition = ?", petition);
    }

    static void approve(Handle handle, UUID petition) {
        handle.execute("UPDATE petition_launch SET approved = true WHERE petition = ?", petition);
    }

    static Optional<Launch> of(Handle handle, UUID petition) {
        return handle.select("SELECT * FROM petition_launch WHERE petition = ?", petition)
                .map((row, context) -> launch(row))
                .findOne();
    }

    /** Those whose time has come. */
    static List<Launch> due(Handle handle, Instant now) {
        return handle.select("SELECT * FROM petition_launch WHERE approved AND at <= ?", now)
                .map((row, context) -> launch(row))
                .list();
    }

    private static Launch launch(ResultSet row) throws SQLException {
        return new Launch(
                Column.uuid(row, "petition"),
                row.getTimestamp("at").toInstant(),
                Column.uuid(row, "asked_by"),
                row.getBoolean("approved"));
    }
}
