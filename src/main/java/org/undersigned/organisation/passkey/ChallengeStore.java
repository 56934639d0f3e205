package org.undersigned.organisation.passkey;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** All SQL about challenges. */
final class ChallengeStore {

    private ChallengeStore() {}

    static void insert(Handle handle, byte[] hash, byte[] browser, Optional<UUID> person, Instant expires) {
        handle.createUpdate("""
                        INSERT INTO staff_passkey_challenge (hash, browser, person, expires_at)
                        VALUES (:hash, :browser, CAST(:person AS uuid), :expires)
                        """)
                .bind("hash", hash)
                .bind("browser", browser)
                .bind("person", person.orElse(null))
                .bind("expires", expires)
                .execute();
    }

    /** Uses a challenge up; false if there is no such one for this browser and person, or it is too old. */
    static boolean take(Handle handle, byte[] hash, byte[] browser, Optional<UUID> person, Instant now) {
        return handle.createUpdate("""
                        DELETE FROM staff_passkey_challenge
                         WHERE hash = :hash AND browser = :browser AND person IS NOT DISTINCT FROM CAST(:person AS uuid) AND expires_at > :now
                        """)
                        .bind("hash", hash)
                        .bind("browser", browser)
                        .bind("person", person.orElse(null))
                        .bind("now", now)
                        .execute()
                == 1;
    }

    static void deleteEnded(Handle handle, Instant now) {
        handle.execute("DELETE FROM staff_passkey_challenge WHERE expires_at <= ?", now);
    }
}
