package org.undersigned.supporter;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL about the rows of those who want mail about a petition, when they are sealed to another key. */
public final class UpdatesRowStore {

    private UpdatesRowStore() {}

    /**
     * Some rows of those who want mail about a petition that are sealed to a key of which this installation has the private half, in the order of
     * their signatures, from behind {@code after} on.
     */
    public static List<SealedRow> updatesHosted(Handle handle, UUID petition, UUID after, int most) {
        return handle.createQuery("""
                        SELECT r.* FROM signature s
                          JOIN sealed_row r ON r.signature = s.id AND r.recipient = 'updates-' || s.petition
                          JOIN recipient_key k ON k.key_id = r.key_id AND k.wrapped_private IS NOT NULL
                         WHERE s.id > :after AND s.petition = :petition AND s.wants_updates ORDER BY s.id LIMIT :most
                        """)
                .bind("petition", petition)
                .bind("after", after)
                .bind("most", most)
                .map((row, context) -> SealedRowStore.row(row))
                .list();
    }

    /** A row that is sealed anew, with the one of before. */
    public record Anew(SealedRow before, SealedRow row) {}

    /** Puts rows in the place of those of before, but for those that somebody else changed meanwhile. */
    public static void replace(Handle handle, List<Anew> rows) {
        var update = handle.prepareBatch("""
                UPDATE sealed_row SET key_id = :key, context = :context, algorithm = :algorithm, nonce = :nonce, ciphertext = :ciphertext
                 WHERE signature = :signature AND recipient = :recipient AND purpose = :purpose AND nonce = :before
                """);
        for (var one : rows)
            update.bind("signature", one.row.signature())
                    .bind("recipient", one.row.recipient())
                    .bind("purpose", one.row.purpose())
                    .bind("before", one.before.sealed().nonce())
                    .bind("key", one.row.keyId())
                    .bind("context", one.row.context())
                    .bind("algorithm", one.row.algorithm())
                    .bind("nonce", one.row.sealed().nonce())
                    .bind("ciphertext", one.row.sealed().ciphertext())
                    .add();
        if (!rows.isEmpty()) update.execute();
    }
}
