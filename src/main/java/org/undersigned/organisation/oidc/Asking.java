package org.undersigned.organisation.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.undersigned.foundation.http.Site;
import org.undersigned.organisation.staff.IdentityProvider;
import org.undersigned.organisation.staff.Session;

/** Talks to the provider, on threads of its own and never for longer than a person waits. */
@Singleton
final class Asking {

    /** All of an exchange, however many requests it takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Signatures that only the provider can make; none and shared secrets are not among them. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final IdentityProvider provider;
    private final URI callback;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** What the provider says of itself and how its tokens are judged; read when first needed, so a start needs no provider. */
    private volatile Optional<Known> known = Optional.empty();

    Asking(IdentityProvider provider, Site site, InstantSource clock) {
        this.provider = provider;
        this.clock = clock;
        this.callback = URI.create(site.baseUrl() + OidcPage.CALLBACK);
    }

    private record Known(OIDCProviderMetadata metadata, IDTokenValidator validator) {}

    /** What the provider said. */
    sealed interface Said {
        /** Who it is, for as long as the provider lives. */
        record Who(String issuer, String subject) implements Said {}

        /** Nothing that can be believed. */
        record Nothing() implements Said {}

        /** It does not answer, or not as a provider does. */
        record Away() implements Said {}
    }

    /** Where the browser is sent; empty if the provider does not answer. */
    Optional<URI> address(Flow flow) {
        return within(() -> {
                    var metadata = known().metadata;
                    var request = new AuthenticationRequest.Builder(
                                    ResponseType.CODE, new Scope("openid"), new ClientID(provider.client()), callback)
                            .endpointURI(metadata.getAuthorizationEndpointURI())
                            .state(new State(flow.state()))
                            .nonce(new Nonce(flow.nonce()))
                            // Who signed in there before any session here would have ended types something again.
                            .maxAge((int) Session.ABSOLUTE.toSeconds())
                            .codeChallenge(new CodeVerifier(flow.verifier()), CodeChallengeMethod.S256)
                            .build();
                    return Optional.of(request.toURI());
                })
                .flatMap(address -> address);
    }

    /** Exchanges a code for a token, and judges it. */
    Said who(Flow flow, String code) {
        return within(() -> exchange(flow, code)).orElseGet(Said.Away::new);
    }

    private Said exchange(Flow flow, String code) throws GeneralException, IOException {
        var now = known();
        var grant =
                new AuthorizationCodeGrant(new AuthorizationCode(code), callback, new CodeVerifier(flow.verifier()));
        var client = new ClientID(provider.client());
        var endpoint = now.metadata.getTokenEndpointURI();
        var request = provider.secret()
                .map(secret ->
                        new TokenRequest.Builder(endpoint, new ClientSecretBasic(client, new Secret(secret)), grant))
                .orElseGet(() -> new TokenRequest.Builder(endpoint, client, grant))
                .build()
                .toHTTPRequest();
        Discovery.bound(request);
        try {
            var answer = OIDCTokenResponseParser.parse(request.send());
            if (!answer.indicatesSuccess()) return new Said.Nothing();
            var token = ((OIDCTokenResponse) answer.toSuccessResponse())
                    .getOIDCTokens()
                    .getIDToken();
            if (token == null) return new Said.Nothing();
            var claims = now.validator.validate(token, new Nonce(flow.nonce()));
            // The library looks at the end of a token and at when it was made, but not at this.
            var begins = claims.toJWTClaimsSet().getNotBeforeTime();
            var latest = clock.instant().plusSeconds(now.validator.getMaxClockSkew());
            if (begins != null && begins.toInstant().isAfter(latest)) return new Said.Nothing();
            // Asked for a limit, a provider has to say when it saw the person (OpenID Connect Core 1.0, section 2).
            // Some large
            // ones never do, and whoever signs in by them would be shut out.
            var seen = claims.getAuthenticationTime();
            var earliest = clock.instant().minus(Session.ABSOLUTE).minusSeconds(now.validator.getMaxClockSkew());
            if (seen != null && seen.toInstant().isBefore(earliest)) return new Said.Nothing();
            return new Said.Who(
                    claims.getIssuer().getValue(), claims.getSubject().getValue());
        } catch (ParseException | com.nimbusds.jose.JOSEException | com.nimbusds.jose.proc.BadJOSEException e) {
            return new Said.Nothing();
        }
    }

    private Known known() throws GeneralException, IOException {
        var before = known;
        if (before.isPresent()) return before.get();
        var issuer = new Issuer(provider.issuer());
        var metadata = Discovery.metadata(issuer);
        var keys = JWKSourceBuilder.create(metadata.getJWKSetURI().toURL(), Discovery.keys())
                .build();
        var validator = new IDTokenValidator(
                issuer, new ClientID(provider.client()), new JWSVerificationKeySelector<>(ALGORITHMS, keys), null);
        var found = new Known(metadata, validator);
        known = Optional.of(found);
        return found;
    }

    /** The result, unless something fails or takes too long. What failed says nothing about a person, and is not logged. */
    private <T> Optional<T> within(Callable<T> work) {
        var asked = threads.submit(work);
        try {
            return Optional.of(asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | CompletionException | TimeoutException e) {
            asked.cancel(true);
            return Optional.empty();
        } catch (InterruptedException e) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
