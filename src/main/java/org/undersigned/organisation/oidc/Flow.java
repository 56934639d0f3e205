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
 * @param next where to go afterwards
 * @param language of pages for somebody who is not signed in
 */
record Flow(String state, String nonce, String verifier, Optional<UUID> person, String next, String language) {

    static Flow fresh(Optional<UUID> person, String next, String language) {
        return new Flow(Token.fresh(), Token.fresh(), Token.fresh(), person, next, language);
    }
}
