package org.undersigned.signature;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.keys.Aead;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.supporter.Notice;
import org.undersigned.supporter.Sealing;

/**
 * The rows that a batch adds beside its signatures, gathered column by column and written with one statement for each table.
 * Plain JDBC arrays: this is the one place where a few microseconds for each row are worth it.
 */
final class SigningRows {

    private record SealedRow(UUID signature, Aead.Sealed sealed) {}

    private record Confirmation(byte[] token, byte[] reference, byte[] code, UUID signature, Instant expires) {}

    private record Asked(UUID id, UUID signature, Notice notice, Aead.Sealed at) {}

    private final List<SealedRow> sealedRows = new ArrayList<>();
    private final List<Confirmation> confirmations = new ArrayList<>();
    private final List<Outbox.Row> mails = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();
    private final Map<UUID, Notice> notices = new LinkedHashMap<>();

    void sealed(PendingSignature signature, Aead.Sealed sealed) {
        sealedRows.add(new SealedRow(signature.id(), sealed));
    }

    void confirmation(byte[] token, byte[] reference, byte[] code, UUID signature, Instant expires) {
        confirmations.add(new Confirmation(token, reference, code, signature, expires));
    }

    void mail(Outbox.Row row) {
        mails.add(row);
    }

    void asked(PendingSignature signature, Notice notice, Sealing sealing) {
        var id = UUID.randomUUID();
        notices.put(notice.id(), notice);
        asked.add(new Asked(
                id,
                signature.id(),
                notice,
                sealing.seal(
                        signature.petition().id(),
                        signature.id(),
                        "consent/" + id,
                        Map.of("at", signature.at().toString()))));
    }

    Collection<Notice> notices() {
        return notices.values();
    }

    void write(Handle handle, String keyId) {
        try {
            var connection = handle.getConnection();
            writeSealedRows(connection, keyId);
            writeConfirmations(connection);
            writeAsked(connection, keyId);
            writeMails(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void writeSealedRows(Connection connection, String keyId) throws SQLException {
        if (sealedRows.isEmpty()) return;
        try (var insert = connection.prepareStatement("""
                INSERT INTO sealed_row (signature, recipient, purpose, key_id, algorithm, nonce, ciphertext)
                SELECT r.signature, 'installation', 'signature', ?, 'AES-256-GCM', r.nonce, r.ciphertext
                  FROM unnest(?, ?, ?) AS r (signature, nonce, ciphertext)
                """)) {
            insert.setString(1, keyId);
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid",
                            sealedRows.stream().map(SealedRow::signature).toArray()));
            insert.setArray(3, bytes(connection, sealedRows.stream().map(row -> row.sealed.nonce())));
            insert.setArray(4, bytes(connection, sealedRows.stream().map(row -> row.sealed.ciphertext())));
            insert.executeUpdate();
        }
    }

    private void writeConfirmations(Connection connection) throws SQLException {
        if (confirmations.isEmpty()) return;
        try (var insert = connection.prepareStatement("""
                INSERT INTO confirmation (token_hash, reference_hash, code_hash, signature, expires_at)
                SELECT * FROM unnest(?, ?, ?, ?, ?)
                """)) {
            insert.setArray(1, bytes(connection, confirmations.stream().map(Confirmation::token)));
            insert.setArray(2, bytes(connection, confirmations.stream().map(Confirmation::reference)));
            insert.setArray(3, bytes(connection, confirmations.stream().map(Confirmation::code)));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "uuid",
                            confirmations.stream().map(Confirmation::signature).toArray()));
            insert.setArray(5, instants(connection, confirmations.stream().map(Confirmation::expires)));
            insert.executeUpdate();
        }
    }

    private void writeAsked(Connection connection, String keyId) throws SQLException {
        if (asked.isEmpty()) return;
        try (var insert = connection.prepareStatement("""
                INSERT INTO consent_event (id, signature, number, organisation, purpose, channel, kind, notice, key_id, nonce, sealed_at)
                SELECT r.id, r.signature, 1, r.organisation, 'news', 'email', 'asked', r.notice, ?, r.nonce, r.sealed_at
                  FROM unnest(?, ?, ?, ?, ?, ?) AS r (id, signature, organisation, notice, nonce, sealed_at)
                """)) {
            insert.setString(1, keyId);
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", asked.stream().map(Asked::id).toArray()));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "uuid", asked.stream().map(Asked::signature).toArray()));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "uuid",
                            asked.stream().map(row -> row.notice.organisation()).toArray()));
            insert.setArray(
                    5,
                    connection.createArrayOf(
                            "uuid", asked.stream().map(row -> row.notice.id()).toArray()));
            insert.setArray(6, bytes(connection, asked.stream().map(row -> row.at.nonce())));
            insert.setArray(7, bytes(connection, asked.stream().map(row -> row.at.ciphertext())));
            insert.executeUpdate();
        }
    }

    private void writeMails(Connection connection) throws SQLException {
        if (mails.isEmpty()) return;
        try (var insert = connection.prepareStatement("""
                INSERT INTO outbox (id, kind, subject_id, due, state, key_id, nonce, ciphertext)
                SELECT r.id, r.kind, r.subject_id, r.due, 'waiting', r.key_id, r.nonce, r.ciphertext
                  FROM unnest(?, ?, ?, ?, ?, ?, ?) AS r (id, kind, subject_id, due, key_id, nonce, ciphertext)
                """)) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", mails.stream().map(Outbox.Row::id).toArray()));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "text", mails.stream().map(Outbox.Row::kind).toArray()));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "uuid", mails.stream().map(Outbox.Row::subject).toArray()));
            insert.setArray(4, instants(connection, mails.stream().map(Outbox.Row::due)));
            insert.setArray(
                    5,
                    connection.createArrayOf(
                            "text", mails.stream().map(Outbox.Row::keyId).toArray()));
            insert.setArray(6, bytes(connection, mails.stream().map(Outbox.Row::nonce)));
            insert.setArray(7, bytes(connection, mails.stream().map(Outbox.Row::ciphertext)));
            insert.executeUpdate();
        }
    }

    private static java.sql.Array bytes(Connection connection, java.util.stream.Stream<byte[]> values)
            throws SQLException {
        return connection.createArrayOf("bytea", values.toArray(byte[][]::new));
    }

    private static java.sql.Array instants(Connection connection, java.util.stream.Stream<Instant> values)
            throws SQLException {
        return connection.createArrayOf(
                "timestamptz", values.map(Instant::toString).toArray());
    }
}
