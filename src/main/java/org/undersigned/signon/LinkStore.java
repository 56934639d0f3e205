package org.undersigned.signon;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.token.Token;

/** All SQL about the links in mails about a sign-on. Only digests of their tokens are there. */
final class LinkStore {

    private LinkStore() {}

    /** @param expires null if it is good for as long as the request waits and the sign-on stands */
    static void insert(Handle handle, String token, UUID request, Instant expires) {
        handle.createUpdate(
                        "INSERT INTO sign_on_link (token_sha256, request, expires) VALUES (:token, :request, CAST(:expires AS timestamptz))")
                .bind("token", Token.hash(token))
                .bind("request", request)
                .bind("expires", expires)
                .execute();
    }

    /** The request that a link is about, while it is good. */
    static Optional<UUID> request(Handle handle, String token, Instant now) {
        return handle.select(
                        "SELECT request FROM sign_on_link WHERE token_sha256 = ? AND (expires IS NULL OR expires > ?)",
                        Token.hash(token),
                        now)
                .mapTo(UUID.class)
                .findOne();
    }

    /** Whether a link leads to a request that a document can still be given to. */
    static boolean takesDocument(Handle handle, String token, Instant now) {
        return handle.select("""
                        SELECT EXISTS (SELECT 1 FROM sign_on_link l JOIN sign_on_request r ON r.id = l.request
                                        WHERE l.token_sha256 = ? AND r.state = 'unconfirmed' AND (l.expires IS NULL OR l.expires > ?))
                        """, Token.hash(token), now).mapTo(Boolean.class).one();
    }

    /** From now on they are good for as long as the request waits and the sign-on stands. */
    static void keep(Handle handle, UUID request) {
        handle.execute("UPDATE sign_on_link SET expires = NULL WHERE request = ?", request);
    }

    static void delete(Handle handle, UUID request) {
        handle.execute("DELETE FROM sign_on_link WHERE request = ?", request);
    }
}
