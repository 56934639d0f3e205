package org.undersigned.foundation.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.keys.DayKeys;

/** All SQL about owed mail, but for the many rows of a signing batch. */
public final class OutboxStore {

    private OutboxStore() {}

    /** A row as the sender takes it. {@code attempts} counts this one; {@code sealed} is null if the content lies with the subject. */
    public record Waiting(UUID id, UUID subject, String kind, int attempts, DayKeys.Alone sealed) {}

    static void insert(Handle handle, Outbox.Row row) {
        var sealed = Optional.ofNullable(row.sealed());
        handle.createUpdate("""
                        INSERT INTO outbox (id, kind, subject_id, due, state, key_id, enc, nonce, ciphertext)
                        VALUES (:id, :kind, :subject, :due, 'waiting', :keyId, :enc, :nonce, :ciphertext)
                        """)
                .bind("id", row.id())
                .bind("kind", row.kind())
                .bind("subject", row.subject())
                .bind("due", row.due())
                .bind("keyId", sealed.map(DayKeys.Alone::keyId).orElse(null))
                .bind("enc", sealed.map(DayKeys.Alone::enc).orElse(null))
                .bind("nonce", sealed.map(one -> one.sealed().nonce()).orElse(null))
                .bind("ciphertext", sealed.map(one -> one.sealed().ciphertext()).orElse(null))
                .execute();
    }

    /** Takes due mails for {@code lease} seconds; if this process dies meanwhile, they come up again after that. */
    static List<Waiting> take(Handle handle, int most, int lease, Instant now) {
        return handle.createQuery("""
                        UPDATE outbox
                           SET due = CAST(:now AS timestamptz) + make_interval(secs => :lease), attempts = attempts + 1
                         WHERE (subject_id, id) IN (SELECT subject_id, id FROM outbox
                                       WHERE state = 'waiting' AND due <= :now
                                       ORDER BY due LIMIT :most FOR UPDATE SKIP LOCKED)
                        RETURNING id, subject_id, kind, attempts, key_id, enc, nonce, ciphertext
                        """)
                .bind("now", now)
                .bind("lease", lease)
                .bind("most", most)
                .map((row, context) -> waiting(row))
                .list();
    }

    static void sent(Handle handle, Waiting mail) {
        handle.execute("DELETE FROM outbox WHERE subject_id = ? AND id = ?", mail.subject(), mail.id());
    }

    /** The demo's way of sending: what is due is kept, to be shown. */
    static void keep(Handle handle, Instant now) {
        handle.execute("UPDATE outbox SET state = 'kept' WHERE state = 'waiting' AND due <= ?", now);
    }

    /** It is tried again once its writer says so. */
    static void lock(Handle handle, Waiting mail) {
        handle.execute(
                "UPDATE outbox SET state = 'locked', attempts = 0 WHERE subject_id = ? AND id = ?",
                mail.subject(),
                mail.id());
    }

    static void postpone(Handle handle, Waiting mail, Instant due) {
        handle.execute("UPDATE outbox SET due = ? WHERE subject_id = ? AND id = ?", due, mail.subject(), mail.id());
    }

    /** {@code status} is what the server said; 0 if none answered. */
    static void giveUp(Handle handle, Waiting mail, int status) {
        handle.createUpdate("""
                        UPDATE outbox SET state = 'dead', refused = CAST(:status AS int) WHERE subject_id = :subject AND id = :id
                        """)
                .bind("status", status == 0 ? null : status)
                .bind("subject", mail.subject())
                .bind("id", mail.id())
                .execute();
    }

    /** Mails that were given up, by kind and what was said. */
    static List<MailHealth.Dead> dead(Handle handle) {
        return handle.select(
                        "SELECT kind, coalesce(refused, 0) AS status, count(*) AS number FROM outbox WHERE state = 'dead' GROUP BY 1, 2 ORDER BY 1, 2")
                .map((row, context) ->
                        new MailHealth.Dead(row.getString("kind"), row.getInt("status"), row.getLong("number")))
                .list();
    }

    /** They are due again, all or those of one kind, as if they had never been tried. */
    static int again(Handle handle, Optional<String> kind, Instant now) {
        return handle.createUpdate("""
                        UPDATE outbox SET state = 'waiting', due = :now, attempts = 0, refused = NULL
                         WHERE state = 'dead' AND (CAST(:kind AS text) IS NULL OR kind = :kind)
                        """)
                .bind("now", now)
                .bind("kind", kind.orElse(null))
                .execute();
    }

    static void deleteWaiting(Handle handle, UUID subject) {
        handle.execute("DELETE FROM outbox WHERE subject_id = ? AND state IN ('waiting', 'held', 'locked')", subject);
    }

    static void deleteHeld(Handle handle, UUID subject) {
        handle.execute("DELETE FROM outbox WHERE subject_id = ? AND state = 'held'", subject);
    }

    static void delete(Handle handle, UUID subject) {
        handle.execute("DELETE FROM outbox WHERE subject_id = ?", subject);
    }

    static void deleteAll(Handle handle, List<UUID> subjects) {
        handle.createUpdate("DELETE FROM outbox WHERE subject_id = ANY (:subjects)")
                .bindArray("subjects", UUID.class, subjects)
                .execute();
    }

    static void deleteWithoutContent(Handle handle, UUID subject) {
        handle.execute("DELETE FROM outbox WHERE subject_id = ? AND ciphertext IS NULL", subject);
    }

    static MailHealth health(Handle handle, Instant now) {
        return handle.createQuery("""
                        SELECT count(*) AS waiting, min(due) AS oldest,
                               (SELECT count(*) FROM (SELECT 1 FROM outbox WHERE state = 'dead' LIMIT :many) AS dead) AS given_up
                          FROM (SELECT due FROM outbox WHERE state = 'waiting' AND due <= :now ORDER BY due LIMIT :many) AS owed
                        """)
                .bind("now", now)
                .bind("many", MailHealth.MANY)
                .map((row, context) -> MailHealth.read(row))
                .one();
    }

    /** The demo's kept mails, newest first. */
    public static List<Waiting> kept(Handle handle, int most) {
        return handle.select("SELECT * FROM outbox WHERE state = 'kept' ORDER BY due DESC, id LIMIT ?", most)
                .map((row, context) -> waiting(row))
                .list();
    }

    /** Everything that is owed or kept about {@code subject}, newest first. */
    public static List<Waiting> about(Handle handle, UUID subject) {
        return handle.select("SELECT * FROM outbox WHERE subject_id = ? ORDER BY due DESC", subject)
                .map((row, context) -> waiting(row))
                .list();
    }

    /** Forgets what a key that is gone would have opened. */
    static void deleteSealedTo(Handle handle, String keyId) {
        handle.execute("DELETE FROM outbox WHERE key_id = ?", keyId);
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        var ciphertext = row.getBytes("ciphertext");
        var alone = ciphertext == null
                ? null
                : new DayKeys.Alone(
                        row.getString("key_id"),
                        row.getBytes("enc"),
                        new Aead.Sealed(row.getBytes("nonce"), ciphertext));
        return new Waiting(
                Column.uuid(row, "id"),
                Column.uuid(row, "subject_id"),
                row.getString("kind"),
                row.getInt("attempts"),
                alone);
    }
}
