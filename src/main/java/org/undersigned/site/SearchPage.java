package org.undersigned.site;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Visible;
import org.undersigned.foundation.html.Markdown;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.html.Translated;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.http.Visit;

/** Search over everything public. Its answers are not kept in memory: anybody can think of a new question. */
@Singleton
@Path("/search")
class SearchPage {

    private static final int LONGEST = 200;
    private static final int SECONDS = 60;

    private final Searching searching;
    private final Campaigns campaigns;
    private final PageCache cache;
    private final Site site;

    SearchPage(Searching searching, Campaigns campaigns, PageCache cache, Site site) {
        this.cache = cache;
        this.searching = searching;
        this.campaigns = campaigns;
        this.site = site;
    }

    @CheckedTemplate(basePath = "site")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance search(Page page, String query, List<Result> results);
    }

    /** A line of the answer; {@code about} may be empty. */
    public record Result(String kind, String path, Translated title, Translated.Line about) {}

    /** The form, and what was found when something was asked. */
    @GET
    public Response search(
            @QueryParam("q") @DefaultValue("") String asked,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        var query = clean(asked);
        var language = Visit.language(request);
        var messages = Messages.of(language);
        var title = query.isEmpty() ? messages.t("site.search") : messages.t("site.searchFor", query);
        var page = Page.of(language, "/search", title, site.baseUrl())
                .sample(Visible.of(campaigns.now()).isSample())
                .hidden();
        var results = searching.search(query).stream()
                .map(found -> new Result(found.kind(), found.path(), found.title(), excerpt(found.about(), language)))
                .toList();
        return cache.passing(exchange, Templates.search(page, query, results).render(), SECONDS);
    }

    /** What people typed, without control characters and no longer than any sensible question. */
    static String clean(String asked) {
        var text = asked.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (text.codePointCount(0, text.length()) <= LONGEST) return text;
        return text.substring(0, text.offsetByCodePoints(0, LONGEST)).strip();
    }

    private static Translated.Line excerpt(Translated about, String language) {
        if (about == null) return null;
        var line = about.in(language);
        return new Translated.Line(Markdown.lead(line.text()), line.language());
    }
}
