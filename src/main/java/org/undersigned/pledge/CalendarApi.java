package org.undersigned.pledge;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;

/** Events for calendars: the main language under the plain name, others under {@code SLUG.LANGUAGE.ics}. */
@Singleton
@Path("/pledges/{name}.ics")
class CalendarApi {

    private final Pledges pledges;
    private final PageCache cache;
    private final Site site;

    CalendarApi(Pledges pledges, PageCache cache, Site site) {
        this.pledges = pledges;
        this.cache = cache;
        this.site = site;
    }

    @GET
    public Response calendar(@PathParam("name") String name, @Context RoutingContext exchange) {
        var parts = name.split("\\.", 2);
        var shown = pledges.visible(parts[0]).filter(Shown::isMeeting).orElseThrow(CalendarApi::none);
        var title = shown.pledge().title();
        var language = parts.length > 1 ? parts[1] : title.mainLanguage();
        if (!title.byLanguage().containsKey(language)) throw none();
        var text = Calendar.of(shown, language, site.baseUrl(), site.host());
        return cache.document(exchange, "text/calendar;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8), 60);
    }

    private static Problem none() {
        return Problem.problem(ProblemType.NOT_FOUND);
    }
}
