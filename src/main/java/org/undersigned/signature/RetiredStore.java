package org.undersigned.signature;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL about all signatures of a petition at once. */
final class RetiredStore {

    /** By what hangs on a signature; those come last, as the others are found by them. */
    private static final List<String> DELETES = List.of(
            "DELETE FROM sealed_row WHERE signature IN (SELECT id FROM signature WHERE petition = ?)",
            "DELETE FROM consent_event WHERE signature IN (SELECT id FROM signature WHERE petition = ?)",
            "DELETE FROM grant_state WHERE signature IN (SELECT id FROM signature WHERE petition = ?)",
            "DELETE FROM division_turn WHERE petition = ?",
            "DELETE FROM division_event WHERE signature IN (SELECT id FROM signature WHERE petition = ?)",
            "DELETE FROM confirmation WHERE signature IN (SELECT id FROM signature WHERE petition = ?)",
            "DELETE FROM signer_link WHERE signature IN (SELECT id FROM signature WHERE petition = ?)",
            "DELETE FROM outbox WHERE subject_id IN (SELECT id FROM signature WHERE petition = ?)",
            "DELETE FROM signature WHERE petition = ?");

    private RetiredStore() {}

    record Kept(long signatures, long confirmed, long pending, long grants) {}

    static Kept count(Handle handle, UUID petition) {
        return handle.createQuery("""
                        SELECT count(*) AS signatures, count(*) FILTER (WHERE state = 'confirmed') AS confirmed,
                               count(*) FILTER (WHERE state = 'pending') AS pending,
                               (SELECT count(*) FROM grant_state g JOIN signature s ON s.id = g.signature
                                 WHERE s.petition = :petition AND g.live) AS grants
                          FROM signature WHERE petition = :petition
                        """)
                .bind("petition", petition)
                .map((row, context) -> new Kept(
                        row.getLong("signatures"),
                        row.getLong("confirmed"),
                        row.getLong("pending"),
                        row.getLong("grants")))
                .one();
    }

    /** Everything about everybody who signed. Rows that are locked by a person's own request are waited for. */
    static void delete(Handle handle, UUID petition) {
        handle.select(
                        "SELECT count(*) FROM (SELECT FROM signature WHERE petition = ? ORDER BY id FOR UPDATE) AS held",
                        petition)
                .mapTo(Long.class)
                .one();
        for (var delete : DELETES) handle.execute(delete, petition);
    }
}
