package org.undersigned.signature;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.supporter.Notice;

/**
 * The rows that a batch adds beside its signatures, gathered column by column and written with one statement.
 * Plain JDBC arrays: this is the one place where a few microseconds for each row are worth it.
 */
final class SigningRows {

    private static final String INSERT = """
            WITH sealed AS (
                INSERT INTO sealed_row (signature, recipient, purpose, key_id, algorithm, nonce, ciphertext)
                SELECT r.signature, 'installation', 'signature', ?, 'AES-256-GCM', r.nonce, r.ciphertext
                  FROM unnest(?, ?, ?) AS r (signature, nonce, ciphertext)),
            confirming AS (
                INSERT INTO confirmation (locator, token_hash, code_hash, signature, expires_at)
                SELECT * FROM unnest(?, ?, ?, ?, ?)),
            asked AS (
                INSERT INTO consent_event (id, signature, number, organisation, purpose, channel, kind, notice, key_id, nonce, sealed_at)
                SELECT r.id, r.signature, 1, r.organisation, 'news', 'email', 'asked', r.notice, ?, r.nonce, r.sealed_at
                  FROM unnest(?, ?, ?, ?, ?, ?) AS r (id, signature, organisation, notice, nonce, sealed_at))
            INSERT INTO outbox (id, kind, subject_id, due, state, key_id, nonce, ciphertext)
            SELECT r.id, r.kind, r.subject_id, r.due, 'waiting', r.key_id, r.nonce, r.ciphertext
              FROM unnest(?, ?, ?, ?, ?, ?, ?) AS r (id, kind, subject_id, due, key_id, nonce, ciphertext)
            """;

    private record SealedRow(UUID signature, Aead.Sealed row) {}

    private record Mailed(SealedSignature.Asking asking, Instant due, Instant expires) {
        Outbox.Row mail() {
            return asking.mail();
        }
    }

    private record Ticked(UUID signature, SealedSignature.Asked asked) {
        Notice notice() {
            return asked.notice();
        }
    }

    private final List<SealedRow> sealedRows = new ArrayList<>();
    private final List<Mailed> mails = new ArrayList<>();
    private final List<Ticked> boxes = new ArrayList<>();

    void sealed(UUID signature, Aead.Sealed row) {
        sealedRows.add(new SealedRow(signature, row));
    }

    void asking(SealedSignature.Asking asking, Instant due, Instant expires) {
        mails.add(new Mailed(asking, due, expires));
    }

    void asked(UUID signature, SealedSignature.Asked asked) {
        boxes.add(new Ticked(signature, asked));
    }

    /** Writes all of it in one statement: each round trip to the database would be waited for by everybody in the batch. */
    void write(Handle handle, String keyId) {
        if (sealedRows.isEmpty() && mails.isEmpty() && boxes.isEmpty()) return;
        try (var insert = handle.getConnection().prepareStatement(INSERT)) {
            var connection = handle.getConnection();
            insert.setString(1, keyId);
            insert.setArray(2, uuids(connection, sealedRows.stream().map(SealedRow::signature)));
            insert.setArray(3, bytes(connection, sealedRows.stream().map(row -> row.row.nonce())));
            insert.setArray(4, bytes(connection, sealedRows.stream().map(row -> row.row.ciphertext())));
            insert.setArray(5, bytes(connection, mails.stream().map(row -> row.asking.locator())));
            insert.setArray(6, bytes(connection, mails.stream().map(row -> row.asking.tokenHash())));
            insert.setArray(7, bytes(connection, mails.stream().map(row -> row.asking.codeHash())));
            insert.setArray(
                    8, uuids(connection, mails.stream().map(row -> row.mail().subject())));
            insert.setArray(9, instants(connection, mails.stream().map(Mailed::expires)));
            insert.setString(10, keyId);
            insert.setArray(11, uuids(connection, boxes.stream().map(row -> row.asked.id())));
            insert.setArray(12, uuids(connection, boxes.stream().map(Ticked::signature)));
            insert.setArray(
                    13, uuids(connection, boxes.stream().map(row -> row.notice().organisation())));
            insert.setArray(
                    14, uuids(connection, boxes.stream().map(row -> row.notice().id())));
            insert.setArray(
                    15,
                    bytes(connection, boxes.stream().map(row -> row.asked.at().nonce())));
            insert.setArray(
                    16,
                    bytes(connection, boxes.stream().map(row -> row.asked.at().ciphertext())));
            insert.setArray(
                    17, uuids(connection, mails.stream().map(row -> row.mail().id())));
            insert.setArray(
                    18, texts(connection, mails.stream().map(row -> row.mail().kind())));
            insert.setArray(
                    19, uuids(connection, mails.stream().map(row -> row.mail().subject())));
            insert.setArray(20, instants(connection, mails.stream().map(Mailed::due)));
            insert.setArray(
                    21, texts(connection, mails.stream().map(row -> row.mail().keyId())));
            insert.setArray(
                    22, bytes(connection, mails.stream().map(row -> row.mail().nonce())));
            insert.setArray(
                    23, bytes(connection, mails.stream().map(row -> row.mail().ciphertext())));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Array uuids(Connection connection, Stream<UUID> values) throws SQLException {
        return connection.createArrayOf("uuid", values.toArray());
    }

    private static Array texts(Connection connection, Stream<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray(String[]::new));
    }

    private static Array bytes(Connection connection, Stream<byte[]> values) throws SQLException {
        return connection.createArrayOf("bytea", values.toArray(byte[][]::new));
    }

    private static Array instants(Connection connection, Stream<Instant> values) throws SQLException {
        return connection.createArrayOf(
                "timestamptz", values.map(Instant::toString).toArray());
    }
}
