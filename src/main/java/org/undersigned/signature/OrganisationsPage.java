package org.undersigned.signature;

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
import java.util.Optional;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.http.Visit;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.petition.PetitionView;
import org.undersigned.petition.PetitionViews;
import org.undersigned.petition.Petitions;

/**
 * All partners of a petition, and the form with every box: what a form of many partners leads to, so that it can stay short. It is
 * one page for everybody; {@link SigningPage} takes the form and brings this page back if something has to change.
 */
@Singleton
@Path("/petitions/{slug}/organisations")
class OrganisationsPage {

    private final Petitions petitions;
    private final PetitionViews views;
    private final Receiving receiving;
    private final PageCache cache;
    private final Site site;

    OrganisationsPage(Petitions petitions, PetitionViews views, Receiving receiving, PageCache cache, Site site) {
        this.petitions = petitions;
        this.views = views;
        this.receiving = receiving;
        this.cache = cache;
        this.site = site;
    }

    @CheckedTemplate(basePath = "signature")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance organisations(PetitionView view, FormView form, boolean paused);
    }

    @GET
    public Response page(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        var petition = petitions.visible(slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var language = Visit.language(request);
        var view = views.of(petition, language);
        var title = Messages.of(language)
                        .t(
                                "signature.everyone.title",
                                petition.campaign().partners().size()) + " · "
                + PetitionView.title(petition, language);
        var path = petition.action().path() + "/organisations";
        var page = PetitionView.page(petition, language, path, title, site);
        var form = FormView.empty(petition, receiving.whole(petition), page, Optional.empty());
        return cache.page(
                exchange,
                Templates.organisations(view, form, receiving.isPaused()).render());
    }
}
