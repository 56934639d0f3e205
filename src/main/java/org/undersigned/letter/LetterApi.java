package org.undersigned.letter;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.log.OpenToAll;

/** How many letters were sent, for programs; nothing while they are few. */
@Singleton
@Path(LetterPage.PATH + "{slug}/count.json")
class LetterApi {

    private final Letters letters;
    private final PageCache cache;

    LetterApi(Letters letters, PageCache cache) {
        this.letters = letters;
        this.cache = cache;
    }

    /** Scripts of any site may read the number. Before the page cache, so that its answers carry the header too. */
    void routes(@Observes Router router) {
        router.routeWithRegex("/letters/[a-z0-9-]{2,64}/count\\.json")
                .order(-150)
                .handler(exchange -> {
                    OpenToAll.headers(exchange);
                    exchange.next();
                });
    }

    @GET
    public Response count(@PathParam("slug") String slug, @Context RoutingContext exchange) {
        var letter = letters.visible(slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var body = new LinkedHashMap<String, Object>();
        body.put("letter", letter.slug());
        body.put("sent", letter.isCounted() ? letter.action().published() : null);
        body.put(
                "as_of",
                letter.action().publishedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        return cache.document(
                exchange, MediaType.APPLICATION_JSON, Db.toJson(body).getBytes(StandardCharsets.UTF_8), 5);
    }
}
