package org.undersigned.call;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.campaign.Action;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Visible;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.PersonalAnswer;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.token.Id;

/**
 * Whom to call and what to say. Where somebody lives is a part of the address, so every page is one document for everybody. Only the form that
 * asks how it went is made for one sending: its id lets it count once.
 */
@Singleton
@Path("/calls/{slug}")
class CallPage {

    private final Campaigns campaigns;
    private final Calls calls;
    private final Reporting reporting;
    private final PageCache cache;
    private final Site site;
    private final InstantSource clock;

    CallPage(Campaigns campaigns, Calls calls, Reporting reporting, PageCache cache, Site site, InstantSource clock) {
        this.campaigns = campaigns;
        this.calls = calls;
        this.reporting = reporting;
        this.cache = cache;
        this.site = site;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "call")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance call(Page page, CallView view);

        static native TemplateInstance report(
                Page page, CallView view, Call.Office office, String submission, boolean wrong);

        static native TemplateInstance reported(Page page, CallView view);
    }

    @GET
    public Response page(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        return draw(view(slug, Optional.empty()), request, exchange);
    }

    /** For those who live somewhere. */
    @GET
    @Path("in/{area}")
    public Response inArea(
            @PathParam("slug") String slug,
            @PathParam("area") String area,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        var view = view(slug, Optional.of(area.toUpperCase(Locale.ROOT)));
        // Only places that the call names, so that nobody fills the memory with others.
        if (!area.equals(area.toLowerCase(Locale.ROOT)) || !isNamed(view)) throw none();
        return draw(view, request, exchange);
    }

    /** Where the list of places leads. */
    @GET
    @Path("where")
    public Response where(
            @PathParam("slug") String slug,
            @QueryParam("area") @DefaultValue("") String area,
            @Context ContainerRequestContext request) {
        var view = view(slug, Optional.of(area));
        var to = isNamed(view) ? view.path() + "/in/" + area.toLowerCase(Locale.ROOT) : view.path();
        return Response.status(303)
                .header("Location", Languages.href(CampaignFrame.language(request, view.campaign()), to))
                .build();
    }

    /** How did it go? */
    @GET
    @Path("offices/{office}")
    public Response form(
            @PathParam("slug") String slug,
            @PathParam("office") String office,
            @Context ContainerRequestContext request) {
        return ask(200, view(slug, Optional.empty()), office, UUID.randomUUID(), request);
    }

    /** Takes the answer. */
    @POST
    @Path("offices/{office}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response report(
            @PathParam("slug") String slug,
            @PathParam("office") String office,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange,
            byte[] body) {
        var view = view(slug, Optional.empty());
        var form = FormBody.parse(body);
        var found = view.call().office(office).orElseThrow(CallPage::none);
        var id = Id.parse(form.getOrDefault("submission", ""))
                .orElseThrow(() -> Problem.problem(ProblemType.MALFORMED_REQUEST));
        var outcome = Outcome.of(form.getOrDefault("outcome", ""));
        if (outcome.isEmpty()) return ask(422, view, office, id, request);
        if (view.isOn())
            reporting.report(
                    id,
                    view.action().id(),
                    found.slug(),
                    outcome.get(),
                    exchange.request().remoteAddress().hostAddress());
        return PersonalAnswer.to(
                Languages.href(CampaignFrame.language(request, view.campaign()), view.path() + "/thanks"));
    }

    /** What else there is to do. */
    @GET
    @Path("thanks")
    public Response thanks(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        var view = view(slug, Optional.empty());
        var language = CampaignFrame.language(request, view.campaign());
        var title = Messages.of(language).t("call.thanks.title");
        var page = frame(view, language, view.path() + "/thanks", title).hidden();
        return cache.page(exchange, Templates.reported(page, view).render());
    }

    private Response draw(CallView view, ContainerRequestContext request, RoutingContext exchange) {
        var language = CampaignFrame.language(request, view.campaign());
        var path = view.path()
                + view.area()
                        .map(code -> "/in/" + code.toLowerCase(Locale.ROOT))
                        .orElse("");
        var page = frame(view, language, path, view.call().title().in(language).text())
                .described(view.lead(language));
        return cache.page(
                exchange,
                Templates.call(view.area().isPresent() ? page.hidden() : page, view)
                        .render());
    }

    private Response ask(int status, CallView view, String slug, UUID submission, ContainerRequestContext request) {
        var office = view.call().office(slug).orElseThrow(CallPage::none);
        var language = CampaignFrame.language(request, view.campaign());
        var title = Messages.of(language).t("call.report.title");
        var wrong = status == 422;
        var page = frame(
                        view,
                        language,
                        view.path() + "/offices/" + slug,
                        wrong ? Messages.of(language).t("signature.errorTitle", title) : title)
                .hidden();
        return PersonalAnswer.page(status, Templates.report(page, view, office, submission.toString(), wrong));
    }

    private Page frame(CallView view, String language, String path, String title) {
        return CampaignFrame.of(language, path, title, view.campaign(), site);
    }

    private static boolean isNamed(CallView view) {
        return view.call().offices().stream()
                .flatMap(one -> one.areas().stream())
                .anyMatch(code -> view.area().filter(code::equals).isPresent());
    }

    private CallView view(String slug, Optional<String> area) {
        var asking = Visible.of(campaigns.now()).asking(Action.CALL, slug).orElseThrow(CallPage::none);
        var call = calls.of(asking.action()).orElseThrow(CallPage::none);
        return new CallView(asking.campaign(), asking.action(), call, area, Day.today(clock));
    }

    private static Problem none() {
        return Problem.problem(ProblemType.NOT_FOUND);
    }
}
