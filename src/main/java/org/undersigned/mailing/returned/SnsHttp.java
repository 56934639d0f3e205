package org.undersigned.mailing.returned;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.undersigned.foundation.http.Network;

/**
 * Asks Amazon SNS, and nobody else: for the certificate of a signature, and to confirm a subscription. It happens only where an organisation
 * made an address for Amazon. Tests have a server on this machine answer in its place.
 */
@Singleton
class SnsHttp {

    private static final Logger LOG = Logger.getLogger(SnsHttp.class);
    private static final Pattern HOST = Pattern.compile("sns\\.[a-z0-9-]{3,30}\\.amazonaws\\.com(\\.cn)?");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST = 64 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final Optional<URI> instead;

    SnsHttp(@ConfigProperty(name = "undersigned.sns") Optional<String> instead) {
        this.instead = instead.map(URI::create).filter(url -> Network.isThisMachine(url.getHost()));
    }

    /** Whether an address is one of Amazon SNS. */
    static boolean isAmazons(String text) {
        try {
            var url = URI.create(text);
            return "https".equals(url.getScheme())
                    && url.getHost() != null
                    && HOST.matcher(url.getHost()).matches()
                    && url.getPort() < 0
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What is there; nothing if it is not Amazon's, or does not answer as it should. */
    Optional<byte[]> get(String text) {
        if (!isAmazons(text)) return Optional.empty();
        var url = URI.create(text);
        var asked = instead.map(here -> URI.create(
                        here + url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery())))
                .orElse(url);
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(asked).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = answer.body()) {
                var bytes = in.readNBytes(LONGEST + 1);
                return answer.statusCode() == 200 && bytes.length <= LONGEST ? Optional.of(bytes) : Optional.empty();
            }
        } catch (IOException e) {
            LOG.warnf("Amazon SNS did not answer (%s)", e.getClass().getSimpleName());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    boolean confirm(String url) {
        return get(url).isPresent();
    }
}
