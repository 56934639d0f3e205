package org.undersigned.foundation.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.problem.ProblemType;

/** Refuses a body that says it is too large, with advice; the framework's own limit would close without a word. */
@Singleton
final class BodyLimit {

    /** As {@code quarkus.http.limits.max-body-size}, which stops bodies that do not say how long they are. */
    private static final long BYTES = 64 * 1024;

    private final ProblemMapper problems;

    BodyLimit(ProblemMapper problems) {
        this.problems = problems;
    }

    void routes(@Observes Router router) {
        router.route().order(-150).handler(exchange -> {
            if (length(exchange) <= BYTES) exchange.next();
            else refuse(exchange);
        });
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
