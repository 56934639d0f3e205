package org.undersigned.log;

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
import org.undersigned.petition.Petitions;

/** The published number, with the keys that bear it out. */
@Singleton
@Path("/petitions/{slug}/count.json")
class CountApi {

    private final Petitions petitions;
    private final PublishedLogs logs;
    private final PageCache cache;

    CountApi(Petitions petitions, PublishedLogs logs, PageCache cache) {
        this.petitions = petitions;
        this.logs = logs;
        this.cache = cache;
    }

    /** Scripts of any site may read the number. Before the page cache, so that its answers carry the header too. */
    void routes(@Observes Router router) {
        router.routeWithRegex("/petitions/[a-z0-9-]{2,64}/count\\.json")
                .order(-150)
                .handler(exchange -> {
                    OpenToAll.headers(exchange);
                    exchange.next();
                });
    }

    /** The number, and the goal: the next one, or the last when all are reached. */
    @GET
    public Response count(@PathParam("slug") String slug, @Context RoutingContext exchange) {
        var petition = petitions.visible(slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var goals = petition.goals();
        var body = new LinkedHashMap<String, Object>();
        body.put("petition", petition.slug());
        body.put("confirmed", petition.action().published());
        // Another number, which no log proves: never part of the one above.
        if (petition.onPaper() > 0) body.put("paper", petition.onPaper());
        body.put("goal", petition.nextGoal().orElse(goals.isEmpty() ? null : goals.getLast()));
        body.put(
                "as_of",
                petition.action().publishedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        logs.of(petition.id()).ifPresent(state -> {
            body.put("log", "/log/" + petition.id() + "/");
            var keys = new LinkedHashMap<String, String>();
            for (var what : new String[] {"signatures", "withdrawals", "count"})
                keys.put(what, logs.verifier(state, what).encode());
            body.put("vkeys", keys);
        });
        return cache.document(
                exchange, MediaType.APPLICATION_JSON, Db.toJson(body).getBytes(StandardCharsets.UTF_8), 5);
    }
}
