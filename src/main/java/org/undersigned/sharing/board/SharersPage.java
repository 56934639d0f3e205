package org.undersigned.sharing.board;

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
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;
import org.undersigned.petition.Petitions;

/** People who brought others to a petition and asked to be named here. */
@Singleton
@Path("/petitions/{slug}/sharers")
class SharersPage {

    private final Petitions petitions;
    private final Sharers sharers;
    private final PageCache cache;
    private final Site site;

    SharersPage(Petitions petitions, Sharers sharers, PageCache cache, Site site) {
        this.petitions = petitions;
        this.sharers = sharers;
        this.cache = cache;
        this.site = site;
    }

    @CheckedTemplate(basePath = "sharing")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance sharers(Page page, Petition petition, List<Sharers.Shown> people);
    }

    @GET
    public Response page(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        var petition =
                petitions.visible(slug).filter(sharers::isOn).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var language = CampaignFrame.language(request, petition.campaign());
        var title = Messages.of(language).t("sharing.board.title");
        // People asked to be named to those who come by; a search for their name need not lead here.
        var page = PetitionView.page(petition, language, petition.action().path() + "/sharers", title, site)
                .hidden();
        return cache.page(
                exchange,
                Templates.sharers(page, petition, sharers.of(petition)).render());
    }
}
