package org.undersigned.site;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.undersigned.campaign.Action;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Letter;
import org.undersigned.campaign.Progress;
import org.undersigned.campaign.Visible;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.http.Visit;

/** The first page: what can be signed now, and what this site is. */
@Singleton
@Path("/")
class HomePage {

    private static final int NEWEST = 6;

    private final Campaigns campaigns;
    private final Progress progress;
    private final PageCache cache;
    private final Site site;

    HomePage(Campaigns campaigns, Progress progress, PageCache cache, Site site) {
        this.campaigns = campaigns;
        this.progress = progress;
        this.cache = cache;
        this.site = site;
    }

    @CheckedTemplate(basePath = "site")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance home(
                Page page,
                List<Letter> letters,
                List<Action> others,
                List<Visible.Announced> announcements,
                List<Campaign.Category> categories);
    }

    /** The first page. */
    @GET
    public Response home(@Context ContainerRequestContext request, @Context RoutingContext exchange) {
        var language = Visit.language(request);
        var visible = Visible.of(campaigns.now());
        var messages = Messages.of(language);
        var page = Page.of(language, "/", messages.t("site.home"), site.baseUrl())
                .described(messages.t("site.homeLead"))
                .sample(visible.isSample());
        var letters = Letter.of(visible.campaigns(), progress).stream()
                .filter(letter -> !letter.isOver())
                .toList();
        var html = Templates.home(
                        page,
                        letters,
                        visible.campaigns().stream()
                                .flatMap(campaign -> campaign.otherActions().stream())
                                .filter(Action::isOpen)
                                .toList(),
                        visible.announcements().stream().limit(NEWEST).toList(),
                        categories(visible))
                .render();
        return cache.page(exchange, html);
    }

    /** Every category once, in the wording of the first campaign that has it. */
    static List<Campaign.Category> categories(Visible visible) {
        var slugs = new HashSet<String>();
        return visible.campaigns().stream()
                .flatMap(campaign -> campaign.categories().stream())
                .flatMap(category -> slugs.add(category.slug()) ? Stream.of(category) : Stream.empty())
                .toList();
    }
}
