package org.undersigned.signature.signing;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.http.Headers;
import org.undersigned.foundation.http.ProblemMapper;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;
import org.undersigned.signature.Links;

/** Signing for programs: the same keys as the form's, as flat JSON; the same answers, as JSON. */
@Singleton
@Path("/petitions/{slug}")
class SignatureApi {

    private final Petitions petitions;
    private final Receiving receiving;
    private final ProblemMapper problems;
    private final Site site;

    SignatureApi(Petitions petitions, Receiving receiving, ProblemMapper problems, Site site) {
        this.petitions = petitions;
        this.receiving = receiving;
        this.problems = problems;
        this.site = site;
    }

    /** Takes one signature. */
    @POST
    @Path("signatures")
    @Consumes(MediaType.APPLICATION_JSON)
    @NonBlocking
    public CompletionStage<Response> sign(
            @PathParam("slug") String slug,
            @HeaderParam("Referer") String referer,
            @HeaderParam("Idempotency-Key") String key,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange,
            byte[] body) {
        var petition = petitions.visible(slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var sent = JsonBody.parse(body);
        var values = sent.values();
        if (key != null) values.put("submission", key);
        var language = Optional.ofNullable(values.get("lang"))
                .filter(named -> SignatureForm.isSpoken(petition, named))
                .orElseGet(() -> CampaignFrame.language(request, petition.campaign()));
        if (!sent.wrong().isEmpty())
            return CompletableFuture.completedFuture(refused(
                    sent.wrong().stream()
                            .map(field -> new Refused.FieldError(field, "notText", List.of(), Optional.empty()))
                            .toList(),
                    language));
        var network = exchange.request().remoteAddress().hostAddress();
        return receiving.receive(petition, values, language, referer, network).thenApply(received -> switch (received) {
            case Receiving.Received.Taken taken -> taken(petition, taken);
            case Receiving.Received.Bad bad -> refused(bad.refused().errors(), language);
            case Receiving.Received.Closed closed -> problems.answer(ProblemType.PETITION_CLOSED, request);
            case Receiving.Received.Paused paused -> problems.answer(ProblemType.PAUSED, request);
            case Receiving.Received.Busy busy -> problems.answer(ProblemType.TOO_BUSY, request);
        });
    }

    private static Response taken(Petition petition, Receiving.Received.Taken taken) {
        var body = new LinkedHashMap<String, String>();
        body.put("status", "check-your-mail");
        body.put("check", Languages.href(taken.language(), Links.checkYourMail(petition, taken.reference())));
        return Headers.personal(Response.status(202))
                .type(MediaType.APPLICATION_JSON)
                .entity(Db.toJson(body))
                .build();
    }

    /** Problem details (RFC 9457) that name every field by a JSON pointer (RFC 6901). */
    private Response refused(List<Refused.FieldError> errors, String language) {
        var words = Messages.of(language);
        var type = ProblemType.INVALID_INPUT;
        var named = new ArrayList<Map<String, String>>();
        for (var error : errors)
            named.add(Map.of(
                    "pointer",
                    "/" + error.field().replace("~", "~0").replace("/", "~1"),
                    "detail",
                    words.t(
                            "signature.error." + error.message(),
                            error.arguments().toArray())));
        var body = new LinkedHashMap<String, Object>();
        body.put("type", site.baseUrl() + "/problems/" + type.slug());
        body.put("title", words.t("problem." + type.slug() + ".title"));
        body.put("status", type.status());
        body.put("detail", words.t("problem." + type.slug() + ".detail"));
        body.put("errors", named);
        return Headers.personal(Response.status(type.status()))
                .type("application/problem+json")
                .entity(Db.toJson(body))
                .build();
    }
}
