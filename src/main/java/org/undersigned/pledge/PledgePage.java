package org.undersigned.pledge;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Markdown;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.PersonalAnswer;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.switches.Stop;
import org.undersigned.foundation.switches.Switches;
import org.undersigned.organisation.staff.Entered;

/** What to promise, or where to come, with its form. The page is one document for everybody. */
@Singleton
@Path("/pledges/{slug}")
class PledgePage {

    private final Pledges pledges;
    private final Promising promising;
    private final Switches switches;
    private final PageCache cache;
    private final Site site;
    private final InstantSource clock;

    PledgePage(
            Pledges pledges, Promising promising, Switches switches, PageCache cache, Site site, InstantSource clock) {
        this.pledges = pledges;
        this.promising = promising;
        this.switches = switches;
        this.cache = cache;
        this.site = site;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "pledge", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance pledge(Page page, Shown shown, boolean takes, Entered entered);

        static native TemplateInstance checkYourMail(Page page, Shown shown);
    }

    @GET
    public Response page(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        var shown = shown(slug);
        var language = CampaignFrame.language(request, shown.campaign());
        var page = frame(shown, language, shown.path(), shown.title(language))
                .described(Markdown.lead(shown.pledge().text().in(language).text()));
        return cache.page(exchange, draw(page, shown, Entered.empty()).render());
    }

    /** Takes the form. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response take(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange,
            byte[] body) {
        var shown = shown(slug);
        var language = CampaignFrame.language(request, shown.campaign());
        var form = FormBody.parse(body);
        if (!shown.takes(clock.instant()) || shown.isFull())
            return PersonalAnswer.page(
                    409,
                    draw(
                            frame(shown, language, shown.path(), shown.title(language))
                                    .hidden(),
                            shown,
                            Entered.empty()));
        if (switches.isStopped(Stop.SIGNING)) throw Problem.problem(ProblemType.PAUSED);
        // Who fills what people do not see gets the usual answer, and nothing is stored.
        if (!form.getOrDefault("fax", "").isEmpty()) return sent(shown, language);
        return switch (PromiseForm.check(form, shown.isMeeting())) {
            case PromiseForm.Checked.Bad bad -> {
                var title = Messages.of(language).t("signature.errorTitle", shown.title(language));
                yield PersonalAnswer.page(
                        422, draw(frame(shown, language, shown.path(), title).hidden(), shown, bad.entered()));
            }
            case PromiseForm.Checked.Good good -> {
                promising.promise(
                        shown,
                        good,
                        language,
                        exchange.request().remoteAddress().hostAddress());
                yield sent(shown, language);
            }
        };
    }

    /** What happens next. The same for everybody. */
    @GET
    @Path("check-your-mail")
    public Response sent(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        var shown = shown(slug);
        var language = CampaignFrame.language(request, shown.campaign());
        var title = Messages.of(language).t("pledge.sent.title");
        var page =
                frame(shown, language, shown.path() + "/check-your-mail", title).hidden();
        return cache.page(exchange, Templates.checkYourMail(page, shown).render());
    }

    private TemplateInstance draw(Page page, Shown shown, Entered entered) {
        return Templates.pledge(page, shown, shown.takes(clock.instant()), entered);
    }

    private static Response sent(Shown shown, String language) {
        return PersonalAnswer.to(Languages.href(language, shown.path() + "/check-your-mail"));
    }

    private Page frame(Shown shown, String language, String path, String title) {
        return CampaignFrame.of(language, path, title, shown.campaign(), site);
    }

    private Shown shown(String slug) {
        return pledges.visible(slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }
}
