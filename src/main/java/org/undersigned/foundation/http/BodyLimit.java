package org.undersigned.foundation.http;

import io.quarkus.arc.All;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.problem.ProblemType;

/**
 * Refuses a body that says it is too large, with advice; the framework's own limit would close without a word. More than that is taken only
 * where {@link LargerBodies} says so, and from whom it believes: nobody else can make this program keep more than 64 KB.
 */
@Singleton
final class BodyLimit {

    private static final long BYTES = 64 * 1024;

    /** Where the framework keeps how much of a body it reads that does not say how long it is. */
    private static final String MOST_READ = "io.quarkus.max-request-size";

    private static final String MOST = "undersigned.most-bytes";

    private final ProblemMapper problems;
    private final List<LargerBodies> larger;

    BodyLimit(ProblemMapper problems, @All List<LargerBodies> larger) {
        this.problems = problems;
        this.larger = larger;
    }

    void routes(@Observes Router router) {
        router.route().order(-150).handler(exchange -> {
            var path = exchange.normalizedPath();
            var who = larger.stream().filter(one -> one.most(path) > BYTES).findFirst();
            if (who.isPresent() && length(exchange) > BYTES)
                ask(exchange, who.get(), who.get().most(path));
            else bound(exchange, BYTES);
        });
        // After the framework has written down its own limit, and before anything is read.
        router.route().order(-1).handler(exchange -> {
            exchange.put(MOST_READ, exchange.<Long>get(MOST));
            exchange.next();
        });
    }

    /** Holds the body back until it is known whose it is. */
    private void ask(RoutingContext exchange, LargerBodies who, long most) {
        exchange.request().pause();
        // Whoever answers without reading it leaves it to nobody, and the connection with it.
        exchange.addEndHandler(ended -> exchange.request().resume());
        exchange.vertx()
                .executeBlocking(() -> who.isBelieved(exchange.request()), false)
                .onComplete(asked -> {
                    if (asked.failed()) refuse(exchange, ProblemType.UNAVAILABLE);
                    else bound(exchange, asked.result() ? most : BYTES);
                });
    }

    private void bound(RoutingContext exchange, long most) {
        if (length(exchange) > most && !isUnknown(exchange)) {
            refuse(exchange, ProblemType.TOO_LARGE);
            return;
        }
        exchange.put(MOST, most);
        exchange.next();
    }

    private void refuse(RoutingContext exchange, ProblemType problem) {
        var type = String.valueOf(exchange.request().getHeader("Content-Type"));
        var first = exchange.request().path().split("/", 3)[1];
        var language = Languages.spoken(first);
        var json = type.contains("json");
        if (ProblemMapper.isInFrame(exchange.request().path()))
            exchange.response().putHeader("Content-Security-Policy", Headers.READABLE_ANYWHERE);
        exchange.response()
                .setStatusCode(problem.status())
                .putHeader("Connection", "close")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Robots-Tag", "noindex")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Content-Type", json ? ProblemMapper.DETAILS : "text/html;charset=UTF-8")
                .end(json ? problems.details(problem, language) : problems.page(problem, language));
    }

    /** How long a body says it is; one that does not say may be of any length. */
    private static long length(RoutingContext exchange) {
        if (isUnknown(exchange)) return Long.MAX_VALUE;
        var length = exchange.request().getHeader("Content-Length");
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
    }

    private static boolean isUnknown(RoutingContext exchange) {
        return exchange.request().getHeader("Transfer-Encoding") != null;
    }
}
