package org.undersigned.world;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.undersigned.foundation.db.FreePort;

/** Stripe, as far as it is asked here, on this machine: it makes sessions, once for each key, and tells how they stand. */
public final class StripePlace implements AutoCloseable {

    /** A key that it knows. */
    public static final String KEY = "rk_test_" + "4eC39HqLyjWDarjtT1zd";

    /** Another one, of an account where sessions may not be made. */
    public static final String FORBIDDEN = "rk_test_" + "forbidden4eC39Hq";

    /** Another one, of an account for which it does not answer. */
    public static final String AWAY = "rk_test_" + "away4eC39HqLyjWD";

    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> once = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private final String name = Long.toHexString(System.nanoTime());
    private volatile int answer = 200;
    private volatile String page;

    /** What it was asked. */
    public record Asked(String method, String path, Map<String, String> fields, Map<String, String> headers) {}

    private StripePlace(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page = "http://127.0.0.1:" + port;
        server.createContext("/", this::answer);
        server.start();
    }

    /** Where the program under test looks for it; chosen once for all tests, and nobody answers there until one {@link #open}s it. */
    static String address() {
        try {
            return "http://127.0.0.1:" + FreePort.take();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins to answer. */
    public static StripePlace open() {
        return new StripePlace(URI.create(ConfigProvider.getConfig().getValue("undersigned.stripe-api", String.class))
                .getPort());
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Everything that it was asked since. */
    public List<Asked> asked() {
        return asked;
    }

    /** The last session that it was asked to make. */
    public Map<String, String> last() {
        return asked.stream()
                .filter(one -> one.method().equals("POST"))
                .reduce((one, other) -> other)
                .orElseThrow()
                .fields();
    }

    /** Id of the last session that it made. */
    public String session() {
        return "cs_test_" + name + "_" + number.get();
    }

    /** From now on it answers with a status of HTTP; 200 is usual. */
    public void answersWith(int status) {
        answer = status;
    }

    /** From now on, people pay at another address. */
    public void paysAt(String address) {
        page = address;
    }

    /** A session stands like this from now on. */
    public void becomes(String session, String status, String payment) {
        sessions.get(session).put("status", status);
        sessions.get(session).put("payment_status", payment);
    }

    /** A session was made at another time than now. */
    public void madeAt(String session, Instant at) {
        sessions.get(session).put("created", String.valueOf(at.getEpochSecond()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var path = exchange.getRequestURI().getPath();
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        if (path.startsWith("/v1/")) asked.add(new Asked(exchange.getRequestMethod(), path, decoded(body), headers));
        if (answer != 200) {
            send(exchange, answer, "application/json", "{\"error\":{\"type\":\"api_error\"}}");
            return;
        }
        if (path.startsWith("/pay/")) {
            send(exchange, 200, "text/html", "<!doctype html><title>Pay</title><h1>Pay here</h1>");
            return;
        }
        var key = headers.getOrDefault("Authorization", "").replace("Bearer ", "");
        if (key.equals(AWAY)) {
            send(exchange, 503, "application/json", "{\"error\":{\"type\":\"api_error\"}}");
        } else if (!List.of(KEY, FORBIDDEN).contains(key)) {
            send(exchange, 401, "application/json", "{\"error\":{\"type\":\"invalid_request_error\"}}");
        } else if (key.equals(FORBIDDEN)) {
            send(exchange, 403, "application/json", "{\"error\":{\"type\":\"invalid_request_error\"}}");
        } else if (exchange.getRequestMethod().equals("POST")) {
            var session = once.computeIfAbsent(headers.get("Idempotency-Key"), same -> made(decoded(body)));
            send(exchange, 200, "application/json", json(session));
        } else {
            var session = path.substring(path.lastIndexOf('/') + 1);
            if (sessions.containsKey(session)) send(exchange, 200, "application/json", json(session));
            else send(exchange, 404, "application/json", "{\"error\":{\"code\":\"resource_missing\"}}");
        }
    }

    private String made(Map<String, String> fields) {
        var id = "cs_test_" + name + "_" + number.incrementAndGet();
        var session = new ConcurrentHashMap<String, String>(fields);
        session.put("created", String.valueOf(Instant.now().getEpochSecond()));
        session.put("status", "open");
        session.put("payment_status", "unpaid");
        sessions.put(id, session);
        return id;
    }

    private String json(String id) {
        var session = sessions.get(id);
        return """
                {"id":"%s","object":"checkout.session","status":"%s","payment_status":"%s","mode":"%s","livemode":false,"created":%s,
                 "amount_total":%s,"payment_intent":"pi_%s","metadata":{"undersigned_gift":"%s"},"url":"%s/pay/%s"}""".formatted(
                        id,
                        session.get("status"),
                        session.get("payment_status"),
                        session.get("mode"),
                        session.get("created"),
                        session.get("line_items[0][price_data][unit_amount]"),
                        id,
                        session.get("metadata[undersigned_gift]"),
                        page,
                        id);
    }

    private static Map<String, String> decoded(String body) {
        var fields = new TreeMap<String, String>();
        for (var pair : body.split("&")) {
            if (pair.isEmpty()) continue;
            var parts = pair.split("=", 2);
            fields.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
