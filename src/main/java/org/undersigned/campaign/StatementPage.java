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
import org.undersigned.foundation.html.Difference;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Markdown;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.html.Translated;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.Organisation;

/** A joint statement: its wording, what changed from each to the next, and which organisation approved which, and when. */
@Singleton
@Path("/statements/{slug}")
class StatementPage {

    private final Campaigns campaigns;
    private final Progress progress;
    private final PageCache cache;
    private final Site site;

    StatementPage(Campaigns campaigns, Progress progress, PageCache cache, Site site) {
        this.campaigns = campaigns;
        this.progress = progress;
        this.cache = cache;
        this.site = site;
    }

    @CheckedTemplate(basePath = "campaign")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance statement(
                Page page,
                Campaign campaign,
                Statement statement,
                List<Changed> versions,
                Waiting waiting,
                List<Letter> letters,
                boolean open);
    }

    /** Who has not approved the wording in force: some by name, and how many others. */
    public record Waiting(List<Organisation> first, int others) {

        static Waiting of(List<Organisation> all) {
            var first = all.stream().limit(Statement.NAMED).toList();
            return new Waiting(first, all.size() - first.size());
        }
    }

    /**
     * One version, and how it differs from the one before.
     *
     * @param difference in the language that the reader sees the text in; null for the first version
     */
    public record Changed(Statement.Version version, Translated.Line line, Difference difference) {

        static Changed of(Statement statement, Statement.Version version, String language) {
            var line = version.text().in(language);
            var before = statement.versions().stream()
                    .filter(one -> one.number() < version.number())
                    .reduce((one, next) -> next);
            return new Changed(
                    version,
                    line,
                    before.map(old -> Difference.of(old.text().in(language).text(), line.text()))
                            .orElse(null));
        }

        public String direction() {
            return Languages.direction(line.language());
        }
    }

    /** The statement in force first, then how it came to be. */
    @GET
    public Response statement(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        var campaign = Visible.of(campaigns.now())
                .withStatement(slug)
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var statement = campaign.statement().orElseThrow();
        var language = CampaignFrame.language(request, campaign);
        var title = Messages.of(language)
                .t(
                        "campaign.statementBy",
                        CampaignFrame.words(campaign.coalition().name(), language));
        var page = CampaignFrame.of(language, "/statements/" + slug, title, campaign, site)
                .described(Markdown.lead(CampaignFrame.words(statement.latest().text(), language)));
        var html = Templates.statement(
                        page,
                        campaign,
                        statement,
                        statement.versions().reversed().stream()
                                .map(version -> Changed.of(statement, version, language))
                                .toList(),
                        Waiting.of(waiting(campaign, statement)),
                        Letter.of(List.of(campaign), progress),
                        campaign.takesForms())
                .render();
        return cache.page(exchange, html);
    }

    /** Partners whose approval of the wording in force is missing: an approval never moves to a later wording by itself. */
    static List<Organisation> waiting(Campaign campaign, Statement statement) {
        var signed = statement.signOns(statement.latest().number()).stream()
                .map(Statement.SignOn::organisation)
                .toList();
        return campaign.partners().stream()
                .map(Campaign.Partner::organisation)
                .filter(organisation -> !signed.contains(organisation))
                .toList();
    }
}
