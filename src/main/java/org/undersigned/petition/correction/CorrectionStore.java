package org.undersigned.petition.correction;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.db.Db;

/** All SQL about corrections that wait. */
final class CorrectionStore {

    private CorrectionStore() {}

    static void insert(Handle handle, Correction correction) {
        handle.createUpdate("""
                        INSERT INTO petition_correction (id, petition, base, title, ask, body)
                        VALUES (:id, :petition, :base, CAST(:title AS json), CAST(:ask AS json), CAST(:body AS json))
                        """)
                .bind("id", correction.id())
                .bind("petition", correction.petition())
                .bind("base", correction.base())
                .bind("title", Db.toJson(correction.title()))
                .bind("ask", Db.toJson(correction.ask()))
                .bind("body", Db.toJson(correction.body()))
                .execute();
    }

    static Optional<Correction> find(Handle handle, UUID id) {
        return handle.select("SELECT * FROM petition_correction WHERE id = ?", id)
                .map((row, context) -> new Correction(
                        Column.uuid(row, "id"),
                        Column.uuid(row, "petition"),
                        row.getInt("base"),
                        Column.translated(row, "title"),
                        Column.translated(row, "ask"),
                        Column.translated(row, "body")))
                .findOne();
    }

    /** Removes what was proposed for a petition. */
    static void removeOf(Handle handle, UUID petition) {
        handle.execute("DELETE FROM petition_correction WHERE petition = ?", petition);
    }
}
