package org.undersigned.organisation.staff;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import org.undersigned.foundation.http.ProblemMapper;
import org.undersigned.foundation.http.Refusals;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.ProblemType;

/**
 * What holds for every address under {@code /staff}, and for the demo's button that signs in: no cache keeps an answer, and a change is
 * taken from a page of ours only. A browser says where a form comes from ({@code Origin}); one that does not is not believed.
 */
@Singleton
final class StaffHeaders {

    private final Site site;
    private final ProblemMapper problems;
    private final Refusals refusals;

    StaffHeaders(Site site, ProblemMapper problems, Refusals refusals) {
        this.refusals = refusals;
        this.site = site;
        this.problems = problems;
    }

    void routes(@Observes Router router) {
        router.route().order(-140).handler(exchange -> {
            if (isWithin(exchange)) guard(exchange);
            else exchange.next();
        });
    }

    /** Judged as endpoints are found: escapes undone, and without what follows a semicolon, so that no spelling goes round the guard. */
    private boolean isWithin(RoutingContext exchange) {
        var path = exchange.normalizedPath();
        if (path.indexOf(';') >= 0) path = path.replaceAll(";[^/]*", "");
        return path.equals("/staff") || path.startsWith("/staff/") || site.isDemo() && path.startsWith("/demo/staff/");
    }

    private void guard(RoutingContext exchange) {
        exchange.addHeadersEndHandler(ended -> {
            var headers = exchange.response().headers();
            headers.set("Cache-Control", "no-store");
            headers.set("X-Robots-Tag", "noindex");
            // With no-referrer, browsers would send "Origin: null" with our own forms.
            headers.set("Referrer-Policy", "same-origin");
        });
        var method = exchange.request().method().name();
        if (method.equals("GET") || method.equals("HEAD") || isOurs(exchange)) {
            exchange.next();
            return;
        }
        refusals.count(ProblemType.FORM_EXPIRED);
        exchange.response()
                .setStatusCode(ProblemType.FORM_EXPIRED.status())
                .putHeader("Connection", "close")
                .putHeader("Content-Type", "text/html;charset=UTF-8")
                .end(problems.page(ProblemType.FORM_EXPIRED, "en"));
    }

    private boolean isOurs(RoutingContext exchange) {
        var origin = exchange.request().getHeader("Origin");
        if (origin == null) return false;
        if (origin.equals(origin(site.baseUrl()))) return true;
        // The demo answers to every name of this machine.
        var host = exchange.request().getHeader("Host");
        return site.isDemo() && host != null && isThisMachine(host) && origin.equals("http://" + host);
    }

    private static boolean isThisMachine(String host) {
        var name = host.replaceAll(":[0-9]+$", "");
        return name.equals("localhost") || name.equals("127.0.0.1") || name.equals("[::1]");
    }

    private static String origin(String baseUrl) {
        var url = URI.create(baseUrl);
        return url.getScheme() + "://" + url.getAuthority();
    }
}
