package org.undersigned.signature;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.keys.DayKeys;

/** SQL about signatures that are put aside before they count. */
final class SettingAsideStore {

    private SettingAsideStore() {}

    /** One that waits, locked. {@code affirmed} if its person has confirmed it. */
    record Held(UUID id, boolean affirmed, Optional<byte[]> commitment) {}

    static void take(Handle handle, UUID quarantine, List<UUID> signatures) {
        handle.createUpdate("""
                        UPDATE signature SET state = 'quarantined', quarantine = :quarantine
                         WHERE id = ANY (:ids) AND state IN ('pending', 'confirmed')
                        """)
                .bind("quarantine", quarantine)
                .bindArray("ids", UUID.class, signatures)
                .execute();
    }

    static void holdGrants(Handle handle, List<UUID> signatures) {
        handle.createUpdate("UPDATE grant_state SET live = false, held = true WHERE signature = ANY (:ids) AND live")
                .bindArray("ids", UUID.class, signatures)
                .execute();
    }

    static void holdMail(Handle handle, List<UUID> signatures) {
        handle.createUpdate("""
                        UPDATE outbox SET state = 'held'
                         WHERE subject_id = ANY (:ids) AND state = 'waiting' AND kind IN (:confirm, :reminder)
                        """)
                .bindArray("ids", UUID.class, signatures)
                .bind("confirm", MailKind.CONFIRM)
                .bind("reminder", MailKind.REMINDER)
                .execute();
    }

    static List<Held> lock(Handle handle, UUID petition, Optional<UUID> quarantine, int most) {
        return handle.createQuery("""
                        SELECT id, slot IS NOT NULL AS affirmed, commitment FROM signature
                         WHERE petition = :petition AND state = 'quarantined'
                           AND (CAST(:quarantine AS uuid) IS NULL OR quarantine = CAST(:quarantine AS uuid))
                         ORDER BY id LIMIT :most FOR UPDATE
                        """)
                .bind("petition", petition)
                .bind("quarantine", quarantine.orElse(null))
                .bind("most", most)
                .map((row, context) -> new Held(
                        Column.uuid(row, "id"),
                        row.getBoolean("affirmed"),
                        Optional.ofNullable(row.getBytes("commitment"))))
                .list();
    }

    static void reject(Handle handle, UUID rejection, List<UUID> signatures) {
        handle.createUpdate("""
                        UPDATE signature SET state = 'invalidated', quarantine = NULL, rejection = :rejection
                         WHERE id = ANY (:ids) AND state = 'quarantined'
                        """)
                .bind("rejection", rejection)
                .bindArray("ids", UUID.class, signatures)
                .execute();
    }

    /** Erases those that nobody can confirm any more, with all that hangs on them. */
    static void erase(Handle handle, List<UUID> signatures) {
        handle.createUpdate("DELETE FROM signature WHERE id = ANY (:ids)")
                .bindArray("ids", UUID.class, signatures)
                .execute();
    }

    static List<Held> lockRejected(Handle handle, UUID petition, UUID rejection) {
        return handle.select("""
                        SELECT id, commitment FROM signature
                         WHERE petition = ? AND state = 'invalidated' AND rejection = ? ORDER BY id FOR UPDATE
                        """, petition, rejection)
                .map((row, context) ->
                        new Held(Column.uuid(row, "id"), true, Optional.ofNullable(row.getBytes("commitment"))))
                .list();
    }

    static void readmit(Handle handle, List<UUID> signatures) {
        handle.createUpdate("UPDATE signature SET state = 'confirmed', rejection = NULL WHERE id = ANY (:ids)")
                .bindArray("ids", UUID.class, signatures)
                .execute();
    }

    static void release(Handle handle, List<UUID> signatures) {
        handle.createUpdate("""
                        UPDATE signature SET state = CASE WHEN slot IS NULL THEN 'pending' ELSE 'confirmed' END, quarantine = NULL
                         WHERE id = ANY (:ids) AND state = 'quarantined'
                        """).bindArray("ids", UUID.class, signatures).execute();
    }

    static void releaseGrants(Handle handle, List<UUID> signatures) {
        handle.createUpdate("UPDATE grant_state SET live = true, held = false WHERE signature = ANY (:ids) AND held")
                .bindArray("ids", UUID.class, signatures)
                .execute();
    }

    /**
     * Sends what was held. Its link confirms for as long as that of any mail, as far as the address can be read then; who has a day or less is
     * not reminded on top of it.
     */
    static void releaseMail(Handle handle, List<UUID> signatures, Instant now, Instant lasts, Instant soon) {
        handle.createUpdate("""
                        WITH released AS (
                            UPDATE outbox SET state = 'waiting', due = :now WHERE subject_id = ANY (:ids) AND state = 'held'
                            RETURNING subject_id),
                        ends AS (
                            SELECT id, least(CAST(:lasts AS timestamptz), CAST(day + CAST(:days AS int) AS timestamp) AT TIME ZONE 'UTC') AS at
                              FROM signature WHERE id IN (SELECT subject_id FROM released))
                        UPDATE confirmation c SET expires_at = greatest(c.expires_at, ends.at), reminded = c.reminded OR ends.at < :soon
                          FROM ends WHERE ends.id = c.signature
                        """)
                .bindArray("ids", UUID.class, signatures)
                .bind("now", now)
                .bind("lasts", lasts)
                .bind("soon", soon)
                .bind("days", DayKeys.DAYS + 1)
                .execute();
    }
}
