package org.undersigned.petition;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.undersigned.foundation.html.QrCode;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;

/** What printers may take of a petition: its address as a QR code. */
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
