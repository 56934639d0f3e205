package org.undersigned.petition;

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
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;

/** What programs and printers may take of a petition: its public number, and its address as a QR code. */
@Singleton
@Path("/petitions/{slug}")
class PetitionApi {

    private final Petitions petitions;
    private final PageCache cache;
    private final Site site;

    PetitionApi(Petitions petitions, PageCache cache, Site site) {
        this.petitions = petitions;
        this.cache = cache;
        this.site = site;
    }

    /** Scripts of any site may read the number. Before the page cache, so that its answers carry the header too. */
    void routes(@Observes Router router) {
        router.routeWithRegex("/petitions/[a-z0-9-]{2,64}/count\\.json")
                .order(-150)
                .handler(exchange -> {
                    exchange.response().headers().set("Access-Control-Allow-Origin", "*");
                    // The default opener and embedder rules of our pages would keep other sites from reading what is
                    // public.
                    exchange.response().headers().set("Cross-Origin-Resource-Policy", "cross-origin");
                    exchange.next();
                });
    }

    /** The published number and the goal: the next one, or the last when all are reached. */
    @GET
    @Path("count.json")
    public Response count(@PathParam("slug") String slug, @Context RoutingContext exchange) {
        var petition = petition(slug);
        var goals = petition.goals();
        var body = new LinkedHashMap<String, Object>();
        body.put("petition", petition.slug());
        body.put("confirmed", petition.action().published());
        body.put("goal", petition.nextGoal().orElse(goals.isEmpty() ? null : goals.getLast()));
        body.put(
                "as_of",
                petition.action().publishedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        var json = Db.toJson(body).getBytes(StandardCharsets.UTF_8);
        return cache.document(exchange, MediaType.APPLICATION_JSON, json, 5);
    }

    /** The petition's address in the site's main language. */
    @GET
    @Path("qr.svg")
    public Response qr(@PathParam("slug") String slug, @Context RoutingContext exchange) {
        var address = site.baseUrl() + petition(slug).action().path();
        return cache.document(exchange, "image/svg+xml", QrCode.svg(address).getBytes(StandardCharsets.UTF_8), 3600);
    }

    private Petition petition(String slug) {
        return petitions.visible(slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }
}
