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
import java.util.List;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Letter;
import org.undersigned.campaign.Progress;
import org.undersigned.campaign.Visible;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.http.Visit;

/** Petitions that take no more signatures, with what became of them. */
@Singleton
@Path("/archive")
class ArchivePage {

    private final Campaigns campaigns;
    private final Progress progress;
    private final PageCache cache;
    private final Site site;

    ArchivePage(Campaigns campaigns, Progress progress, PageCache cache, Site site) {
        this.campaigns = campaigns;
        this.progress = progress;
        this.cache = cache;
        this.site = site;
    }

    @CheckedTemplate(basePath = "site")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance archive(Page page, List<Letter> letters);
    }

    /** The archive. */
    @GET
    public Response archive(@Context ContainerRequestContext request, @Context RoutingContext exchange) {
        var language = Visit.language(request);
        var visible = Visible.of(campaigns.now());
        var messages = Messages.of(language);
        var page = Page.of(language, "/archive", messages.t("site.archive"), site.baseUrl())
                .described(messages.t("site.archiveLead"))
                .sample(visible.isSample());
        var over = Letter.of(visible.campaigns(), progress).stream()
                .filter(Letter::isOver)
                .toList();
        return cache.page(exchange, Templates.archive(page, over).render());
    }
}
