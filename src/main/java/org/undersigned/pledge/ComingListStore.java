package org.undersigned.pledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** All SQL about lists of who comes that somebody asked for. */
final class ComingListStore {

    private ComingListStore() {}

    static void insert(Handle handle, ComingList list) {
        handle.execute(
                "INSERT INTO pledge_list (id, action, organisation, asked_by, asked_at, state) VALUES (?, ?, ?, ?, ?, 'asked')",
                list.id(),
                list.action(),
                list.organisation(),
                list.askedBy(),
                list.asked());
    }

    /** The one that was asked for last. */
    static Optional<ComingList> latest(Handle handle, UUID action) {
        return handle.select("SELECT * FROM pledge_list WHERE action = ? ORDER BY asked_at DESC, id LIMIT 1", action)
                .map((row, context) -> list(row))
                .findOne();
    }

    /** One, locked until the transaction ends: two who download at once do not both get it. */
    static Optional<ComingList> locked(Handle handle, UUID action, UUID id) {
        return handle.select("SELECT * FROM pledge_list WHERE action = ? AND id = ? FOR UPDATE", action, id)
                .map((row, context) -> list(row))
                .findOne();
    }

    /** What a second person decided about the one that waits. */
    static void decide(Handle handle, UUID action, ComingList.State state, Instant now) {
        handle.execute(
                "UPDATE pledge_list SET state = ?, decided_at = ? WHERE action = ? AND state = 'asked'",
                state.word(),
                now,
                action);
    }

    static void take(Handle handle, UUID id) {
        handle.execute("UPDATE pledge_list SET state = 'taken' WHERE id = ?", id);
    }

    /** One that nobody decided in time goes when another one is asked for. */
    static void removeUndecided(Handle handle, UUID action) {
        handle.execute("DELETE FROM pledge_list WHERE action = ? AND state = 'asked'", action);
    }

    private static ComingList list(ResultSet row) throws SQLException {
        return new ComingList(
                Column.uuid(row, "id"),
                Column.uuid(row, "action"),
                Column.uuid(row, "organisation"),
                Column.uuid(row, "asked_by"),
                row.getTimestamp("asked_at").toInstant(),
                ComingList.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getTimestamp("decided_at")).map(Timestamp::toInstant));
    }
}
