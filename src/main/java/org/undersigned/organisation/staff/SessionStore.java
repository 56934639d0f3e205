package org.undersigned.organisation.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** All SQL about sessions of staff. */
final class SessionStore {

    private SessionStore() {}

    static void insert(Handle handle, Session session, byte[] hash, byte[] mac) {
        handle.createUpdate("""
                        INSERT INTO staff_session (id, hash, mac, person, complete, how, browser, made_at, seen_at)
                        VALUES (:id, :hash, :mac, :person, :complete, :how, :browser, :made, :made)
                        """)
                .bind("id", session.id())
                .bind("hash", hash)
                .bind("mac", mac)
                .bind("person", session.person())
                .bind("complete", session.complete())
                .bind("how", session.how())
                .bind("browser", session.browser())
                .bind("made", session.made())
                .execute();
    }

    /** A session as it stands in the table, whoever wrote it there. */
    record Found(Session session, byte[] mac) {}

    static Optional<Found> byHash(Handle handle, byte[] hash) {
        return handle.select("SELECT * FROM staff_session WHERE hash = ?", hash)
                .map((row, context) -> new Found(session(row), row.getBytes("mac")))
                .findOne();
    }

    static List<Session> of(Handle handle, UUID person, Instant idle, Instant absolute) {
        return handle.createQuery("""
                        SELECT * FROM staff_session
                         WHERE person = :person AND complete AND seen_at > :idle AND made_at > :absolute
                         ORDER BY made_at DESC, id
                        """)
                .bind("person", person)
                .bind("idle", idle)
                .bind("absolute", absolute)
                .map((row, context) -> session(row))
                .list();
    }

    static void seen(Handle handle, UUID id, Instant now) {
        handle.execute("UPDATE staff_session SET seen_at = ? WHERE id = ?", now, id);
    }

    /** Counts a try for the second factor; how many there have been. */
    static int tried(Handle handle, UUID id) {
        return handle.createUpdate("UPDATE staff_session SET tries = tries + 1 WHERE id = :id")
                .bind("id", id)
                .executeAndReturnGeneratedKeys("tries")
                .mapTo(Integer.class)
                .findOne()
                .orElse(Integer.MAX_VALUE);
    }

    static boolean delete(Handle handle, UUID person, UUID id) {
        return handle.execute("DELETE FROM staff_session WHERE person = ? AND id = ?", person, id) == 1;
    }

    static void deleteByHash(Handle handle, byte[] hash) {
        handle.execute("DELETE FROM staff_session WHERE hash = ?", hash);
    }

    static int deleteOthers(Handle handle, UUID person, UUID kept) {
        return handle.execute("DELETE FROM staff_session WHERE person = ? AND id <> ?", person, kept);
    }

    static void deleteAll(Handle handle, UUID person) {
        handle.execute("DELETE FROM staff_session WHERE person = ?", person);
    }

    static void deleteEnded(Handle handle, Instant idle, Instant absolute) {
        handle.execute("DELETE FROM staff_session WHERE seen_at <= ? OR made_at <= ?", idle, absolute);
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                Column.uuid(row, "id"),
                Column.uuid(row, "person"),
                row.getBoolean("complete"),
                row.getString("how"),
                row.getString("browser"),
                row.getTimestamp("made_at").toInstant(),
                row.getTimestamp("seen_at").toInstant());
    }
}
