package org.undersigned.integrity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** All SQL about rejections, but for what a change of state means for a signature. */
final class RejectionStore {

    private RejectionStore() {}

    static void add(Handle handle, Rejection rejection) {
        handle.createUpdate("""
                        INSERT INTO rejection (id, petition, quarantine, kind, note, state, asked_on)
                        VALUES (:id, :petition, :quarantine, :kind, :note, 'asked', :asked)
                        """)
                .bind("id", rejection.id())
                .bind("petition", rejection.petition())
                .bind("quarantine", rejection.quarantine())
                .bind("kind", rejection.kind().word())
                .bind("note", rejection.note())
                .bind("asked", rejection.asked())
                .execute();
    }

    /** What is asked about a group. */
    static Optional<Rejection> askedAbout(Handle handle, UUID quarantine) {
        return handle.select("SELECT * FROM rejection WHERE quarantine = ? AND state = 'asked'", quarantine)
                .map((row, context) -> rejection(row))
                .findOne();
    }

    /** One of a petition, locked. */
    static Optional<Rejection> locked(Handle handle, UUID petition, UUID id) {
        return handle.select("SELECT * FROM rejection WHERE petition = ? AND id = ? FOR UPDATE", petition, id)
                .map((row, context) -> rejection(row))
                .findOne();
    }

    /** Those of a petition that were decided, the newest first. */
    static List<Rejection> decided(Handle handle, UUID petition) {
        return handle.select(
                        "SELECT * FROM rejection WHERE petition = ? AND decided_on IS NOT NULL ORDER BY decided_on DESC, id",
                        petition)
                .map((row, context) -> rejection(row))
                .list();
    }

    /** Those that are done, of every petition. */
    static List<Rejection> done(Handle handle) {
        return handle.select("SELECT * FROM rejection WHERE state = 'done' ORDER BY decided_on DESC, id")
                .map((row, context) -> rejection(row))
                .list();
    }

    /** The groups of a petition about which a second person was asked on that day or later, and has not decided. */
    static List<UUID> asked(Handle handle, UUID petition, LocalDate since) {
        return handle.select(
                        "SELECT quarantine FROM rejection WHERE petition = ? AND state = 'asked' AND asked_on >= ?",
                        petition,
                        since)
                .mapTo(UUID.class)
                .list();
    }

    static void decide(Handle handle, UUID id, Rejection.State state, int number, LocalDate today) {
        handle.execute(
                "UPDATE rejection SET state = ?, number = ?, decided_on = ? WHERE id = ?",
                state.word(),
                number,
                today,
                id);
    }

    /** What is asked about a group and not decided goes: it is refused, or a newer question takes its place. */
    static void removeAsked(Handle handle, UUID quarantine) {
        handle.execute("DELETE FROM rejection WHERE quarantine = ? AND state = 'asked'", quarantine);
    }

    private static Rejection rejection(ResultSet row) throws SQLException {
        return new Rejection(
                Column.uuid(row, "id"),
                Column.uuid(row, "petition"),
                Column.uuid(row, "quarantine"),
                Rejection.Kind.of(row.getString("kind")).orElseThrow(),
                row.getString("note"),
                Rejection.State.of(row.getString("state")),
                row.getInt("number"),
                row.getObject("asked_on", LocalDate.class),
                Optional.ofNullable(row.getObject("decided_on", LocalDate.class)));
    }
}
