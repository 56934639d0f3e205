package org.undersigned.organisation.signin;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** All SQL about links by which a password is chosen anew. */
final class ForgottenStore {

    private ForgottenStore() {}

    /** The newest link is the only one that works. */
    static void put(Handle handle, UUID person, byte[] tokenHash, Instant expires) {
        handle.execute("""
                INSERT INTO staff_password_link (person, token_hash, expires_at) VALUES (?, ?, ?)
                ON CONFLICT (person) DO UPDATE SET token_hash = excluded.token_hash, expires_at = excluded.expires_at
                """, person, tokenHash, expires);
    }

    static Optional<UUID> find(Handle handle, byte[] tokenHash, Instant now) {
        return handle.select(
                        "SELECT person FROM staff_password_link WHERE token_hash = ? AND expires_at > ?",
                        tokenHash,
                        now)
                .mapTo(UUID.class)
                .findOne();
    }

    /** Uses the link up; false if somebody did before. */
    static boolean use(Handle handle, byte[] tokenHash) {
        return handle.execute("DELETE FROM staff_password_link WHERE token_hash = ?", tokenHash) == 1;
    }

    static void forget(Handle handle, Instant now) {
        handle.execute("DELETE FROM staff_password_link WHERE expires_at <= ?", now);
    }
}
