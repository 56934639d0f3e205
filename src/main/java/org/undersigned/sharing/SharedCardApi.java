package org.undersigned.sharing;

import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.undersigned.foundation.http.ProblemMapper;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.petition.Petitions;

/**
 * The card under an address that names what is drawn on it: pages name this one, and platforms fetch each address once. An address of
 * before answers with the card of now, because links that were shared long ago still name it.
 */
@Singleton
@Path("/petitions/{slug}/card-{mark: [A-Za-z0-9_-]{8}}.png")
class SharedCardApi {

    private static final String PNG = "image/png";

    private final Petitions petitions;
    private final CardAddresses addresses;
    private final CardShelf shelf;
    private final ProblemMapper problems;

    SharedCardApi(Petitions petitions, CardAddresses addresses, CardShelf shelf, ProblemMapper problems) {
        this.petitions = petitions;
        this.addresses = addresses;
        this.shelf = shelf;
        this.problems = problems;
    }

    /** The card in a language the petition is written in; in its main language for any other word. */
    @GET
    @Blocking
    public CompletionStage<Response> card(
            @PathParam("slug") String slug,
            @PathParam("mark") String mark,
            @QueryParam("lang") String wanted,
            @Context ContainerRequestContext request) {
        var petition = petitions.visible(slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var language = ShareCard.language(petition, wanted);
        var html = addresses.card(petition, language).html();
        var named = CardAddresses.mark(html).equals(mark) && language.equals(wanted);
        return shelf.picture(CardAddresses.shared(petition, language), html).thenApply(found -> switch (found) {
            case CardShelf.Found.Picture card -> answer(card.png(), named && card.current());
            case CardShelf.Found.Busy busy -> problems.answer(ProblemType.TOO_BUSY, request);
            case CardShelf.Found.Broken broken -> problems.answer(ProblemType.INTERNAL_ERROR, request);
        });
    }

    private static Response answer(byte[] png, boolean lasting) {
        return Response.ok(png, PNG)
                .header("Cache-Control", "public, max-age=" + (lasting ? "31536000, immutable" : "60"))
                .build();
    }
}
