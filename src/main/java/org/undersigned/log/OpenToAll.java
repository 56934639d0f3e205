package org.undersigned.log;

import io.vertx.ext.web.RoutingContext;

/** Answers that scripts of any site may read. */
public final class OpenToAll {

    private OpenToAll() {}

    /** Puts the headers that say so. */
    public static void headers(RoutingContext exchange) {
        exchange.response().headers().set("Access-Control-Allow-Origin", "*");
        // The default opener and embedder rules of our pages would keep other sites from reading what is public.
        exchange.response().headers().set("Cross-Origin-Resource-Policy", "cross-origin");
    }
}
