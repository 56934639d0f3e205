package org.undersigned.foundation.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.html.Languages;

/**
 * Public documents, drawn once for each change and answered as bytes from the event loop: a crowd of visitors costs no query
 * and no template. Only addresses that exist are kept, so a stranger cannot fill it.
 */
@Singleton
public final class PageCache {

    private static final Pattern PETITION = Pattern.compile("(?:/" + Languages.SHAPE + ")?/petitions/[a-z0-9-]+");
    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";
    private static final String KEY = "undersigned.cache-key";
    private static final String GENERATION = "undersigned.cache-generation";

    /** Most documents that are kept of those whose addresses strangers can think up. */
    private static final int MOST_VARIANTS = 256;

    /** Most style sheets of them. They are drawn in no time, and would push out pages that are not. */
    private static final int MOST_SHEETS = 32;

    private final Map<String, Document> documents = new ConcurrentHashMap<>();
    private final Map<String, Document> variants = latest(MOST_VARIANTS);
    private final Map<String, Document> sheets = latest(MOST_SHEETS);
    private final Published.Registry published;
    private final InstantSource clock;

    PageCache(Published.Registry published, InstantSource clock) {
        this.published = published;
        this.clock = clock;
    }

    /** Keeps {@code html} for the address being asked and answers it. */
    public Response page(RoutingContext exchange, String html) {
        return document(exchange, HTML, html.getBytes(StandardCharsets.UTF_8), 5);
    }

    /** The same as {@link #page} for a page with a script file of ours, see {@link Headers#SCRIPTED}. */
    public Response scripted(RoutingContext exchange, String html) {
        return document(exchange, HTML, html.getBytes(StandardCharsets.UTF_8), 5, Headers.SCRIPTED);
    }

    /**
     * Keeps a public document and answers it.
     *
     * @param seconds how long caches may serve it without asking again
     */
    public Response document(RoutingContext exchange, String type, byte[] body, int seconds) {
        return document(exchange, type, body, seconds, "");
    }

    /** Answers a page that strangers can think up any number of: it looks like every other to caches, and is drawn anew for the next who asks. */
    public Response passing(RoutingContext exchange, String html, int seconds) {
        return Document.of(-1, HTML, html.getBytes(StandardCharsets.UTF_8), seconds, "")
                .response(exchange);
    }

    /**
     * Answers one of many variants of a document, drawn only if it is not at hand as it is now. There may be more of them than are kept: those
     * that nobody asked for the longest are drawn again.
     *
     * @param key names the variant and nothing else
     * @param policy content security policy of its own, or empty
     */
    public Response variant(
            RoutingContext exchange, String key, String type, int seconds, String policy, Supplier<byte[]> drawing) {
        var now = generation();
        var some = type.startsWith("text/css") ? sheets : variants;
        var kept = some.get(key);
        if (kept == null || kept.generation() != now) {
            kept = Document.of(now, type, drawing.get(), seconds, policy);
            some.put(key, kept);
        }
        return kept.response(exchange);
    }

    /** As many as that, of which the one that nobody asked for the longest goes first. */
    private static Map<String, Document> latest(int most) {
        return Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Document> eldest) {
                return size() > most;
            }
        });
    }

    private Response document(RoutingContext exchange, String type, byte[] body, int seconds, String policy) {
        // The generation from before the drawing: what changed meanwhile makes the document stale at once, not for
        // good.
        var drawnFor = exchange.get(GENERATION) instanceof Long generation ? generation : -1L;
        var document = Document.of(drawnFor, type, body, seconds, policy);
        if (exchange.get(KEY) instanceof String key) documents.put(key, document);
        return document.response(exchange);
    }

    void routes(@Observes Router router) {
        router.route().order(-100).handler(this::serve);
    }

    private void serve(RoutingContext exchange) {
        var method = exchange.request().method();
        if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
            exchange.next();
            return;
        }
        var key = key(exchange);
        exchange.put(KEY, key);
        exchange.put(GENERATION, generation());
        var document = documents.get(key);
        if (document == null || document.generation() != generation()) {
            exchange.next();
            return;
        }
        document.answer(exchange);
    }

    /** Only a petition has a variant for each partner, and only a picture one for each language; other queries change nothing. */
    private static String key(RoutingContext exchange) {
        var path = exchange.request().path();
        if (exchange.request().query() == null) return path;
        var parameters = exchange.request().params();
        if (path.endsWith(".png")) return parameters.contains("lang") ? path + "?lang=" + parameters.get("lang") : path;
        var partner = parameters.contains("partner") ? parameters.get("partner") : parameters.get("via");
        return partner != null && PETITION.matcher(path).matches() ? path + "?partner=" + partner : path;
    }

    /** Moves with every public change and at midnight, when petitions open and close. */
    private long generation() {
        return published.version() * 1_000_000 + Day.today(clock).toEpochDay();
    }

    private record Document(
            long generation,
            String type,
            Buffer plain,
            Buffer zipped,
            String etag,
            String cacheControl,
            String policy) {

        static Document of(long generation, String type, byte[] body, int seconds, String policy) {
            return new Document(
                    generation,
                    type,
                    Buffer.buffer(body),
                    type.startsWith("image/png") ? null : Buffer.buffer(Zipped.gzip(body)),
                    "\"" + digest(body) + "\"",
                    "public, max-age=" + seconds + ", stale-while-revalidate=" + seconds * 10,
                    policy);
        }

        /** The answer that made the document; later ones go out from {@link #answer}. */
        Response response(RoutingContext exchange) {
            var answer = isKnown(exchange) ? Response.notModified() : whole(exchange);
            answer.header("ETag", etag).header("Cache-Control", cacheControl);
            if (zipped != null) answer.header("Vary", "Accept-Encoding");
            if (!policy.isEmpty()) answer.header("Content-Security-Policy", policy);
            return answer.build();
        }

        private Response.ResponseBuilder whole(RoutingContext exchange) {
            if (!takesZipped(exchange)) return Response.ok(plain.getBytes(), type);
            return Response.ok(zipped.getBytes(), type).header("Content-Encoding", "gzip");
        }

        /** A public change elsewhere makes every document be drawn anew, and most come out as they were. */
        private boolean isKnown(RoutingContext exchange) {
            var known = exchange.request().getHeader("If-None-Match");
            return known != null && (known.strip().equals("*") || known.contains(etag));
        }

        private boolean takesZipped(RoutingContext exchange) {
            return zipped != null && Zipped.isTaken(exchange.request().getHeader("Accept-Encoding"));
        }

        void answer(RoutingContext exchange) {
            var response = exchange.response();
            response.putHeader("Content-Type", type).putHeader("ETag", etag).putHeader("Cache-Control", cacheControl);
            if (zipped != null) response.putHeader("Vary", "Accept-Encoding");
            if (!policy.isEmpty()) response.putHeader("Content-Security-Policy", policy);
            if (isKnown(exchange)) {
                response.setStatusCode(304).end();
                return;
            }
            var body = plain;
            if (takesZipped(exchange)) {
                response.putHeader("Content-Encoding", "gzip");
                body = zipped;
            }
            if (exchange.request().method() == HttpMethod.HEAD) {
                response.putHeader("Content-Length", String.valueOf(body.length()))
                        .end();
                return;
            }
            response.end(body);
        }

        private static String digest(byte[] body) {
            try {
                var hash = MessageDigest.getInstance("SHA-256").digest(body);
                return Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(hash)
                        .substring(0, 22);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
