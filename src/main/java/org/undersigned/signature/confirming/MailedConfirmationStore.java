package org.undersigned.signature.confirming;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.SqlArray;
import org.undersigned.signature.SignatureStore;
import org.undersigned.supporter.Sealing;

/** What a batch of confirmations asks the database first: one question for all of them. */
final class MailedConfirmationStore {

    private MailedConfirmationStore() {}

    /**
     * The mails that these requests may be about, with their signatures, in one order by everybody. Both are locked: a code that is typed
     * meanwhile, in another batch, has to see that this one was a try.
     */
    static MailedConfirmations of(Handle handle, List<Confirming.Request> batch, Instant now) {
        var hashes =
                batch.stream().flatMap(request -> request.tokenHash().stream()).toList();
        try (var select = handle.getConnection().prepareStatement("""
                SELECT c.locator, c.token_hash, c.code_hash, c.tries, r.key_id AS newest, s.*
                  FROM confirmation c
                  JOIN signature s ON s.id = c.signature
                  LEFT JOIN sealed_row r ON r.signature = s.id AND r.recipient = 'signer'
                 WHERE (c.locator = ANY (?) OR (c.token_hash = ANY (?) AND NOT c.token_has_locator))
                   AND c.expires_at > CAST(? AS timestamptz)
                 ORDER BY s.id, c.token_hash FOR UPDATE OF c, s
                """)) {
            select.setArray(1, SqlArray.bytes(handle, batch, Confirming.Request::locator));
            select.setArray(2, SqlArray.bytes(handle, hashes, hash -> hash));
            select.setString(3, now.toString());
            var found = new ArrayList<MailedConfirmation>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) found.add(mailed(rows));
            }
            return new MailedConfirmations(found);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Which places behind their mailboxes are taken. */
    static Places places(Handle handle, List<MailedConfirmation> pending) {
        var places = new Places();
        if (pending.isEmpty()) return places;
        try (var select = handle.getConnection().prepareStatement("""
                SELECT m.number, s.slot FROM unnest(?, ?) WITH ORDINALITY AS m (petition, mailbox, number)
                  JOIN signature s ON s.petition = m.petition AND s.mailbox_tag = m.mailbox AND s.slot IS NOT NULL
                """)) {
            select.setArray(
                    1, SqlArray.uuids(handle, pending, one -> one.signature().petition()));
            select.setArray(2, SqlArray.bytes(handle, pending, MailedConfirmation::mailboxTag));
            try (var rows = select.executeQuery()) {
                while (rows.next()) places.taken(pending.get(rows.getInt(1) - 1), rows.getInt(2));
            }
            return places;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MailedConfirmation mailed(ResultSet row) throws SQLException {
        return new MailedConfirmation(
                row.getBytes("locator"),
                row.getBytes("token_hash"),
                row.getBytes("code_hash"),
                row.getInt("tries"),
                SignatureStore.signature(row),
                row.getBytes("mailbox_tag"),
                Optional.ofNullable(row.getBytes("commitment")),
                Optional.ofNullable(row.getString("newest")).map(Sealing::locatorOf),
                Optional.ofNullable(row.getString("source")));
    }
}
