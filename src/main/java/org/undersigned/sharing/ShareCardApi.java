package org.undersigned.sharing;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.ProblemMapper;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.petition.PetitionViews;
import org.undersigned.petition.Petitions;

/** The picture that social networks show beside a link to a petition. */
@Singleton
@Path("/petitions/{slug}.png")
class ShareCardApi {

    private static final String PNG = "image/png";
    private static final int SECONDS = 60;

    private final Petitions petitions;
    private final PetitionViews views;
    private final CardShelf shelf;
    private final PageCache cache;
    private final ProblemMapper problems;

    ShareCardApi(Petitions petitions, PetitionViews views, CardShelf shelf, PageCache cache, ProblemMapper problems) {
        this.petitions = petitions;
        this.views = views;
        this.shelf = shelf;
        this.cache = cache;
        this.problems = problems;
    }

    /** The card in a language the petition is written in; in its main language for any other word. */
    @GET
    @Blocking
    public CompletionStage<Response> card(
            @PathParam("slug") String slug,
            @QueryParam("lang") String wanted,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        var petition = petitions.visible(slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var language = ShareCard.language(petition, wanted);
        var html = new ShareCard(views.of(petition, language)).html();
        var query = exchange.request().query();
        var known = query == null || query.equals("lang=" + language);
        return shelf.picture(slug + "." + language, html).thenApply(found -> switch (found) {
            case CardShelf.Found.Picture card
            when card.current() && known -> cache.document(exchange, PNG, card.png(), SECONDS);
            case CardShelf.Found.Picture card -> passing(card.png());
            case CardShelf.Found.Busy busy -> problems.answer(ProblemType.TOO_BUSY, request);
            case CardShelf.Found.Broken broken -> problems.answer(ProblemType.INTERNAL_ERROR, request);
        });
    }

    /**
     * Not kept by the page cache: a picture that only stands in would stay until the next public change, and made-up languages and
     * other words in a query would fill it with copies.
     */
    private static Response passing(byte[] png) {
        return Response.ok(png, PNG)
                .header("Cache-Control", "public, max-age=" + SECONDS)
                .build();
    }
}
