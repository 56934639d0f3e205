package org.undersigned.mailing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.supporter.SealedRow;
import org.undersigned.supporter.SealedRowStore;

/** SQL about what the mails of a mailing are written from. */
final class RowStore {

    private RowStore() {}

    /** What lies sealed about somebody, with what they signed, when, and the language they read. */
    record Row(SealedRow sealed, UUID petition, LocalDate day, String language) {}

    /** What an organisation has of these signatures; call it in {@code Db.asTenant}, which leaves out whose permission is over. */
    static List<Row> granted(Handle tenant, String slug, Collection<UUID> signatures) {
        return tenant.createQuery("""
                        SELECT r.*, s.petition, s.day, s.language
                          FROM sealed_row r JOIN signature s ON s.id = r.signature AND s.state = 'confirmed'
                         WHERE r.signature = ANY (:signatures) AND r.recipient = 'organisation-' || :slug
                        """)
                .bindArray("signatures", UUID.class, signatures)
                .bind("slug", slug)
                .map((row, context) -> new Row(
                        SealedRowStore.row(row),
                        Column.uuid(row, "petition"),
                        row.getObject("day", LocalDate.class),
                        row.getString("language")))
                .list();
    }

    /** What lies sealed for mail about a petition, of those of these signatures who want to hear of it. */
    static List<Row> updates(Handle handle, Collection<UUID> signatures) {
        return handle.createQuery("""
                        SELECT r.*, s.petition, s.day, s.language
                          FROM sealed_row r JOIN signature s ON s.id = r.signature AND s.state = 'confirmed' AND s.wants_updates
                         WHERE r.signature = ANY (:signatures) AND r.recipient = 'updates-' || s.petition
                        """)
                .bindArray("signatures", UUID.class, signatures)
                .map((row, context) -> new Row(
                        SealedRowStore.row(row),
                        Column.uuid(row, "petition"),
                        row.getObject("day", LocalDate.class),
                        row.getString("language")))
                .list();
    }

    /** Those of these people whose addresses an organisation has to leave alone. */
    static Set<String> suppressed(Handle handle, UUID organisation, Collection<byte[]> refs) {
        return some(handle, "suppression", organisation, refs);
    }

    /** Those of these people who had a mail of an organisation before. */
    static Set<String> greeted(Handle handle, UUID organisation, Collection<byte[]> refs) {
        return some(handle, "mailing_greeted", organisation, refs);
    }

    /** Somebody had a mail of an organisation. */
    static void greet(Handle handle, UUID organisation, byte[] ref) {
        handle.execute(
                "INSERT INTO mailing_greeted (organisation, ref) VALUES (?, ?) ON CONFLICT DO NOTHING",
                organisation,
                ref);
    }

    private static Set<String> some(Handle handle, String table, UUID organisation, Collection<byte[]> refs) {
        return new HashSet<>(handle.createQuery("SELECT encode(ref, 'hex') FROM " + table
                        + " WHERE organisation = :organisation AND ref IN"
                        + " (SELECT decode(one, 'hex') FROM unnest(CAST(:refs AS text[])) AS one)")
                .bind("organisation", organisation)
                .bindArray(
                        "refs",
                        String.class,
                        refs.stream().map(HexFormat.of()::formatHex).toList())
                .mapTo(String.class)
                .list());
    }
}
