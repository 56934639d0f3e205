package org.undersigned.foundation.http;

import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
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

    /**
     * Looks at what {@code UNDERSIGNED_BASE_URL} says; an empty one says nothing. What is no address of a site would stand in every mail, and for ever in the
     * names of the logs.
     *
     * @throws IllegalArgumentException whose message says what to write instead
     */
    public static void check(String setting) {
        if (setting.isBlank()) return;
        try {
            var url = new URI(setting.strip());
            if (("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                    && url.getHost() != null
                    && url.getPort() <= 65_535
                    && url.getRawUserInfo() == null
                    && url.getRawPath().matches("/*")
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null) return;
        } catch (URISyntaxException e) {
            // The same advice.
        }
        throw new IllegalArgumentException(
                "It is not the address of a site. Write https:// and the name that people type, such as https://ask.example.org, and no page behind it.");
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
