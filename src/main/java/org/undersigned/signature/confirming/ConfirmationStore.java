package org.undersigned.signature.confirming;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.token.Token;

/** SQL about the mails that may confirm a signature, and about the two places behind a mailbox. */
public final class ConfirmationStore {

    private ConfirmationStore() {}

    /** One mail that may confirm, as those see it who do not: {@code resends} is how often it was asked for again. */
    record Confirmation(byte[] locator, UUID signature, int resends) {}

    static Optional<Confirmation> byToken(Handle handle, String token, Instant now) {
        return handle.createQuery("""
                        SELECT * FROM confirmation
                         WHERE ((locator = :locator AND token_hash = :hash) OR (token_hash = :hash AND NOT token_has_locator))
                           AND expires_at > :now
                        """)
                .bind("locator", Token.locatorIn(token))
                .bind("hash", Token.hash(token))
                .bind("now", now)
                .map((row, context) -> confirmation(row))
                .findOne();
    }

    /** All mails of one submission, locked, so that resends are counted one after the other. */
    static List<Confirmation> byReference(Handle handle, String reference, Instant now) {
        return handle.createQuery(
                        "SELECT * FROM confirmation WHERE locator = :locator AND expires_at > :now ORDER BY token_hash FOR UPDATE")
                .bind("locator", Token.locator(reference))
                .bind("now", now)
                .map((row, context) -> confirmation(row))
                .list();
    }

    /** Until when the newest mail of a submission may confirm; nothing if there was none. */
    public static Optional<Instant> sent(Handle handle, String reference) {
        return handle.createQuery("SELECT max(expires_at) FROM confirmation WHERE locator = :locator")
                .bind("locator", Token.locator(reference))
                .mapTo(Instant.class)
                .findOne();
    }

    static void countTry(Handle handle, String reference) {
        handle.createUpdate("UPDATE confirmation SET tries = least(tries + 1, 5) WHERE locator = :locator")
                .bind("locator", Token.locator(reference))
                .execute();
    }

    /** Adds a token that nobody has been sent yet: for a row from before there were tokens that open something. */
    static void add(Handle handle, String token, byte[] codeHash, UUID signature, Instant expires) {
        handle.createUpdate("""
                        INSERT INTO confirmation (locator, token_hash, code_hash, signature, resends, reminded, expires_at)
                        VALUES (:locator, :token, :code, :signature, 2, true, :expires)
                        """)
                .bind("locator", Token.locatorIn(token))
                .bind("token", Token.hash(token))
                .bind("code", codeHash)
                .bind("signature", signature)
                .bind("expires", expires)
                .execute();
    }

    /** A submission's mail is sent once more: it may confirm until {@code expires} now, if that is later than before. */
    static void sentAgain(Handle handle, byte[] locator, int resends, Instant expires) {
        handle.createUpdate("""
                        UPDATE confirmation SET resends = :resends, expires_at = greatest(expires_at, :expires) WHERE locator = :locator
                        """)
                .bind("resends", resends)
                .bind("expires", expires)
                .bind("locator", locator)
                .execute();
    }

    /** Pending signatures whose last day has begun and who were not reminded; marks them as reminded. */
    static List<UUID> takeUnreminded(Handle handle, Instant expiringBefore, int most) {
        return handle.createQuery("""
                        WITH due AS (SELECT c.signature FROM confirmation c JOIN signature s ON s.id = c.signature
                                      WHERE c.expires_at < :before AND NOT c.reminded AND s.state = 'pending'
                                      LIMIT :most FOR UPDATE OF c SKIP LOCKED),
                             marked AS (UPDATE confirmation SET reminded = true WHERE signature IN (SELECT signature FROM due))
                        SELECT DISTINCT signature FROM due
                        """)
                .bind("before", expiringBefore)
                .bind("most", most)
                .mapTo(UUID.class)
                .list();
    }

    /** Makes every mail of a submission useless, so that its link causes no further mail. */
    static void forget(Handle handle, Confirmation confirmation) {
        handle.execute("DELETE FROM confirmation WHERE locator = ?", confirmation.locator());
    }

    /**
     * Forgets mails that can confirm no longer, and what they were written from, unless another mail is still owed, or will be once the rule
     * of the division has come to that person. One that is held has not begun to run out.
     */
    static void expire(Handle handle, Instant now) {
        handle.createUpdate("""
                        WITH gone AS (
                            DELETE FROM confirmation c
                             WHERE c.expires_at <= :now
                               AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.subject_id = c.signature AND o.state = 'held')
                            RETURNING c.signature)
                        DELETE FROM sealed_row r USING gone
                         WHERE r.signature = gone.signature AND r.recipient LIKE 'confirm-%'
                           AND NOT EXISTS (SELECT 1 FROM confirmation c WHERE c.signature = gone.signature AND c.expires_at > :now)
                           AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.subject_id = gone.signature)
                           AND NOT EXISTS (SELECT 1 FROM division_turn t WHERE t.signature = gone.signature)
                        """).bind("now", now).execute();
    }

    /** Signatures that nobody confirmed and nobody can confirm any more, put aside or not, locked. */
    static List<UUID> takeNeverConfirmed(Handle handle, Instant now, int most) {
        return handle.createQuery("""
                        SELECT s.id FROM signature s
                         WHERE s.state IN ('pending', 'quarantined') AND s.slot IS NULL AND s.day < (CAST(:now AS timestamptz) AT TIME ZONE 'UTC')::date - 3
                           AND NOT EXISTS (SELECT 1 FROM confirmation c WHERE c.signature = s.id)
                         LIMIT :most FOR UPDATE SKIP LOCKED
                        """)
                .bind("now", now)
                .bind("most", most)
                .mapTo(UUID.class)
                .list();
    }

    private static Confirmation confirmation(ResultSet row) throws SQLException {
        return new Confirmation(row.getBytes("locator"), Column.uuid(row, "signature"), row.getInt("resends"));
    }
}
