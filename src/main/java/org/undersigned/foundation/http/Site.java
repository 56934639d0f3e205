package org.undersigned.foundation.http;

import jakarta.inject.Singleton;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where this site lives and in which mode it runs. */
@Singleton
public final class Site {

    private final String baseUrl;
    private final String mode;

    Site(
            @ConfigProperty(name = "undersigned.base-url") String baseUrl,
            @ConfigProperty(name = "undersigned.mode", defaultValue = "serve") String mode) {
        this.baseUrl = baseUrl.replaceAll("/+$", "");
        this.mode = mode;
    }

    /** Scheme, host and port, without a slash at the end. */
    public String baseUrl() {
        return baseUrl;
    }

    /** Host, and port if the address names one: what names this site in the public logs. */
    public String host() {
        return URI.create(baseUrl).getAuthority();
    }

    /** Whether this is the demo: mail is kept and shown, and {@code /demo} exists. */
    public boolean isDemo() {
        return mode.equals("demo");
    }

    /** Whether browsers may insist on HTTPS. */
    public boolean isSecure() {
        return baseUrl.startsWith("https:");
    }
}
