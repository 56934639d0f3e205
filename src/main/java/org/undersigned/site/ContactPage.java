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
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Visible;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.http.Visit;
import org.undersigned.organisation.Organisation;

/** How to reach those who lead, and help when a mail does not come. */
@Singleton
@Path("/contact")
class ContactPage {

    private final Campaigns campaigns;
    private final PageCache cache;
    private final Site site;

    ContactPage(Campaigns campaigns, PageCache cache, Site site) {
        this.campaigns = campaigns;
        this.cache = cache;
        this.site = site;
    }

    @CheckedTemplate(basePath = "site")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance contact(Page page, List<Organisation> leads);
    }

    /** The contact page. */
    @GET
    public Response contact(@Context ContainerRequestContext request, @Context RoutingContext exchange) {
        var language = Visit.language(request);
        var visible = Visible.of(campaigns.now());
        var messages = Messages.of(language);
        var page = Page.of(language, "/contact", messages.t("site.contact"), site.baseUrl())
                .described(messages.t("site.contactLead"))
                .sample(visible.isSample());
        return cache.page(exchange, Templates.contact(page, leads(visible)).render());
    }

    /** Every organisation that leads something, once. */
    static List<Organisation> leads(Visible visible) {
        return visible.campaigns().stream()
                .flatMap(campaign -> campaign.leads().stream())
                .map(Campaign.Partner::organisation)
                .distinct()
                .toList();
    }
}
