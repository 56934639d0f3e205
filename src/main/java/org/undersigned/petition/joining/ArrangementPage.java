package org.undersigned.petition.joining;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.campaign.partnership.Arrangement;
import org.undersigned.campaign.partnership.Arrangements;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;
import org.undersigned.petition.Petitions;

/** The essence of what joint controllers agreed to, which GDPR article 26 (2) makes available to everybody who signs. */
@Singleton
@Path("/petitions/{slug}/arrangement")
class ArrangementPage {

    private final Petitions petitions;
    private final Arrangements arrangements;
    private final PageCache cache;
    private final Site site;

    ArrangementPage(Petitions petitions, Arrangements arrangements, PageCache cache, Site site) {
        this.petitions = petitions;
        this.arrangements = arrangements;
        this.cache = cache;
        this.site = site;
    }

    @CheckedTemplate(basePath = "joining")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance agreed(Page page, Shown shown);
    }

    /** What the page shows. */
    public record Shown(
            Petition petition, int number, LocalDate dated, List<Party> parties, List<Arrangement> earlier) {}

    /** A party, and its acceptance if it gave one. */
    public record Party(Campaign.Partner partner, Optional<Arrangement.Acceptance> accepted) {}

    @GET
    public Response page(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        var petition = petitions.visible(slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var agreed =
                arrangements.of(petition.campaign().id()).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var language = CampaignFrame.language(request, petition.campaign());
        var title = Messages.of(language).t("partner.arr.title") + " · " + PetitionView.title(petition, language);
        var page = PetitionView.page(petition, language, petition.action().path() + "/arrangement", title, site);
        var parties = petition.campaign().controllers().stream()
                .map(one -> new Party(one, agreed.of(one.organisation().id())))
                .toList();
        var arrangement = agreed.arrangement();
        return cache.page(
                exchange,
                Templates.agreed(
                                page,
                                new Shown(
                                        petition, arrangement.number(), arrangement.dated(), parties, agreed.earlier()))
                        .render());
    }
}
