/**
 * Signing in by what a provider of identities says (OpenID Connect Core 1.0, authorization code flow with PKCE, RFC 7636), for people who
 * linked their account with it before.
 *
 * <p>Invariants: a person is known by issuer and subject, never by an address; a link is made by somebody who is signed in and signed in
 * just now; an answer of the provider counts once, in the browser that asked, within ten minutes; coming back from the provider changes
 * nothing until a button is pressed; no database connection waits for the provider. Without the setting nothing of this answers.
 */
package org.undersigned.organisation.oidc;
