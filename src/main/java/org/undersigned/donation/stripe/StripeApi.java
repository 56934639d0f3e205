package org.undersigned.donation.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Asks Stripe, on threads of its own and never for longer than a person waits. */
@Singleton
public class StripeApi {

    /** The version of Stripe's interface that this was written for; fields of others are called otherwise. */
    public static final String VERSION = "2026-07-29.dahlia";

    private static final Logger LOG = Logger.getLogger(StripeApi.class);
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** All of an exchange, with its repetitions. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int TRIES = 3;
    private static final int LONGEST = 512 * 1024;

    /** More do not wait for Stripe at once, so that a slow Stripe leaves threads to everybody else. */
    private static final int AT_ONCE = 8;

    private final StripeBase base;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    StripeApi(@ConfigProperty(name = "undersigned.stripe-api", defaultValue = StripeBase.USUAL) String base) {
        this.base = StripeBase.parse(base);
    }

    /** What Stripe said. */
    public sealed interface Answer {
        /** It did what it was asked for. */
        record Good(JsonNode body) implements Answer {}

        /**
         * It did not.
         *
         * @param status of HTTP: 401 for a key that is none any more, 403 for one that may not
         */
        record Refused(int status) implements Answer {}

        /** It does not answer, or not in time. */
        record Away() implements Answer {}
    }

    /** Host of the page where people pay. */
    public String checkout() {
        return base.checkout();
    }

    /**
     * Makes a session of Checkout.
     *
     * @param once the same text makes the same session again, for a day at least
     */
    public Answer checkout(StripeKey key, Map<String, String> fields, String once) {
        var request = request(key, "/v1/checkout/sessions")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Idempotency-Key", once)
                .POST(HttpRequest.BodyPublishers.ofString(encoded(fields)))
                .build();
        return within(request);
    }

    /** How a session stands. */
    public Answer session(StripeKey key, String id) {
        return within(request(key, "/v1/checkout/sessions/" + URLEncoder.encode(id, StandardCharsets.UTF_8))
                .build());
    }

    /**
     * Whether a key may look at sessions. It asks for one that there is not, so that nobody's data comes back: 404 says that the key is good.
     */
    public Answer check(StripeKey key) {
        return switch (session(key, "cs_undersigned_no_such_session")) {
            case Answer.Refused refused when refused.status() == 404 -> new Answer.Good(JSON.createObjectNode());
            case Answer.Refused refused -> refused;
            case Answer.Good good -> good;
            case Answer.Away away -> away;
        };
    }

    private HttpRequest.Builder request(StripeKey key, String path) {
        return HttpRequest.newBuilder(URI.create(base.url() + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key.secret())
                .header("Stripe-Version", VERSION);
    }

    /** As a form; brackets are escaped, which Stripe reads as well. */
    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Answer within(HttpRequest request) {
        if (!room.tryAcquire()) return new Answer.Away();
        try {
            var asked = threads.submit(() -> tried(request));
            try {
                return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                asked.cancel(true);
                LOG.warnf("Stripe did not answer (%s)", e.getClass().getSimpleName());
                return new Answer.Away();
            } catch (InterruptedException e) {
                asked.cancel(true);
                Thread.currentThread().interrupt();
                return new Answer.Away();
            }
        } finally {
            room.release();
        }
    }

    /** Asks again where it does no harm: reading, and what has a key that makes it happen once. */
    private Answer tried(HttpRequest request) throws InterruptedException {
        for (int n = 1; ; n++) {
            var answer = sent(request);
            var again = answer instanceof Answer.Away
                    // Another request with the same key is on its way: a click that came twice.
                    || answer instanceof Answer.Refused refused && refused.status() == 409;
            if (!again) return answer;
            if (n == TRIES) return new Answer.Away();
            LockSupport.parkNanos(Duration.ofMillis(400L * n).toNanos());
            if (Thread.interrupted()) throw new InterruptedException();
        }
    }

    private Answer sent(HttpRequest request) throws InterruptedException {
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = answer.body()) {
                var bytes = in.readNBytes(LONGEST + 1);
                if (answer.statusCode() == 200 && bytes.length <= LONGEST) {
                    var body = JSON.readTree(bytes);
                    if (body != null && body.isObject()) return new Answer.Good(body);
                }
                if (answer.statusCode() >= 400 && answer.statusCode() < 500 && answer.statusCode() != 429)
                    return new Answer.Refused(answer.statusCode());
                LOG.warnf("Stripe answered %d", answer.statusCode());
                return new Answer.Away();
            }
        } catch (IOException e) {
            LOG.warnf("Stripe did not answer (%s)", e.getClass().getSimpleName());
            return new Answer.Away();
        }
    }
}
