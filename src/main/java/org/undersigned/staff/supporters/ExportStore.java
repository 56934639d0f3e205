package org.undersigned.staff.supporters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** All SQL about exports of supporters. */
final class ExportStore {

    private static final int SHOWN = 20;

    private ExportStore() {}

    static void insert(Handle handle, Export export) {
        handle.createUpdate("""
                        INSERT INTO supporter_export (id, organisation, reason, asked_by, asked_at, state)
                        VALUES (:id, :organisation, :reason, :by, :at, 'asked')
                        """)
                .bind("id", export.id())
                .bind("organisation", export.organisation())
                .bind("reason", export.reason())
                .bind("by", export.askedBy())
                .bind("at", export.asked())
                .execute();
    }

    /** The latest, the newest first. */
    static List<Export> of(Handle handle, UUID organisation) {
        return handle.select(
                        "SELECT * FROM supporter_export WHERE organisation = ? ORDER BY asked_at DESC, id LIMIT "
                                + SHOWN,
                        organisation)
                .map((row, context) -> export(row))
                .list();
    }

    /** One of an organisation's. */
    static Optional<Export> one(Handle handle, UUID organisation, UUID id) {
        return handle.select("SELECT * FROM supporter_export WHERE organisation = ? AND id = ?", organisation, id)
                .map((row, context) -> export(row))
                .findOne();
    }

    /** The one that waits for a decision. */
    static Optional<Export> waiting(Handle handle, UUID organisation) {
        return handle.select("SELECT * FROM supporter_export WHERE organisation = ? AND state = 'asked'", organisation)
                .map((row, context) -> export(row))
                .findOne();
    }

    /** One, locked until the transaction ends: two who download at once do not both get it. */
    static Optional<Export> locked(Handle handle, UUID organisation, UUID id) {
        return handle.select(
                        "SELECT * FROM supporter_export WHERE organisation = ? AND id = ? FOR UPDATE", organisation, id)
                .map((row, context) -> export(row))
                .findOne();
    }

    /** What a second person decided about the one that waits. */
    static void decide(Handle handle, UUID organisation, Export.State state, Instant now) {
        handle.execute(
                "UPDATE supporter_export SET state = ?, decided_at = ? WHERE organisation = ? AND state = 'asked'",
                state.word(),
                now,
                organisation);
    }

    /** Its download begins. */
    static void take(Handle handle, UUID id, Instant now) {
        handle.execute("UPDATE supporter_export SET state = 'taken', taken_at = ? WHERE id = ?", now, id);
    }

    /** Its download has ended, whole or not. */
    static void end(Handle handle, UUID id, long lines, boolean broken) {
        handle.execute("UPDATE supporter_export SET lines = ?, broken = ? WHERE id = ?", lines, broken, id);
    }

    /** One that nobody decided in time goes when another one is asked for. */
    static void removeUndecided(Handle handle, UUID organisation) {
        handle.execute("DELETE FROM supporter_export WHERE organisation = ? AND state = 'asked'", organisation);
    }

    private static Export export(ResultSet row) throws SQLException {
        var lines = row.getObject("lines", Long.class);
        return new Export(
                Column.uuid(row, "id"),
                Column.uuid(row, "organisation"),
                row.getString("reason"),
                Column.uuid(row, "asked_by"),
                row.getTimestamp("asked_at").toInstant(),
                Export.State.of(row.getString("state")),
                Optional.ofNullable(row.getTimestamp("decided_at")).map(Timestamp::toInstant),
                lines == null ? OptionalLong.empty() : OptionalLong.of(lines),
                row.getBoolean("broken"));
    }
}
