package org.undersigned.foundation.http;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The headers of every answer; sheets and scripts carry fewer. Pages load nothing from elsewhere and are framed by nobody. They run no script, but for those
 * that say so with a policy of their own.
 */
@Singleton
public final class Headers {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
                    + "base-uri 'none'; frame-ancestors 'none'";

    /** For a page with a script file of ours: it may run, and it may send nothing anywhere, not even to us. */
    public static final String SCRIPTED =
            POLICY.replace("form-action 'self'", "form-action 'none'") + "; script-src 'self'";

    /** For a page with a script file of ours that asks nobody, not even this site; its forms work. */
    public static final String ALONE = POLICY + "; script-src 'self'";

    /** For a page of the workspace with a script file of ours that asks this site, and nobody else. */
    public static final String ASKING = POLICY + "; script-src 'self'; connect-src 'self'";

    /** As {@link #ASKING}, for a page that shows another one of this site in a frame. */
    public static final String FRAMING = ASKING + "; frame-src 'self'";

    /** For a page of this site in such a frame: it sends nothing anywhere. */
    public static final String FRAMED = POLICY.replace("form-action 'self'", "form-action 'none'")
            .replace("frame-ancestors 'none'", "frame-ancestors 'self'");

    /** For a page of this site in frames on pages of others: those of these origins alone. It may send its forms here, and nowhere else. */
    public static String framedBy(List<String> origins) {
        return POLICY.replace("img-src 'self' data:; ", "")
                        .replace("frame-ancestors 'none'", "frame-ancestors 'self'" + after(origins))
                + "; script-src 'self'";
    }

    /** As {@link #framedBy}, for a page with nothing on it that a click could do: anybody may frame it. */
    public static final String READABLE_ANYWHERE = POLICY.replace("form-action 'self'", "form-action 'none'")
                    .replace("frame-ancestors 'none'", "frame-ancestors *")
            + "; script-src 'self'";

    private static String after(List<String> origins) {
        return origins.stream().map(origin -> " " + origin).collect(Collectors.joining());
    }

    private final Site site;

    Headers(Site site) {
        this.site = site;
    }

    void routes(@Observes Router router) {
        router.route().order(-200).handler(exchange -> {
            exchange.addHeadersEndHandler(ended -> complete(exchange.response().headers()));
            exchange.next();
        });
    }

    private void complete(MultiMap headers) {
        headers.set("X-Content-Type-Options", "nosniff");
        if (!isPart(headers.get("Content-Type"))) {
            headers.set("Cross-Origin-Opener-Policy", "same-origin");
            headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()");
            if (!headers.contains("Content-Security-Policy")) headers.set("Content-Security-Policy", POLICY);
        }
        if (!headers.contains("Referrer-Policy")) headers.set("Referrer-Policy", "same-origin");
        if (site.isSecure()) headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }

    /** For a page whose form leads to another site, once it has been sent to this one. */
    public static String leadingTo(String origin) {
        return POLICY.replace("form-action 'self'", "form-action 'self' " + origin);
    }

    /** Whether it is a sheet or a script: these three say something of pages (and of workers, which have theirs in writing), and would be as heavy as what they come with. */
    private static boolean isPart(String type) {
        return type != null && (type.startsWith("text/css") || type.startsWith("text/javascript"));
    }

    /** Marks an answer that is for one person: kept by no cache, listed by nobody, its address told to nobody. */
    public static Response.ResponseBuilder personal(Response.ResponseBuilder answer) {
        return answer.header("Cache-Control", "no-store")
                .header("X-Robots-Tag", "noindex")
                .header("Referrer-Policy", "no-referrer");
    }
}
