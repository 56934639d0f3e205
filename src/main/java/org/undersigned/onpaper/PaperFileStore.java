package org.undersigned.onpaper;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.keys.Aead;

/** SQL about files that wait to be taken in. */
final class PaperFileStore {

    private PaperFileStore() {}

    /**
     * A file.
     *
     * @param columns what stands in each of its columns; empty where nothing does that is read
     */
    record Kept(
            UUID id,
            UUID petition,
            UUID organisation,
            UUID person,
            byte[] sha256,
            List<String> columns,
            Aead.Sealed sealed,
            Instant until) {}

    static void save(Handle handle, Kept file) {
        handle.createUpdate("""
                        INSERT INTO paper_file (id, petition, organisation, person, sha256, columns, nonce, ciphertext, until)
                        SELECT :id, p.id, :organisation, :person, :sha256, :columns, :nonce, :ciphertext, :until FROM petition p
                         WHERE p.id = :petition AND p.retired_on IS NULL FOR SHARE OF p
                        """)
                .bind("id", file.id)
                .bind("petition", file.petition)
                .bind("organisation", file.organisation)
                .bind("person", file.person)
                .bind("sha256", file.sha256)
                .bindArray("columns", String.class, file.columns)
                .bind("nonce", file.sealed.nonce())
                .bind("ciphertext", file.sealed.ciphertext())
                .bind("until", file.until)
                .execute();
    }

    /** A file of the person who sent it, as long as it is kept. */
    static Optional<Kept> find(Handle handle, UUID id, UUID petition, UUID person, Instant now) {
        return handle.createQuery("""
                        SELECT * FROM paper_file WHERE id = :id AND petition = :petition AND person = :person AND until > :now
                        """)
                .bind("id", id)
                .bind("petition", petition)
                .bind("person", person)
                .bind("now", now)
                .map((row, context) -> new Kept(
                        Column.uuid(row, "id"),
                        Column.uuid(row, "petition"),
                        Column.uuid(row, "organisation"),
                        Column.uuid(row, "person"),
                        row.getBytes("sha256"),
                        List.of((String[]) row.getArray("columns").getArray()),
                        new Aead.Sealed(row.getBytes("nonce"), row.getBytes("ciphertext")),
                        row.getTimestamp("until").toInstant()))
                .findOne();
    }

    static void columns(Handle handle, UUID id, UUID person, List<String> columns) {
        handle.createUpdate("UPDATE paper_file SET columns = :columns WHERE id = :id AND person = :person")
                .bindArray("columns", String.class, columns)
                .bind("id", id)
                .bind("person", person)
                .execute();
    }

    /** What somebody sent before, and did not take in. */
    static void removeOf(Handle handle, UUID person) {
        handle.execute("DELETE FROM paper_file WHERE person = ?", person);
    }

    static int forget(Handle handle, Instant now) {
        return handle.execute("DELETE FROM paper_file WHERE until <= ?", now);
    }
}
