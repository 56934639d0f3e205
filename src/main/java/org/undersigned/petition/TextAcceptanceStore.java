package org.undersigned.petition;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;

/** All SQL about who approved the words of a petition. */
final class TextAcceptanceStore {

    private TextAcceptanceStore() {}

    static List<TextAcceptance> of(Handle handle, UUID petition) {
        return handle.select("SELECT * FROM text_acceptance WHERE petition = ? ORDER BY organisation", petition)
                .map((row, context) -> new TextAcceptance(
                        Column.uuid(row, "organisation"),
                        row.getBytes("sha256"),
                        row.getObject("dated", LocalDate.class),
                        row.getBoolean("on_paper")))
                .list();
    }

    static void put(Handle handle, UUID petition, TextAcceptance one) {
        handle.execute("""
                INSERT INTO text_acceptance (petition, organisation, sha256, dated, on_paper) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (petition, organisation) DO UPDATE SET
                       sha256 = excluded.sha256, dated = excluded.dated, on_paper = excluded.on_paper
                """, petition, one.organisation(), one.sha256(), one.dated(), one.onPaper());
    }
}
