package org.undersigned.onpaper;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.keys.Aead;

/** SQL about pictures of sheets. */
final class ScanStore {

    private ScanStore() {}

    /** Keeps a picture in place of the one before; false if another organisation added that, or the petition was retired. */
    static boolean save(
            Handle handle,
            long sheet,
            UUID petition,
            UUID organisation,
            UUID person,
            Aead.Sealed sealed,
            LocalDate goneOn) {
        return handle.createUpdate("""
                        INSERT INTO paper_scan (sheet, petition, organisation, nonce, ciphertext, gone_on, seen_by)
                        SELECT :sheet, p.id, :organisation, :nonce, :ciphertext, :goneOn, ARRAY[CAST(:person AS uuid)] FROM petition p
                         WHERE p.id = :petition AND p.retired_on IS NULL FOR SHARE OF p
                        ON CONFLICT (sheet) DO UPDATE SET nonce = excluded.nonce, ciphertext = excluded.ciphertext, gone_on = excluded.gone_on,
                                                          seen_by = excluded.seen_by
                         WHERE paper_scan.organisation = excluded.organisation
                        """)
                        .bind("sheet", sheet)
                        .bind("petition", petition)
                        .bind("organisation", organisation)
                        .bind("nonce", sealed.nonce())
                        .bind("ciphertext", sealed.ciphertext())
                        .bind("goneOn", goneOn)
                        .bind("person", person)
                        .execute()
                > 0;
    }

    /** A picture, whose people took it, and who added or opened it. */
    record Scan(UUID organisation, List<UUID> seenBy, Aead.Sealed sealed) {}

    /** Somebody opened it. */
    static void seen(Handle handle, long sheet, UUID person) {
        handle.execute(
                "UPDATE paper_scan SET seen_by = seen_by || ? WHERE sheet = ? AND NOT seen_by @> ARRAY[?]",
                person,
                sheet,
                person);
    }

    static Optional<Scan> find(Handle handle, UUID petition, long sheet) {
        return handle.select(
                        "SELECT organisation, seen_by, nonce, ciphertext FROM paper_scan WHERE petition = ? AND sheet = ?",
                        petition,
                        sheet)
                .map((row, context) -> new Scan(
                        Column.uuid(row, "organisation"),
                        List.of((UUID[]) row.getArray("seen_by").getArray()),
                        new Aead.Sealed(row.getBytes("nonce"), row.getBytes("ciphertext"))))
                .findOne();
    }

    /** The pictures of a batch's sheets go on a day. */
    static void goes(Handle handle, UUID batch, LocalDate on) {
        handle.execute(
                "UPDATE paper_scan SET gone_on = least(gone_on, ?) WHERE sheet IN (SELECT sheet FROM paper_typed WHERE batch = ?)",
                on,
                batch);
    }

    static int forget(Handle handle, LocalDate today) {
        return handle.execute("DELETE FROM paper_scan WHERE gone_on <= ?", today);
    }
}
