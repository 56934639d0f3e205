package org.undersigned.signature.confirming;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.foundation.html.Assets;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.Headers;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.petition.Panels;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;
import org.undersigned.petition.Petitions;
import org.undersigned.signature.division.DivisionOffers;

/** The signature counts: pass it on, give, go further. It says nothing that a stranger with the address may not read. */
@Singleton
@Path("/petitions/{slug}/thanks")
class ThanksPage {

    private final Petitions petitions;
    private final Panels panels;
    private final DivisionOffers offers;
    private final Site site;

    ThanksPage(Petitions petitions, Panels panels, DivisionOffers offers, Site site) {
        this.petitions = petitions;
        this.panels = panels;
        this.offers = offers;
        this.site = site;
    }

    @CheckedTemplate(basePath = "signature")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance thanks(
                Page page, Petition petition, boolean divides, Climb climb, String script);
    }

    /** Where somebody goes whose signature counts from now on, in the language they signed in. */
    static String href(Confirming.Confirmed.Counts counts) {
        var path = counts.petition().action().path() + "/thanks?r=" + counts.referral()
                + counts.partner().map(slug -> "&partner=" + slug).orElse("")
                + counts.source().map(code -> "&src=" + code).orElse("");
        return Languages.href(counts.language(), path);
    }

    @GET
    public Response page(
            @PathParam("slug") String slug,
            @QueryParam("r") String referral,
            @QueryParam("partner") String partner,
            @QueryParam("src") String source,
            @QueryParam("at") String at,
            @Context ContainerRequestContext request) {
        var petition = petitions.visible(slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var language = CampaignFrame.language(request, petition.campaign());
        var title = Messages.of(language).t("signature.thanks.title");
        var page = PetitionView.page(petition, language, petition.action().path() + "/thanks", title, site)
                .hidden();
        var reader = Climb.reader(petition, referral, partner, source);
        var html = Templates.thanks(
                        page,
                        petition,
                        offers.of(petition.campaign()).isPresent(),
                        Climb.of(petition, reader, panels.ladder(petition, page, reader), at),
                        Assets.SHARE_SCRIPT)
                .render();
        return Headers.personal(Response.ok(html, MediaType.TEXT_HTML + ";charset=UTF-8"))
                .header("Content-Security-Policy", Headers.ALONE)
                .build();
    }
}
