package org.undersigned.sharing.paper;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** All SQL about sheets of paper. */
final class SheetStore {

    private SheetStore() {}

    /**
     * Numbers of the same making.
     *
     * @param first the lowest; they follow each other
     * @param organisation whose box stands first, or null
     */
    record Batch(
            UUID id,
            long first,
            int sheets,
            int version,
            byte[] textSha256,
            String language,
            UUID organisation,
            LocalDate madeOn) {}

    /** The next number. Nobody else takes one until the transaction ends, so that the numbers of a batch follow each other. */
    static long next(Handle handle) {
        handle.execute("LOCK TABLE paper_sheet IN EXCLUSIVE MODE");
        return handle.createQuery("SELECT coalesce(max(number) + 1, :first) FROM paper_sheet")
                .bind("first", SheetNumber.FIRST)
                .mapTo(Long.class)
                .one();
    }

    static void add(Handle handle, UUID petition, Batch batch) {
        handle.createUpdate("""
                        INSERT INTO paper_sheet (number, batch, petition, version, text_sha256, language, organisation, made_on)
                        SELECT number, :batch, :petition, :version, :sha256, :language, CAST(:organisation AS uuid), :on
                          FROM generate_series(:first, :last) AS number
                        """)
                .bind("batch", batch.id())
                .bind("petition", petition)
                .bind("version", batch.version())
                .bind("sha256", batch.textSha256())
                .bind("language", batch.language())
                .bind("organisation", batch.organisation())
                .bind("on", batch.madeOn())
                .bind("first", batch.first())
                .bind("last", batch.first() + batch.sheets() - 1)
                .execute();
    }

    /** Those of a petition, the newest first. */
    static List<Batch> of(Handle handle, UUID petition) {
        return handle.select("""
                        SELECT batch, min(number) AS first, count(*) AS sheets, version, text_sha256, language, organisation, made_on
                          FROM paper_sheet WHERE petition = ?
                         GROUP BY batch, version, text_sha256, language, organisation, made_on ORDER BY first DESC
                        """, petition)
                .map((row, context) -> new Batch(
                        Column.uuid(row, "batch"),
                        row.getLong("first"),
                        row.getInt("sheets"),
                        row.getInt("version"),
                        row.getBytes("text_sha256"),
                        row.getString("language"),
                        Column.uuid(row, "organisation"),
                        row.getObject("made_on", LocalDate.class)))
                .list();
    }

    static Optional<Batch> of(Handle handle, UUID petition, UUID batch) {
        return of(handle, petition).stream()
                .filter(one -> one.id().equals(batch))
                .findFirst();
    }
}
