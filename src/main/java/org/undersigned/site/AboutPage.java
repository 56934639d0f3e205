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
import org.undersigned.campaign.Visible;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.http.Visit;
import org.undersigned.organisation.Organisation;

/** Who runs this site and how joint petitions work here. */
@Singleton
@Path("/about")
class AboutPage {

    private final Campaigns campaigns;
    private final PageCache cache;
    private final Site site;

    AboutPage(Campaigns campaigns, PageCache cache, Site site) {
        this.campaigns = campaigns;
        this.cache = cache;
        this.site = site;
    }

    @CheckedTemplate(basePath = "site")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance about(Page page, List<Organisation> leads);
    }

    /** The page. */
    @GET
    public Response about(@Context ContainerRequestContext request, @Context RoutingContext exchange) {
        var language = Visit.language(request);
        var visible = Visible.of(campaigns.now());
        var messages = Messages.of(language);
        var page = Page.of(language, "/about", messages.t("site.about"), site.baseUrl())
                .described(messages.t("site.aboutLead"))
                .sample(visible.isSample());
        return cache.page(
                exchange, Templates.about(page, ContactPage.leads(visible)).render());
    }
}
