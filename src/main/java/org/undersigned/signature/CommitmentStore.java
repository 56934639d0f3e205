package org.undersigned.signature;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** SQL about what the public log says of signatures. */
final class CommitmentStore {

    private CommitmentStore() {}

    record Committed(byte[] tag, Optional<byte[]> commitment) {}

    static Committed commitment(Handle handle, UUID signature) {
        return handle.select("SELECT tag, commitment FROM signature WHERE id = ?", signature)
                .map((row, context) ->
                        new Committed(row.getBytes("tag"), Optional.ofNullable(row.getBytes("commitment"))))
                .one();
    }

    record ByCommitment(UUID id, Signature.State state, byte[] commitment) {}

    /** Signatures that count, or may yet, under these commitments. A search of the whole table. */
    static List<ByCommitment> byCommitments(Handle handle, UUID petition, List<byte[]> commitments) {
        return handle.createQuery("""
                        SELECT id, state, commitment FROM signature
                         WHERE petition = :petition AND state IN ('pending', 'quarantined', 'confirmed') AND commitment = ANY (:commitments)
                        """)
                .bind("petition", petition)
                .bindBySqlType("commitments", commitments.toArray(byte[][]::new), java.sql.Types.ARRAY)
                .map((row, context) -> new ByCommitment(
                        Column.uuid(row, "id"), Signature.State.of(row.getString("state")), row.getBytes("commitment")))
                .list();
    }

    static void commit(Handle handle, UUID signature, byte[] commitment) {
        handle.execute("UPDATE signature SET commitment = ? WHERE id = ?", commitment, signature);
    }
}
