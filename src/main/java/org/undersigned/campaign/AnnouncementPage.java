package org.undersigned.campaign;

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
import java.util.List;
import java.util.Optional;
import org.undersigned.campaign.brand.Brand;
import org.undersigned.campaign.brand.Brands;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.Organisation;

/** One organisation's own page about a campaign's action. */
@Singleton
@Path("/announcements/{slug}")
class AnnouncementPage {

    private final Campaigns campaigns;
    private final Progress progress;
    private final Cards cards;
    private final Brands brands;
    private final PageCache cache;
    private final Site site;

    AnnouncementPage(Campaigns campaigns, Progress progress, Cards cards, Brands brands, PageCache cache, Site site) {
        this.campaigns = campaigns;
        this.progress = progress;
        this.cards = cards;
        this.brands = brands;
        this.cache = cache;
        this.site = site;
    }

    @CheckedTemplate(basePath = "campaign")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance announcement(
                Page page,
                Campaign campaign,
                Campaign.Announcement announcement,
                Brand brand,
                Story story,
                Letter letter,
                String form,
                Share share,
                Statement.Quote quote,
                Organisation beneficiary);
    }

    /** The announcement, with everything it asks its readers to do; that it was taken down, if it was. */
    @GET
    public Response announcement(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        var visible = Visible.of(campaigns.now());
        var found = visible.announcements().stream()
                .filter(announced -> announced.announcement().slug().equals(slug))
                .findFirst()
                .orElseThrow(() ->
                        Problem.problem(visible.isTakenDown(slug) ? ProblemType.TAKEN_DOWN : ProblemType.NOT_FOUND));
        return cache.page(
                exchange,
                draw(found.campaign(), found.announcement(), CampaignFrame.language(request, found.campaign())));
    }

    private String draw(Campaign campaign, Campaign.Announcement announcement, String language) {
        var organisation = announcement.organisation();
        var action = CampaignFrame.action(campaign).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var story = Story.of(announcement.body(), language);
        var title = CampaignFrame.words(announcement.title(), language) + " · "
                + CampaignFrame.words(organisation.name(), language);
        var brand = brands.of(organisation.id());
        var page = CampaignFrame.of(language, "/announcements/" + announcement.slug(), title, campaign, site)
                .branded(brand.sheet(organisation.slug()))
                .described(story.lead())
                .withCard(cards.path(action, language));
        var form = page.href(action.path()) + "?partner=" + organisation.slug();
        var share =
                new Share(site.baseUrl() + form, CampaignFrame.words(action.title(), language), campaign.hashtags());
        var letter = Letter.of(campaign, action, progress);
        return Templates.announcement(
                        page,
                        campaign,
                        announcement,
                        brand,
                        story,
                        letter,
                        form + "#sign",
                        share,
                        quote(campaign, organisation).orElse(null),
                        beneficiary(campaign, organisation).orElse(null))
                .render();
    }

    /** What the statement says in the words of this organisation, or else its first quote. */
    private static Optional<Statement.Quote> quote(Campaign campaign, Organisation organisation) {
        List<Statement.Quote> quotes =
                campaign.statement().map(Statement::quotes).orElse(List.of());
        return quotes.stream()
                .filter(quote -> quote.organisation().equals(organisation))
                .findFirst()
                .or(() -> quotes.stream().findFirst());
    }

    /** An organisation asks on its own page for itself, if it takes gifts. */
    private static Optional<Organisation> beneficiary(Campaign campaign, Organisation organisation) {
        return organisation.donateUrl().isPresent() ? Optional.of(organisation) : campaign.beneficiary();
    }
}
