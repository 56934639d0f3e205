package org.undersigned.site;

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
import java.util.stream.Stream;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.http.Visit;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;

/** What the addresses in problem details (RFC 9457) lead to: each kind of refusal in plain words. */
@Singleton
@Path("/problems")
class ProblemsPage {

    private final PageCache cache;
    private final Site site;

    ProblemsPage(PageCache cache, Site site) {
        this.cache = cache;
        this.site = site;
    }

    @CheckedTemplate(basePath = "site")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance problems(Page page, List<Entry> problems);

        static native TemplateInstance problem(Page page, Entry problem);
    }

    /** One kind of refusal. */
    public record Entry(String slug, int status, String title, String detail) {

        static Entry of(ProblemType type, Messages messages) {
            var key = "problem." + type.slug();
            return new Entry(type.slug(), type.status(), messages.t(key + ".title"), messages.t(key + ".detail"));
        }
    }

    /** All of them. */
    @GET
    public Response problems(@Context ContainerRequestContext request, @Context RoutingContext exchange) {
        var language = Visit.language(request);
        var messages = Messages.of(language);
        var page = Page.of(language, "/problems", messages.t("site.problems"), site.baseUrl())
                .hidden();
        var all = Stream.of(ProblemType.values())
                .map(type -> Entry.of(type, messages))
                .toList();
        return cache.page(exchange, Templates.problems(page, all).render());
    }

    /** One of them. */
    @GET
    @Path("{slug}")
    public Response problem(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        var type = Stream.of(ProblemType.values())
                .filter(each -> each.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var language = Visit.language(request);
        var entry = Entry.of(type, Messages.of(language));
        var page = Page.of(language, "/problems/" + slug, entry.title(), site.baseUrl())
                .hidden();
        return cache.page(exchange, Templates.problem(page, entry).render());
    }
}
