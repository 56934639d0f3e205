package org.undersigned.letter;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.html.Markdown;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Entered;

/** The public pages of a letter that are the same for everybody: what it asks, to whom it goes, what they answered, how many were sent. */
@Singleton
@Path(LetterPage.PATH + "{slug}")
class LetterPage {

    static final String PATH = "/letters/";

    private final Letters letters;
    private final PageCache cache;
    private final Site site;
    private final InstantSource clock;

    LetterPage(Letters letters, PageCache cache, Site site, InstantSource clock) {
        this.letters = letters;
        this.cache = cache;
        this.site = site;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "letter", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance page(Page page, LetterView shown);

        static native TemplateInstance districts(Page page, LetterView shown);

        static native TemplateInstance checkYourMail(Page page, LetterView shown);
    }

    @GET
    public Response page(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        var letter = letter(slug);
        var language = CampaignFrame.language(request, letter.campaign());
        var title = letter.title().in(language).text();
        var page = CampaignFrame.of(language, letter.path(), title, letter.campaign(), site)
                .described(Markdown.lead(letter.text().in(language).text()));
        return cache.page(exchange, Templates.page(page, view(letter)).render());
    }

    /** Every district, where there are too many for the page itself. */
    @GET
    @Path("districts")
    public Response districts(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        var letter = letter(slug);
        var shown = view(letter);
        if (!shown.isCrowded() || !shown.isOpen()) throw Problem.problem(ProblemType.NOT_FOUND);
        return cache.page(
                exchange,
                Templates.districts(frame(letter, request, "/districts", "letter.districts"), shown)
                        .render());
    }

    /** What happens next. The same for everybody. */
    @GET
    @Path("check-your-mail")
    public Response sent(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        var letter = letter(slug);
        return cache.page(
                exchange,
                Templates.checkYourMail(frame(letter, request, "/check-your-mail", "letter.sent.title"), view(letter))
                        .render());
    }

    private LetterView view(LetterAction letter) {
        return new LetterView(letter, Day.today(clock), Whereabouts.of(Map.of()), Entered.empty(), List.of());
    }

    private Page frame(LetterAction letter, ContainerRequestContext request, String path, String title) {
        var language = CampaignFrame.language(request, letter.campaign());
        return CampaignFrame.of(
                        language, letter.path() + path, Messages.of(language).t(title), letter.campaign(), site)
                .hidden();
    }

    private LetterAction letter(String slug) {
        return letters.visible(slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }
}
