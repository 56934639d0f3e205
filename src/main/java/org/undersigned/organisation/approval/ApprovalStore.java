package org.undersigned.organisation.approval;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** All SQL about approvals. */
final class ApprovalStore {

    private ApprovalStore() {}

    /** Adds one; false if the same is asked for already. */
    static boolean insert(Handle handle, Approval approval) {
        return handle.createUpdate("""
                        INSERT INTO staff_approval (id, kind, organisation, subject, asked_by, asked_at, expires_at)
                        VALUES (:id, :kind, CAST(:organisation AS uuid), :subject, CAST(:by AS uuid), :asked, :expires)
                        ON CONFLICT (kind, subject) WHERE state = 'open' DO NOTHING
                        """)
                        .bind("id", approval.id())
                        .bind("kind", approval.kind())
                        .bind("organisation", approval.organisation().orElse(null))
                        .bind("subject", approval.subject())
                        .bind("by", approval.askedBy().orElse(null))
                        .bind("asked", approval.asked())
                        .bind("expires", approval.expires())
                        .execute()
                == 1;
    }

    /** One as it stands, whether it waits or not. */
    static Optional<Approval> find(Handle handle, UUID id) {
        return handle.select("SELECT * FROM staff_approval WHERE id = ?", id)
                .map((row, context) -> approval(row))
                .findOne();
    }

    static boolean isOpen(Handle handle, String kind, String subject, Instant now) {
        return handle.select(
                        "SELECT EXISTS (SELECT 1 FROM staff_approval WHERE kind = ? AND subject = ? AND state = 'open' AND expires_at > ?)",
                        kind,
                        subject,
                        now)
                .mapTo(Boolean.class)
                .one();
    }

    /** One that waits, locked until the transaction ends: two people who decide at once do not both decide. */
    static Optional<Approval> locked(Handle handle, UUID id, Instant now) {
        return handle.select(
                        "SELECT * FROM staff_approval WHERE id = ? AND state = 'open' AND expires_at > ? FOR UPDATE",
                        id,
                        now)
                .map((row, context) -> approval(row))
                .findOne();
    }

    /** Everything that somebody who owns these organisations may see; all of it for an operator. */
    static List<Approval> open(Handle handle, boolean operator, List<UUID> organisations, Instant now) {
        return handle.createQuery("""
                        SELECT * FROM staff_approval
                         WHERE state = 'open' AND expires_at > :now AND (:operator OR organisation = ANY (:organisations))
                         ORDER BY asked_at, id
                        """)
                .bind("now", now)
                .bind("operator", operator)
                .bindArray("organisations", UUID.class, organisations)
                .map((row, context) -> approval(row))
                .list();
    }

    static void decide(Handle handle, UUID id, String state, UUID person, Instant now) {
        handle.execute(
                "UPDATE staff_approval SET state = ?, decided_by = ?, decided_at = ? WHERE id = ?",
                state,
                person,
                now,
                id);
    }

    /** What somebody decided about what a command asked for. */
    record Decision(UUID id, boolean approved, Instant at) {}

    /** The last decision about exactly this that its command has not taken note of; locked, so that it counts once. */
    static Optional<Decision> decision(Handle handle, SecondPerson.Act act, Instant since) {
        return handle.createQuery("""
                        SELECT id, state, decided_at FROM staff_approval
                         WHERE kind = :kind AND subject = :subject AND organisation IS NOT DISTINCT FROM CAST(:organisation AS uuid)
                           AND asked_by IS NULL AND state <> 'open' AND taken_at IS NULL AND decided_at > :since
                         ORDER BY decided_at DESC LIMIT 1 FOR UPDATE
                        """)
                .bind("kind", act.kind())
                .bind("subject", act.subject())
                .bind("organisation", act.organisation().orElse(null))
                .bind("since", since)
                .map((row, context) -> new Decision(
                        Column.uuid(row, "id"),
                        row.getString("state").equals("approved"),
                        row.getTimestamp("decided_at").toInstant()))
                .findOne();
    }

    static void take(Handle handle, UUID id, Instant now) {
        handle.execute("UPDATE staff_approval SET taken_at = ? WHERE id = ?", now, id);
    }

    /** Those that nobody decided in time go, so that the same can be asked for again; what went. */
    static List<Approval> removeExpired(Handle handle, Instant now) {
        return handle.createQuery("DELETE FROM staff_approval WHERE state = 'open' AND expires_at <= :now RETURNING *")
                .bind("now", now)
                .map((row, context) -> approval(row))
                .list();
    }

    private static Approval approval(ResultSet row) throws SQLException {
        return new Approval(
                Column.uuid(row, "id"),
                row.getString("kind"),
                Optional.ofNullable(Column.uuid(row, "organisation")),
                row.getString("subject"),
                Optional.ofNullable(Column.uuid(row, "asked_by")),
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("expires_at").toInstant());
    }
}
