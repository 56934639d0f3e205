package org.undersigned.sharing.paper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
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
     * @param printed the boxes; nothing if that was not kept yet when they were numbered
     */
    record Batch(
            UUID id,
            long first,
            int sheets,
            int version,
            byte[] textSha256,
            String language,
            UUID organisation,
            Optional<List<Printed>> printed,
            LocalDate madeOn) {}

    /** A box on a sheet: whose it is, and the id of the words beside it. */
    record Printed(UUID organisation, UUID notice) {}

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
                        INSERT INTO paper_sheet (number, batch, petition, version, text_sha256, language, organisation, boxes, notices, made_on)
                        SELECT number, :batch, :petition, :version, :sha256, :language, CAST(:organisation AS uuid), :boxes, :notices, :on
                          FROM generate_series(:first, :last) AS number
                        """)
                .bind("batch", batch.id())
                .bind("petition", petition)
                .bind("version", batch.version())
                .bind("sha256", batch.textSha256())
                .bind("language", batch.language())
                .bind("organisation", batch.organisation())
                .bindArray(
                        "boxes",
                        UUID.class,
                        batch.printed().orElseThrow().stream()
                                .map(Printed::organisation)
                                .toList())
                .bindArray(
                        "notices",
                        UUID.class,
                        batch.printed().orElseThrow().stream()
                                .map(Printed::notice)
                                .toList())
                .bind("on", batch.madeOn())
                .bind("first", batch.first())
                .bind("last", batch.first() + batch.sheets() - 1)
                .execute();
    }

    /** Those of a petition, the newest first. */
    static List<Batch> of(Handle handle, UUID petition) {
        return handle.select("""
                        SELECT batch, min(number) AS first, count(*) AS sheets, version, text_sha256, language, organisation, boxes, notices, made_on
                          FROM paper_sheet WHERE petition = ?
                         GROUP BY batch, version, text_sha256, language, organisation, boxes, notices, made_on ORDER BY first DESC
                        """, petition).map((row, context) -> batch(row)).list();
    }

    /** What one sheet was numbered with, alone; nothing if it has another petition. */
    static Optional<Batch> numbered(Handle handle, UUID petition, long number) {
        return handle.select(
                        "SELECT *, number AS first, 1 AS sheets FROM paper_sheet WHERE petition = ? AND number = ?",
                        petition,
                        number)
                .map((row, context) -> batch(row))
                .findOne();
    }

    private static Batch batch(ResultSet row) throws SQLException {
        return new Batch(
                Column.uuid(row, "batch"),
                row.getLong("first"),
                row.getInt("sheets"),
                row.getInt("version"),
                row.getBytes("text_sha256"),
                row.getString("language"),
                Column.uuid(row, "organisation"),
                printed(row),
                row.getObject("made_on", LocalDate.class));
    }

    private static Optional<List<Printed>> printed(ResultSet row) throws SQLException {
        var boxes = row.getArray("boxes");
        if (boxes == null) return Optional.empty();
        var organisations = (UUID[]) boxes.getArray();
        var notices = (UUID[]) row.getArray("notices").getArray();
        return Optional.of(IntStream.range(0, notices.length)
                .mapToObj(i -> new Printed(organisations[i], notices[i]))
                .toList());
    }

    static Optional<Batch> of(Handle handle, UUID petition, UUID batch) {
        return of(handle, petition).stream()
                .filter(one -> one.id().equals(batch))
                .findFirst();
    }
}
