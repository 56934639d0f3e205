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
import java.util.stream.LongStream;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;

/** Who approved one version of a statement, page by page: hundreds of names are more than one page may weigh. */
@Singleton
@Path("/statements/{slug}/sign-ons/{version: [1-9][0-9]{0,3}}/{number: [1-9][0-9]{0,3}}")
class SignOnsPage {

    /** How many a page names. */
    static final int MOST = 50;

    private final Campaigns campaigns;
    private final PageCache cache;
    private final Site site;

    SignOnsPage(Campaigns campaigns, PageCache cache, Site site) {
        this.campaigns = campaigns;
        this.cache = cache;
        this.site = site;
    }

    @CheckedTemplate(basePath = "campaign", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance signedPage(Page page, Campaign campaign, Shown shown);
    }

    /**
     * What the page shows.
     *
     * @param number of the page, from 1
     */
    public record Shown(Statement statement, Statement.Version version, long number) {

        private List<Statement.SignOn> all() {
            return statement.signOns(version.number());
        }

        private int last() {
            return Math.max(1, Math.ceilDiv(all().size(), MOST));
        }

        public List<Statement.SignOn> signOns() {
            return all().stream().skip((number - 1) * MOST).limit(MOST).toList();
        }

        /** On the last page, who took it back. */
        public List<Statement.SignOn> withdrawn() {
            return number == last() ? statement.withdrawn(version.number()) : List.of();
        }

        public List<Long> pages() {
            return LongStream.rangeClosed(1, last()).boxed().toList();
        }

        /** Where a page is. */
        public String path(long page) {
            return "/statements/" + statement.slug() + "/sign-ons/" + version.number() + "/" + page;
        }
    }

    @GET
    public Response page(
            @PathParam("slug") String slug,
            @PathParam("version") int version,
            @PathParam("number") int number,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        var campaign = Visible.of(campaigns.now()).withStatement(slug).orElseThrow(SignOnsPage::nothing);
        var statement = campaign.statement().orElseThrow();
        var shown = new Shown(statement, statement.version(version).orElseThrow(SignOnsPage::nothing), number);
        if (number > shown.last()) throw nothing();
        var language = CampaignFrame.language(request, campaign);
        var title = Messages.of(language).t("campaign.signOns", version)
                + (shown.last() > 1 ? " · " + number + "/" + shown.last() : "");
        var page = CampaignFrame.of(language, shown.path(number), title, campaign, site);
        return cache.page(exchange, Templates.signedPage(page, campaign, shown).render());
    }

    private static Problem nothing() {
        return Problem.problem(ProblemType.NOT_FOUND);
    }
}
