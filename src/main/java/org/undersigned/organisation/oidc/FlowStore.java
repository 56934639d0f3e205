package org.undersigned.organisation.oidc;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** All SQL about ways to the provider and about links with it. */
final class FlowStore {

    private FlowStore() {}

    static void insert(Handle handle, Flow flow, byte[] state, byte[] browser, Instant expires) {
        handle.createUpdate("""
                        INSERT INTO staff_oidc_flow (state, browser, nonce, verifier, person, invitation, next, language, expires_at)
                        VALUES (:state, :browser, :nonce, :verifier, CAST(:person AS uuid), CAST(:invitation AS uuid), :next, :language, :expires)
                        """)
                .bind("state", state)
                .bind("browser", browser)
                .bind("nonce", flow.nonce())
                .bind("verifier", flow.verifier())
                .bind("person", flow.person().orElse(null))
                .bind("invitation", flow.invitation().orElse(null))
                .bind("next", flow.next())
                .bind("language", flow.language())
                .bind("expires", expires)
                .execute();
    }

    /** Uses one up. */
    static Optional<Flow> take(Handle handle, String state, byte[] hash, byte[] browser, Instant now) {
        return handle.createQuery("""
                        DELETE FROM staff_oidc_flow WHERE state = :state AND browser = :browser AND expires_at > :now RETURNING *
                        """)
                .bind("state", hash)
                .bind("browser", browser)
                .bind("now", now)
                .map((row, context) -> new Flow(
                        state,
                        row.getString("nonce"),
                        row.getString("verifier"),
                        Optional.ofNullable(row.getObject("person", UUID.class)),
                        Optional.ofNullable(row.getObject("invitation", UUID.class)),
                        row.getString("next"),
                        row.getString("language")))
                .findOne();
    }

    /** The language of a way that somebody goes to take an invitation; nothing for any other way. */
    static Optional<String> invited(Handle handle, byte[] hash, Instant now) {
        return handle.select(
                        "SELECT language FROM staff_oidc_flow WHERE state = ? AND invitation IS NOT NULL AND expires_at > ?",
                        hash,
                        now)
                .mapTo(String.class)
                .findOne();
    }

    static void deleteEnded(Handle handle, Instant now) {
        handle.execute("DELETE FROM staff_oidc_flow WHERE expires_at <= ?", now);
    }

    /** The person that the provider's subject is linked with. */
    static Optional<UUID> linked(Handle handle, String issuer, String subject) {
        return handle.select("SELECT person FROM staff_oidc_link WHERE issuer = ? AND subject = ?", issuer, subject)
                .mapTo(UUID.class)
                .findOne();
    }

    static boolean isLinked(Handle handle, UUID person) {
        return handle.select("SELECT EXISTS (SELECT 1 FROM staff_oidc_link WHERE person = ?)", person)
                .mapTo(Boolean.class)
                .one();
    }

    /** Links a person, in place of a link they had; false if the subject is another person's. */
    static boolean link(Handle handle, UUID person, String issuer, String subject) {
        handle.execute("DELETE FROM staff_oidc_link WHERE person = ?", person);
        return handle.execute(
                        "INSERT INTO staff_oidc_link (person, issuer, subject) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                        person,
                        issuer,
                        subject)
                == 1;
    }

    static boolean unlink(Handle handle, UUID person) {
        return handle.execute("DELETE FROM staff_oidc_link WHERE person = ?", person) == 1;
    }

    /** Whether somebody can sign in by anything but the provider. */
    static boolean hasOther(Handle handle, UUID person) {
        return handle.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM staff_password WHERE person = :person)
                            OR EXISTS (SELECT 1 FROM staff_passkey WHERE person = :person)
                        """)
                .bind("person", person)
                .mapTo(Boolean.class)
                .one();
    }
}
