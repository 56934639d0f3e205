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
import org.undersigned.campaign.brand.Brand;
import org.undersigned.campaign.brand.Brands;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.Organisation;

/** An organisation's public page. It stands here and not with the organisations because it shows what they campaign for. */
@Singleton
@Path("/organisations/{slug}")
class OrganisationPage {

    private final Campaigns campaigns;
    private final Progress progress;
    private final Brands brands;
    private final PageCache cache;
    private final Site site;

    OrganisationPage(Campaigns campaigns, Progress progress, Brands brands, PageCache cache, Site site) {
        this.campaigns = campaigns;
        this.progress = progress;
        this.brands = brands;
        this.cache = cache;
        this.site = site;
    }

    @CheckedTemplate(basePath = "campaign")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance organisation(
                Page page,
                Organisation organisation,
                Brand brand,
                List<Coalition> coalitions,
                List<Part> parts,
                List<Letter> letters,
                List<Action> others,
                List<Visible.Announced> announcements);
    }

    /** What the organisation is in one campaign. */
    public record Part(Campaign campaign, Campaign.Role role) {}

    /** The organisation's page. */
    @GET
    public Response organisation(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        var visible = Visible.of(campaigns.now());
        var organisation = visible.organisation(slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var parts = visible.campaigns().stream()
                .flatMap(campaign -> campaign.partner(slug).stream().map(partner -> new Part(campaign, partner.role())))
                .toList();
        var coalitions = visible.coalitions().stream()
                .filter(coalition -> coalition.organisations().contains(organisation))
                .toList();
        var related = visible.campaigns().stream()
                .filter(campaign -> campaign.partner(slug).isPresent() || coalitions.contains(campaign.coalition()))
                .toList();
        var language = CampaignFrame.language(request, related);
        var brand = brands.of(organisation.id());
        var title = CampaignFrame.words(organisation.name(), language);
        var page = CampaignFrame.of(language, "/organisations/" + slug, title, related, site)
                .branded(brand.sheet(slug));
        var html = Templates.organisation(
                        page,
                        organisation,
                        brand,
                        coalitions,
                        parts,
                        Letter.of(parts.stream().map(Part::campaign).toList(), progress),
                        parts.stream()
                                .flatMap(part -> part.campaign().otherActions().stream())
                                .toList(),
                        visible.announcements().stream()
                                .filter(announced ->
                                        announced.announcement().organisation().equals(organisation))
                                .toList())
                .render();
        return cache.page(exchange, html);
    }
}
