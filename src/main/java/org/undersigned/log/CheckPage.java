package org.undersigned.log;

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
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.foundation.html.Assets;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;
import org.undersigned.petition.Petitions;

/** <i>Check this count</i>: what the number rests on, what it proves and what not, and how to see for oneself. For a journalist. */
@Singleton
@Path("/petitions/{slug}/check")
class CheckPage {

    private final Petitions petitions;
    private final PublishedLogs logs;
    private final PageCache cache;
    private final Site site;

    CheckPage(Petitions petitions, PublishedLogs logs, PageCache cache, Site site) {
        this.petitions = petitions;
        this.logs = logs;
        this.cache = cache;
        this.site = site;
    }

    @CheckedTemplate(basePath = "log")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance check(Page page, Petition petition, Numbers numbers);
    }

    /**
     * What the page shows of the logs.
     *
     * @param log address of the logs, with a slash at the end
     * @param checker address of the program {@link Assets#LOG_CHECK}
     * @param asOf in UTC
     */
    public record Numbers(
            String log,
            String checker,
            long net,
            long signatures,
            long withdrawals,
            String asOf,
            String signaturesKey,
            String withdrawalsKey,
            String countKey) {}

    @GET
    public Response page(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        var petition = petitions.visible(slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var state = logs.of(petition.id()).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var language = CampaignFrame.language(request, petition.campaign());
        var title = Messages.of(language).t("count.title") + " · " + PetitionView.title(petition, language);
        var page = PetitionView.page(petition, language, petition.action().path() + "/check", title, site);
        return cache.page(
                exchange,
                Templates.check(page, petition, numbers(petition, state)).render());
    }

    private Numbers numbers(Petition petition, PublishedLogs.State state) {
        return new Numbers(
                site.baseUrl() + "/log/" + petition.id() + "/",
                site.baseUrl() + Assets.LOG_CHECK_PROGRAM,
                state.count().net(),
                state.signatures().tree().size(),
                state.withdrawals().tree().size(),
                state.count().at().toString().replace("T", " ").replace("Z", " UTC"),
                logs.verifier(state, "signatures").encode(),
                logs.verifier(state, "withdrawals").encode(),
                logs.verifier(state, "count").encode());
    }
}
