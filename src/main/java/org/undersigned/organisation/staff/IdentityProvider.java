package org.undersigned.organisation.staff;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;

/** The provider of identities that whoever runs this site configured, if they did: who may sign in by what another service says. */
@Singleton
public final class IdentityProvider {

    private final Optional<URI> issuer;
    private final String client;
    private final Optional<String> secret;
    private final Optional<String> name;

    IdentityProvider(
            @ConfigProperty(name = "undersigned.oidc-issuer") Optional<URI> issuer,
            @ConfigProperty(name = "undersigned.oidc-client-id") Optional<String> client,
            @ConfigProperty(name = "undersigned.oidc-client-secret") Optional<String> secret,
            @ConfigProperty(name = "undersigned.oidc-name") Optional<String> name) {
        this.issuer = issuer;
        this.client = client.orElse("");
        this.secret = secret;
        this.name = name;
    }

    public boolean isConfigured() {
        return issuer.isPresent();
    }

    /** Nothing is here unless there is one. */
    public void require() {
        if (!isConfigured()) throw Problem.problem(ProblemType.NOT_FOUND);
    }

    /** Its address, as its tokens name it. */
    public URI issuer() {
        return issuer.orElseThrow();
    }

    /** How it knows this site. */
    public String client() {
        return client;
    }

    /** What this site proves itself with, if it was given a secret. */
    public Optional<String> secret() {
        return secret;
    }

    /** What people call it: the host of its address unless the operator gave it a name. Empty if there is none. */
    public String name() {
        return name.orElseGet(() -> issuer.map(URI::getHost).orElse(""));
    }
}
