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
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.http.Visit;

/** The accessibility statement. */
@Singleton
@Path("/accessibility")
class AccessibilityPage {

    private final PageCache cache;
    private final Site site;

    AccessibilityPage(PageCache cache, Site site) {
        this.cache = cache;
        this.site = site;
    }

    @CheckedTemplate(basePath = "site")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance accessibility(Page page);
    }

    /** The statement. */
    @GET
    public Response accessibility(@Context ContainerRequestContext request, @Context RoutingContext exchange) {
        var language = Visit.language(request);
        var messages = Messages.of(language);
        var page = Page.of(language, "/accessibility", messages.t("site.accessibility"), site.baseUrl())
                .described(messages.t("site.accessibilityLead"));
        return cache.page(exchange, Templates.accessibility(page).render());
    }
}
