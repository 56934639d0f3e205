package org.undersigned.site;

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
import org.undersigned.campaign.Action;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Letter;
import org.undersigned.campaign.Progress;
import org.undersigned.campaign.Visible;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.http.Visit;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;

/** Everything under one subject. */
@Singleton
@Path("/categories/{slug}")
class CategoryPage {

    private final Campaigns campaigns;
    private final Progress progress;
    private final PageCache cache;
    private final Site site;

    CategoryPage(Campaigns campaigns, Progress progress, PageCache cache, Site site) {
        this.campaigns = campaigns;
        this.progress = progress;
        this.cache = cache;
        this.site = site;
    }

    @CheckedTemplate(basePath = "site")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance category(
                Page page,
                Campaign.Category category,
                List<Letter> letters,
                List<Action> others,
                List<Visible.Announced> announcements);
    }

    /** The petitions and announcements of a category. */
    @GET
    public Response category(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        var visible = Visible.of(campaigns.now());
        var category = HomePage.categories(visible).stream()
                .filter(each -> each.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var under = visible.campaigns().stream()
                .filter(campaign -> has(campaign, slug))
                .toList();
        var language = Visit.language(request);
        var title = category.name().in(language).text();
        var page = CampaignFrame.of(language, "/categories/" + slug, title, under, site)
                .coloured(Optional.empty());
        var announcements = visible.announcements().stream()
                .filter(announced -> has(announced.campaign(), slug))
                .toList();
        var others = under.stream()
                .flatMap(campaign -> campaign.otherActions().stream())
                .toList();
        return cache.page(
                exchange,
                Templates.category(page, category, Letter.of(under, progress), others, announcements)
                        .render());
    }

    private static boolean has(Campaign campaign, String slug) {
        return campaign.categories().stream()
                .anyMatch(category -> category.slug().equals(slug));
    }
}
