package org.undersigned.organisation.oidc;

import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.token.Token;

/**
 * One way to the provider and back.
 *
 * @param state names it, in the address that the provider sends the browser back to
 * @param nonce what the provider has to put into its token
 * @param verifier what the code is worth nothing without (PKCE, RFC 7636)
 * @param person who links their account; nobody for signing in
 * @param invitation what somebody takes who has no account yet
 * @param next where to go afterwards
 * @param language of pages for somebody who is not signed in
 */
record Flow(
        String state,
        String nonce,
        String verifier,
        Optional<UUID> person,
        Optional<UUID> invitation,
        String next,
        String language) {

    static Flow signingIn(String next, String language) {
        return fresh(Optional.empty(), Optional.empty(), next, language);
    }

    static Flow linking(UUID person, String next, String language) {
        return fresh(Optional.of(person), Optional.empty(), next, language);
    }

    static Flow accepting(UUID invitation, String next, String language) {
        return fresh(Optional.empty(), Optional.of(invitation), next, language);
    }

    private static Flow fresh(Optional<UUID> person, Optional<UUID> invitation, String next, String language) {
        return new Flow(Token.fresh(), Token.fresh(), Token.fresh(), person, invitation, next, language);
    }
}
