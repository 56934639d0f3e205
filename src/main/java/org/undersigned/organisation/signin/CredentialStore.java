package org.undersigned.organisation.signin;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.keys.Aead;

/** All SQL about what staff prove themselves with. */
final class CredentialStore {

    private CredentialStore() {}

    /** A secret as it lies in the table, and the newest step that was used. */
    record Totp(Aead.Sealed sealed, long last) {}

    static Optional<String> password(Handle handle, UUID person) {
        return handle.select("SELECT phc FROM staff_password WHERE person = ?", person)
                .mapTo(String.class)
                .findOne();
    }

    static void putPassword(Handle handle, UUID person, String phc) {
        handle.execute("""
                INSERT INTO staff_password (person, phc) VALUES (?, ?) ON CONFLICT (person) DO UPDATE SET phc = excluded.phc
                """, person, phc);
    }

    /** Adds a password; false if there is one. */
    static boolean addPassword(Handle handle, UUID person, String phc) {
        return handle.execute(
                        "INSERT INTO staff_password (person, phc) VALUES (?, ?) ON CONFLICT (person) DO NOTHING",
                        person,
                        phc)
                == 1;
    }

    static Optional<Totp> totp(Handle handle, UUID person) {
        return handle.select("SELECT nonce, sealed, last_step FROM staff_totp WHERE person = ?", person)
                .map((row, context) -> new Totp(
                        new Aead.Sealed(row.getBytes("nonce"), row.getBytes("sealed")), row.getLong("last_step")))
                .findOne();
    }

    static void putTotp(Handle handle, UUID person, Aead.Sealed sealed, long step) {
        handle.execute("""
                INSERT INTO staff_totp (person, nonce, sealed, last_step) VALUES (?, ?, ?, ?)
                ON CONFLICT (person) DO UPDATE SET nonce = excluded.nonce, sealed = excluded.sealed, last_step = excluded.last_step
                """, person, sealed.nonce(), sealed.ciphertext(), step);
    }

    /** Uses a step up; false if it, or a later one, is used already. */
    static boolean useStep(Handle handle, UUID person, long step) {
        return handle.execute(
                        "UPDATE staff_totp SET last_step = ? WHERE person = ? AND last_step < ?", step, person, step)
                == 1;
    }

    static void removeSecondFactor(Handle handle, UUID person) {
        handle.execute("DELETE FROM staff_totp WHERE person = ?", person);
        handle.execute("DELETE FROM staff_recovery_code WHERE person = ?", person);
    }

    static void putRecoveryCodes(Handle handle, UUID person, List<byte[]> hashes) {
        handle.execute("DELETE FROM staff_recovery_code WHERE person = ?", person);
        for (var hash : hashes)
            handle.execute("INSERT INTO staff_recovery_code (person, hash) VALUES (?, ?)", person, hash);
    }

    /** Uses a code up; false if there is no such one. */
    static boolean useRecoveryCode(Handle handle, UUID person, byte[] hash) {
        return handle.execute("DELETE FROM staff_recovery_code WHERE person = ? AND hash = ?", person, hash) == 1;
    }

    static int recoveryCodes(Handle handle, UUID person) {
        return handle.select("SELECT count(*) FROM staff_recovery_code WHERE person = ?", person)
                .mapTo(Integer.class)
                .one();
    }
}
