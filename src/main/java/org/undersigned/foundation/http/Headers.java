package org.undersigned.foundation.http;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/**
 * The headers that every answer carries. Pages load nothing from elsewhere and are framed by nobody. They run no script, but for those
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
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()");
        if (!headers.contains("Content-Security-Policy")) headers.set("Content-Security-Policy", POLICY);
        if (!headers.contains("Referrer-Policy")) headers.set("Referrer-Policy", "same-origin");
        if (site.isSecure()) headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }

    /** Marks an answer that is for one person: kept by no cache, listed by nobody, its address told to nobody. */
    public static Response.ResponseBuilder personal(Response.ResponseBuilder answer) {
        return answer.header("Cache-Control", "no-store")
                .header("X-Robots-Tag", "noindex")
                .header("Referrer-Policy", "no-referrer");
    }
}
