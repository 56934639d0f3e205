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
import java.util.Objects;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.Organisation;

/** The standing page of a coalition: who it is, and everything it asks for. */
@Singleton
@Path("/coalitions/{slug}")
class CoalitionPage {

    private final Campaigns campaigns;
    private final Progress progress;
    private final PageCache cache;
    private final Site site;

    CoalitionPage(Campaigns campaigns, Progress progress, PageCache cache, Site site) {
        this.campaigns = campaigns;
        this.progress = progress;
        this.cache = cache;
        this.site = site;
    }

    @CheckedTemplate(basePath = "campaign")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance coalition(
                Page page,
                Coalition coalition,
                Story about,
                List<Kind> kinds,
                List<Campaign> campaigns,
                List<Letter> letters,
                List<Action> others);
    }

    /** Organisations of one kind. */
    public record Kind(String word, List<Organisation> organisations) {}

    /** The coalition's page. */
    @GET
    public Response coalition(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        var visible = Visible.of(campaigns.now());
        var coalition = visible.coalition(slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var own = visible.campaigns().stream()
                .filter(campaign -> Objects.equals(campaign.coalition().id(), coalition.id()))
                .toList();
        var language = CampaignFrame.language(request, own);
        var about = Story.of(coalition.about(), language);
        var page = CampaignFrame.of(
                        language, "/coalitions/" + slug, CampaignFrame.words(coalition.name(), language), own, site)
                .described(about.lead());
        var others = own.stream()
                .flatMap(campaign -> campaign.otherActions().stream())
                .toList();
        var kinds = byKind(coalition.organisations());
        var html = Templates.coalition(page, coalition, about, kinds, own, Letter.of(own, progress), others)
                .render();
        return cache.page(exchange, html);
    }

    /** In the order of {@link Organisation#KINDS}, kinds without an organisation left out. */
    static List<Kind> byKind(List<Organisation> organisations) {
        return Organisation.KINDS.stream()
                .map(kind -> new Kind(
                        kind,
                        organisations.stream()
                                .filter(organisation -> organisation.kind().equals(kind))
                                .toList()))
                .filter(kind -> !kind.organisations().isEmpty())
                .toList();
    }
}
