package org.undersigned.petition;

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
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.foundation.html.Difference;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.html.Translated;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;

/** Every wording that a petition ever had, with its digest, so that nobody has to trust that the text stayed what they signed. */
@Singleton
@Path("/petitions/{slug}/versions")
class VersionsPage {

    private final Petitions petitions;
    private final PageCache cache;
    private final Site site;

    VersionsPage(Petitions petitions, PageCache cache, Site site) {
        this.petitions = petitions;
        this.cache = cache;
        this.site = site;
    }

    @CheckedTemplate(basePath = "petition")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance versions(Page page, Petition petition, List<Wording> wordings);
    }

    /** One version as the page shows it. */
    public record Wording(
            int number,
            LocalDate dated,
            Translated title,
            Translated ask,
            Translated body,
            String sha256,
            List<Change> changes) {

        static Wording of(Petition petition, Petition.Version version, String language) {
            var before = petition.versions().stream()
                    .filter(one -> one.number() < version.number())
                    .max(Comparator.comparing(Petition.Version::number));
            return new Wording(
                    version.number(),
                    version.dated(),
                    version.title(),
                    version.ask(),
                    version.body(),
                    HexFormat.of().formatHex(version.sha256()),
                    before.map(old -> changes(old, version, language)).orElse(List.of()));
        }

        private static List<Change> changes(Petition.Version old, Petition.Version now, String language) {
            return Stream.of(
                            Change.of("title", old.title(), now.title(), language),
                            Change.of("ask", old.ask(), now.ask(), language),
                            Change.of("body", old.body(), now.body(), language))
                    .filter(change -> change.difference.isAny())
                    .toList();
        }
    }

    /** What changed in one part of the text, in the language that the reader sees it in. */
    public record Change(String part, Translated.Line line, Difference difference) {

        static Change of(String part, Translated old, Translated now, String language) {
            var line = now.in(language);
            return new Change(part, line, Difference.of(old.in(language).text(), line.text()));
        }

        /** Key of the part's name. */
        public String label() {
            return "petition.part." + part;
        }

        public String direction() {
            return Languages.direction(line.language());
        }
    }

    /** All versions, the one in force first. */
    @GET
    public Response versions(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        var petition = petitions.visible(slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var language = CampaignFrame.language(request, petition.campaign());
        var title = Messages.of(language).t("petition.versions") + " · " + PetitionView.title(petition, language);
        var page = PetitionView.page(petition, language, petition.action().path() + "/versions", title, site);
        var wordings = petition.versions().reversed().stream()
                .map(version -> Wording.of(petition, version, language))
                .toList();
        return cache.page(exchange, Templates.versions(page, petition, wordings).render());
    }
}
