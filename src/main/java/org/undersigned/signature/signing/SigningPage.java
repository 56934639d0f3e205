package org.undersigned.signature.signing;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.http.Headers;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.PersonalAnswer;
import org.undersigned.foundation.http.ProblemMapper;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.petition.Panels;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;
import org.undersigned.petition.PetitionViews;
import org.undersigned.petition.Petitions;
import org.undersigned.signature.Links;
import org.undersigned.signature.Source;

/**
 * The petition's page with the form, and the form's answer. The page is one public document for everybody; a form that comes
 * back filled in is for one person. The form is taken without a waiting thread, so a crowd costs memory and not threads.
 */
@Singleton
@Path("/petitions/{slug}")
class SigningPage {

    /** How long caches may keep a page: as {@link PageCache#page} says. */
    private static final int SECONDS = 5;

    private final Petitions petitions;
    private final PetitionViews views;
    private final Panels panels;
    private final ShownNames shownNames;
    private final Receiving receiving;
    private final PageCache cache;
    private final ProblemMapper problems;

    SigningPage(
            Petitions petitions,
            PetitionViews views,
            Panels panels,
            ShownNames shownNames,
            Receiving receiving,
            PageCache cache,
            ProblemMapper problems) {
        this.petitions = petitions;
        this.views = views;
        this.panels = panels;
        this.shownNames = shownNames;
        this.receiving = receiving;
        this.cache = cache;
        this.problems = problems;
    }

    @CheckedTemplate(basePath = "signature")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance signing(
                PetitionView view, FormView form, List<ShownNames.Shown> shown, boolean paused);

        static native TemplateInstance refused(PetitionView view, FormView form);

        static native TemplateInstance busy(PetitionView view, String action, Map<String, String> kept, String why);
    }

    /** The page. A partner's link puts that partner's box first. */
    @GET
    public Response page(
            @PathParam("slug") String slug,
            @QueryParam("partner") String partner,
            @QueryParam("via") String via,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        var petition = petition(slug);
        var language = CampaignFrame.language(request, petition.campaign());
        var asked = partner != null ? partner : via;
        var known = Optional.ofNullable(asked)
                .filter(one -> petition.campaign().partner(one).isPresent());
        var html = draw(petition, language, known);
        // A name that is no partner's changes nothing and is not kept: else strangers could fill the cache with copies.
        return asked != null && known.isEmpty() ? cache.passing(exchange, html, SECONDS) : cache.page(exchange, html);
    }

    /** Where a form that came back stands: asked for by itself, it is the page again. */
    @GET
    @Path("signatures")
    public Response again(@PathParam("slug") String slug, @Context ContainerRequestContext request) {
        var petition = petition(slug);
        return PersonalAnswer.to(Languages.href(
                CampaignFrame.language(request, petition.campaign()),
                petition.action().path()));
    }

    /** Takes the form. */
    @POST
    @Path("signatures")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @NonBlocking
    public CompletionStage<Response> sign(
            @PathParam("slug") String slug,
            @HeaderParam("Referer") String referer,
            @HeaderParam("Idempotency-Key") String key,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange,
            byte[] body) {
        var petition = petition(slug);
        var language = CampaignFrame.language(request, petition.campaign());
        var values = Receiving.sent(FormBody.parse(body), referer);
        if (key != null) values.put("submission", key);
        var network = exchange.request().remoteAddress().hostAddress();
        return receiving.receive(petition, values, language, referer, network).thenApply(received -> switch (received) {
            case Receiving.Received.Taken taken ->
                PersonalAnswer.to(Languages.href(
                        taken.language(), Links.checkYourMail(petition, taken.reference(), Source.query(values))));
            case Receiving.Received.Closed closed -> problems.answer(ProblemType.PETITION_CLOSED, request);
            case Receiving.Received.Bad bad -> back(petition, language, bad.refused());
            case Receiving.Received.Paused paused -> later(petition, language, values, "paused");
            case Receiving.Received.Busy busy -> later(petition, language, values, "busy");
        });
    }

    /** The form again, with what has to change. */
    private Response back(Petition petition, String language, Refused refused) {
        var view = answering(petition, language, refused.values(), "signature.errorTitle");
        if (refused.values().containsKey(Boxes.FIELD)) {
            var whole = FormView.refused(petition, receiving.whole(petition), view.page(), refused);
            return html(422, OrganisationsPage.Templates.organisations(view, whole, false))
                    .build();
        }
        var boxes = receiving.brief(petition, refused.values());
        return html(422, Templates.refused(view, FormView.refused(petition, boxes, view.page(), refused)))
                .build();
    }

    /**
     * The request to wait, with one button that sends the same form once more. A few lines instead of the whole page: they are drawn
     * when there is least time for it.
     */
    private Response later(Petition petition, String language, Map<String, String> values, String why) {
        var view = answering(petition, language, values, "signature." + why + "Title");
        var kept = FormView.kept(values);
        return html(503, Templates.busy(view, FormView.action(petition, view.page()), kept, "signature." + why))
                .header("Retry-After", "5")
                .build();
    }

    /** The view on an answer: whose link brought the person stands in what was sent. */
    private PetitionView answering(Petition petition, String language, Map<String, String> values, String title) {
        var view = views.of(petition, language, Optional.ofNullable(values.get("partner")));
        return view.answering(view.page().t(title, view.page().title()));
    }

    private static Response.ResponseBuilder html(int status, TemplateInstance page) {
        return Headers.personal(Response.status(status))
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .entity(page.render());
    }

    private String draw(Petition petition, String language, Optional<String> partner) {
        var view = views.of(petition, language, partner);
        var complete = view.with(panels.story(petition, view.page()));
        var boxes = receiving.brief(
                petition, partner.map(slug -> Map.of("partner", slug)).orElse(Map.of()));
        var form = FormView.empty(petition, boxes, view.page(), partner);
        return Templates.signing(complete, form, shownNames.of(petition, language), receiving.isPaused())
                .render();
    }

    private Petition petition(String slug) {
        return petitions.visible(slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }
}
