package org.undersigned.organisation.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.keys.Aead;

/** All SQL about staff as persons. */
final class PersonStore {

    private PersonStore() {}

    /** Adds a person; false if somebody has that address. */
    static boolean insert(Handle handle, SealedPerson person, byte[] tag, String keyId) {
        return handle.createUpdate("""
                        INSERT INTO staff_person (id, tag, nonce, sealed, key_id, operator, language)
                        VALUES (:id, :tag, :nonce, :sealed, :key, :operator, :language)
                        ON CONFLICT (tag) DO NOTHING
                        """)
                        .bind("id", person.id())
                        .bind("tag", tag)
                        .bind("nonce", person.sealed().nonce())
                        .bind("sealed", person.sealed().ciphertext())
                        .bind("key", keyId)
                        .bind("operator", person.operator())
                        .bind("language", person.language())
                        .execute()
                == 1;
    }

    static Optional<SealedPerson> byTag(Handle handle, byte[] tag) {
        return handle.select("SELECT * FROM staff_person WHERE tag = ?", tag)
                .map((row, context) -> person(row))
                .findOne();
    }

    static Optional<SealedPerson> byId(Handle handle, UUID id) {
        return handle.select("SELECT * FROM staff_person WHERE id = ?", id)
                .map((row, context) -> person(row))
                .findOne();
    }

    static List<SealedPerson> operators(Handle handle) {
        return handle.select("SELECT * FROM staff_person WHERE operator ORDER BY id")
                .map((row, context) -> person(row))
                .list();
    }

    static void setOperator(Handle handle, UUID id) {
        handle.execute("UPDATE staff_person SET operator = true WHERE id = ?", id);
    }

    static void setLanguage(Handle handle, UUID id, String language) {
        handle.execute("UPDATE staff_person SET language = ? WHERE id = ?", language, id);
    }

    /** Removes a person with everything that is theirs. */
    static void delete(Handle handle, UUID id) {
        handle.execute("DELETE FROM staff_person WHERE id = ?", id);
    }

    static SealedPerson person(ResultSet row) throws SQLException {
        return new SealedPerson(
                Column.uuid(row, "id"),
                new Aead.Sealed(row.getBytes("nonce"), row.getBytes("sealed")),
                row.getBoolean("operator"),
                row.getString("language"));
    }
}
