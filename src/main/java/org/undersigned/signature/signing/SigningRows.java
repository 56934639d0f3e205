package org.undersigned.signature.signing;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.SqlArray;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.supporter.Notice;
import org.undersigned.supporter.SealedRow;

/**
 * The rows that a batch adds beside its signatures, gathered column by column and written with one statement.
 * Plain JDBC arrays: this is the one place where a few microseconds for each row are worth it.
 */
final class SigningRows {

    private static final String INSERT = """
            WITH sealed AS (
                INSERT INTO sealed_row (signature, recipient, purpose, key_id, algorithm, context, nonce, ciphertext, supporter_ref)
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)),
            confirming AS (
                INSERT INTO confirmation (locator, token_hash, code_hash, signature, expires_at, reminded, resends)
                SELECT r.*, CASE WHEN r.silent THEN 2 ELSE 0 END
                  FROM unnest(?, ?, ?, ?, ?, ?) AS r (locator, token_hash, code_hash, signature, expires_at, silent)),
            asked AS (
                INSERT INTO consent_event (id, signature, number, organisation, purpose, channel, kind, notice, key_id, nonce, sealed_at)
                SELECT r.id, r.signature, 1, r.organisation, 'news', 'email', 'asked', r.notice, ?, r.nonce, r.sealed_at
                  FROM unnest(?, ?, ?, ?, ?, ?) AS r (id, signature, organisation, notice, nonce, sealed_at))
            INSERT INTO outbox (id, kind, subject_id, due, state)
            SELECT r.id, r.kind, r.subject_id, r.due, 'waiting' FROM unnest(?, ?, ?, ?) AS r (id, kind, subject_id, due)
            """;

    private record Sent(SealedSignature.Asking asking, boolean silent, Instant expires) {}

    private record Ticked(UUID signature, SealedSignature.Asked asked) {
        Notice notice() {
            return asked.notice();
        }
    }

    private final List<SealedRow> sealedRows = new ArrayList<>();
    private final List<Sent> tokens = new ArrayList<>();
    private final List<Outbox.Row> mails = new ArrayList<>();
    private final List<Ticked> boxes = new ArrayList<>();

    void sealed(List<SealedRow> rows) {
        sealedRows.addAll(rows);
    }

    void asking(SealedSignature.Asking asking, Instant due, Instant expires) {
        tokens.add(new Sent(asking, false, expires));
        mails.add(asking.mail(due));
    }

    /** The mail waits until the signature is released, or was sent already; the token is there for it. */
    void held(SealedSignature.Asking asking, Instant expires) {
        tokens.add(new Sent(asking, false, expires));
    }

    /** The mail is left out, and none is sent on request; the token is there for the mail that somebody else's request brings. */
    void silent(SealedSignature.Asking asking, Instant expires) {
        tokens.add(new Sent(asking, true, expires));
    }

    void asked(UUID signature, SealedSignature.Asked asked) {
        boxes.add(new Ticked(signature, asked));
    }

    /** Writes all of it in one statement: each round trip to the database would be waited for by everybody in the batch. */
    void write(Handle handle, String timeKeyId) {
        if (sealedRows.isEmpty() && tokens.isEmpty() && boxes.isEmpty()) return;
        try (var insert = handle.getConnection().prepareStatement(INSERT)) {
            insert.setArray(1, SqlArray.uuids(handle, sealedRows, SealedRow::signature));
            insert.setArray(2, SqlArray.texts(handle, sealedRows, SealedRow::recipient));
            insert.setArray(3, SqlArray.texts(handle, sealedRows, SealedRow::purpose));
            insert.setArray(4, SqlArray.texts(handle, sealedRows, SealedRow::keyId));
            insert.setArray(5, SqlArray.texts(handle, sealedRows, SealedRow::algorithm));
            insert.setArray(6, SqlArray.uuids(handle, sealedRows, SealedRow::context));
            insert.setArray(
                    7, SqlArray.bytes(handle, sealedRows, row -> row.sealed().nonce()));
            insert.setArray(
                    8, SqlArray.bytes(handle, sealedRows, row -> row.sealed().ciphertext()));
            insert.setArray(9, SqlArray.bytes(handle, sealedRows, SealedRow::ref));
            insert.setArray(10, SqlArray.bytes(handle, tokens, row -> row.asking.locator()));
            insert.setArray(11, SqlArray.bytes(handle, tokens, row -> row.asking.tokenHash()));
            insert.setArray(12, SqlArray.bytes(handle, tokens, row -> row.asking.codeHash()));
            insert.setArray(13, SqlArray.uuids(handle, tokens, row -> row.asking.signature()));
            insert.setArray(14, SqlArray.instants(handle, tokens, Sent::expires));
            insert.setArray(15, SqlArray.booleans(handle, tokens, Sent::silent));
            insert.setString(16, timeKeyId);
            insert.setArray(17, SqlArray.uuids(handle, boxes, row -> row.asked.id()));
            insert.setArray(18, SqlArray.uuids(handle, boxes, Ticked::signature));
            insert.setArray(
                    19, SqlArray.uuids(handle, boxes, row -> row.notice().organisation()));
            insert.setArray(
                    20, SqlArray.uuids(handle, boxes, row -> row.notice().id()));
            insert.setArray(
                    21, SqlArray.bytes(handle, boxes, row -> row.asked.at().nonce()));
            insert.setArray(
                    22, SqlArray.bytes(handle, boxes, row -> row.asked.at().ciphertext()));
            insert.setArray(23, SqlArray.uuids(handle, mails, Outbox.Row::id));
            insert.setArray(24, SqlArray.texts(handle, mails, Outbox.Row::kind));
            insert.setArray(25, SqlArray.uuids(handle, mails, Outbox.Row::subject));
            insert.setArray(26, SqlArray.instants(handle, mails, Outbox.Row::due));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
