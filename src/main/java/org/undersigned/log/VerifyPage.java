package org.undersigned.log;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.undersigned.foundation.html.Assets;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.http.Visit;

/**
 * Checks a receipt in the reader's browser. The server sends the page and its script and learns nothing of the receipt: the page's
 * policy lets the script call nobody. Without script it says how to check with programs.
 */
@Singleton
@Path("/verify")
class VerifyPage {

    private final PageCache cache;
    private final Site site;

    VerifyPage(PageCache cache, Site site) {
        this.cache = cache;
        this.site = site;
    }

    @CheckedTemplate(basePath = "log")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance verify(Page page, String script);
    }

    /** The page. */
    @GET
    public Response verify(@Context ContainerRequestContext request, @Context RoutingContext exchange) {
        var language = Visit.language(request);
        var messages = Messages.of(language);
        var page = Page.of(language, "/verify", messages.t("log.verify"), site.baseUrl())
                .described(messages.t("log.verifyLead"));
        return cache.scripted(
                exchange, Templates.verify(page, Assets.VERIFY_SCRIPT).render());
    }
}
