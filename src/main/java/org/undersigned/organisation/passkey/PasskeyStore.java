package org.undersigned.organisation.passkey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Column;
import org.undersigned.foundation.keys.Aead;

/** All SQL about passkeys. */
final class PasskeyStore {

    private PasskeyStore() {}

    /** Adds a passkey; false if somebody has it already. */
    static boolean insert(Handle handle, Passkey passkey) {
        return handle.createUpdate("""
                        INSERT INTO staff_passkey (id, person, credential, data, sign_count, backup_eligible, backed_up, nonce, sealed, made)
                        VALUES (:id, :person, :credential, :data, :count, :eligible, :backed, :nonce, :sealed, :made)
                        ON CONFLICT (credential) DO NOTHING
                        """)
                        .bind("id", passkey.id())
                        .bind("person", passkey.person())
                        .bind("credential", passkey.credential())
                        .bind("data", passkey.data())
                        .bind("count", passkey.count())
                        .bind("eligible", passkey.backupEligible())
                        .bind("backed", passkey.backedUp())
                        .bind("nonce", passkey.name().nonce())
                        .bind("sealed", passkey.name().ciphertext())
                        .bind("made", passkey.made())
                        .execute()
                == 1;
    }

    /** The passkeys of a person, the oldest first. */
    static List<Passkey> of(Handle handle, UUID person) {
        return handle.select("SELECT * FROM staff_passkey WHERE person = ? ORDER BY made, id", person)
                .map((row, context) -> passkey(row))
                .list();
    }

    /** The passkey that a device names, if it is that of the person whom the device names. */
    static Optional<Passkey> find(Handle handle, byte[] credential, byte[] person) {
        return handle.select("""
                        SELECT p.* FROM staff_passkey p JOIN staff_passkey_handle h ON h.person = p.person
                         WHERE p.credential = ? AND h.handle = ?
                        """, credential, person)
                .map((row, context) -> passkey(row))
                .findOne();
    }

    /** Notes a use; false if another use has counted further meanwhile. Devices that do not count always say 0. */
    static boolean use(Handle handle, UUID id, long count, boolean backedUp, LocalDate day) {
        return handle.createUpdate("""
                        UPDATE staff_passkey SET sign_count = :count, backed_up = :backed, used = :day
                         WHERE id = :id AND (sign_count < :count OR (sign_count = 0 AND :count = 0))
                        """)
                        .bind("id", id)
                        .bind("count", count)
                        .bind("backed", backedUp)
                        .bind("day", day)
                        .execute()
                == 1;
    }

    static boolean delete(Handle handle, UUID person, UUID id) {
        return handle.execute("DELETE FROM staff_passkey WHERE person = ? AND id = ?", person, id) == 1;
    }

    /** Lets nobody else change the ways in which a person signs in before this transaction ends. */
    static void lock(Handle handle, UUID person) {
        handle.execute("SELECT 1 FROM staff_person WHERE id = ? FOR UPDATE", person);
    }

    /** How devices name a person: {@code fresh}, unless they have a name already. */
    static byte[] handle(Handle handle, UUID person, byte[] fresh) {
        handle.execute(
                "INSERT INTO staff_passkey_handle (person, handle) VALUES (?, ?) ON CONFLICT (person) DO NOTHING",
                person,
                fresh);
        return handle.select("SELECT handle FROM staff_passkey_handle WHERE person = ?", person)
                .mapTo(byte[].class)
                .one();
    }

    private static Passkey passkey(ResultSet row) throws SQLException {
        return new Passkey(
                Column.uuid(row, "id"),
                Column.uuid(row, "person"),
                row.getBytes("credential"),
                row.getBytes("data"),
                row.getLong("sign_count"),
                row.getBoolean("backup_eligible"),
                row.getBoolean("backed_up"),
                new Aead.Sealed(row.getBytes("nonce"), row.getBytes("sealed")),
                row.getObject("made", LocalDate.class),
                Optional.ofNullable(row.getObject("used", LocalDate.class)));
    }
}
