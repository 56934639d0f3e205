package org.undersigned.foundation.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.problem.ProblemType;

/**
 * Refuses a body that says it is too large, with advice; the framework's own limit would close without a word. Only who carries the
 * workspace's cookie may send it whole campaigns and pictures. The cookie is not looked up here, so one that is made up gets as much: this
 * keeps passers-by from filling the memory, not somebody who means to.
 */
@Singleton
final class BodyLimit {

    private static final long BYTES = 64 * 1024;

    /** As {@code quarkus.http.limits.max-body-size}. */
    private static final long STAFF_BYTES = 8 * 1024 * 1024;

    /** Where the framework keeps how much of a body it reads that does not say how long it is. */
    private static final String MOST_READ = "io.quarkus.max-request-size";

    private final ProblemMapper problems;

    BodyLimit(ProblemMapper problems) {
        this.problems = problems;
    }

    void routes(@Observes Router router) {
        router.route().order(-150).handler(exchange -> {
            if (length(exchange) <= most(exchange)) exchange.next();
            else refuse(exchange);
        });
        // After the framework has written down its own limit, and before anything is read.
        router.route().order(-1).handler(exchange -> {
            exchange.put(MOST_READ, most(exchange));
            exchange.next();
        });
    }

    private static long most(RoutingContext exchange) {
        var staff = exchange.request().path().startsWith("/staff/")
                && String.valueOf(exchange.request().getHeader("Cookie")).contains("staff=");
        return staff ? STAFF_BYTES : BYTES;
    }

    private void refuse(RoutingContext exchange) {
        var type = String.valueOf(exchange.request().getHeader("Content-Type"));
        var first = exchange.request().path().split("/", 3)[1];
        var language = Languages.all().contains(first) ? first : Languages.MAIN;
        var json = type.contains("json");
        exchange.response()
                .setStatusCode(ProblemType.TOO_LARGE.status())
                .putHeader("Connection", "close")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Type", json ? ProblemMapper.DETAILS : "text/html;charset=UTF-8")
                .end(
                        json
                                ? problems.details(ProblemType.TOO_LARGE, language)
                                : problems.page(ProblemType.TOO_LARGE, language));
    }

    private static long length(RoutingContext exchange) {
        var length = exchange.request().getHeader("Content-Length");
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
    }
}
