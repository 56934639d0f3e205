package org.undersigned.onpaper;

import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.undersigned.supporter.SealedRow;
import org.undersigned.supporter.SealedRowStore;

/** SQL about those on paper whom a delivery tells of: people who count, on sheets that carry the very words that are handed over. */
public final class PaperRollStore {

    private static final String SAME_WORDS = " JOIN paper_sheet p ON p.number = r.sheet AND p.text_sha256 = :sha256 ";

    /** Of somebody on several sheets the row counts here that is on one with these words. */
    private static final String COUNTS = PaperStore.counts(
            "EXISTS (SELECT FROM paper_sheet q WHERE q.number = o.sheet AND q.text_sha256 = :sha256)");

    private PaperRollStore() {}

    /** How many they are. */
    public static long number(Handle handle, UUID petition, byte[] sha256) {
        return handle.createQuery(
                        "SELECT count(*) FROM paper_row r" + SAME_WORDS + "WHERE r.petition = :petition AND " + COUNTS)
                .bind("petition", petition)
                .bind("sha256", sha256)
                .mapTo(Long.class)
                .one();
    }

    /** The sealed name and country of each of them who agreed to be named, as they stream from the database. */
    public static void eachNamed(Handle handle, UUID petition, byte[] sha256, Consumer<SealedRow> what) {
        handle.createQuery("SELECT s.* FROM paper_row r" + SAME_WORDS
                        + "JOIN sealed_row s ON s.signature = r.id AND s.recipient = 'publication' WHERE r.petition = :petition AND "
                        + COUNTS)
                .bind("petition", petition)
                .bind("sha256", sha256)
                .setFetchSize(500)
                .map((row, context) -> SealedRowStore.row(row))
                .forEach(what);
    }
}
