package org.undersigned.signature.signing;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Optional;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.PersonalAnswer;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;
import org.undersigned.petition.PetitionViews;
import org.undersigned.petition.Petitions;

/**
 * All partners of a petition, and the form with every box: what a form of many partners leads to, so that it can stay short. It is
 * one page for everybody; {@link SigningPage} takes the form and brings this page back if something has to change. A button of the
 * short form leads here too, and what was written in it comes along.
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
        var petition = petition(slug);
        var language = CampaignFrame.language(request, petition.campaign());
        var view = views.of(petition, language);
        var title = title(petition, language);
        var path = petition.action().path() + "/organisations";
        var page = PetitionView.page(petition, language, path, title, site);
        var form = FormView.empty(petition, receiving.whole(petition), page, Optional.empty());
        return cache.page(
                exchange,
                Templates.organisations(view, form, receiving.isPaused()).render());
    }

    /**
     * The page with what was written and ticked in the short form. It is for one person, nothing is stored, and nothing is judged yet:
     * half a form may come here.
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response carried(
            @PathParam("slug") String slug,
            @HeaderParam("Referer") String referer,
            @HeaderParam("Sec-Fetch-Site") String from,
            @Context ContainerRequestContext request,
            byte[] body) {
        var petition = petition(slug);
        var language = CampaignFrame.language(request, petition.campaign());
        var values = new HashMap<>(Receiving.sent(FormBody.parse(body), referer));
        var view = views.of(petition, language, Optional.ofNullable(values.get("partner")))
                .answering(title(petition, language));
        // Another site's form may fill in what somebody sees, and tick nothing for them.
        if ("cross-site".equals(from)) values.keySet().removeIf(field -> field.startsWith("consent."));
        var form = FormView.filled(petition, receiving.whole(petition), view.page(), values);
        return PersonalAnswer.page(200, Templates.organisations(view, form, receiving.isPaused()));
    }

    private static String title(Petition petition, String language) {
        var partners = petition.campaign().partners().size();
        return Messages.of(language).t("signature.everyone.title", partners) + " · "
                + PetitionView.title(petition, language);
    }

    private Petition petition(String slug) {
        return petitions.visible(slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }
}
