package org.undersigned.signature.confirming;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.http.Headers;
import org.undersigned.foundation.http.PersonalAnswer;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.petition.Panels;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionPanel;
import org.undersigned.petition.PetitionView;
import org.undersigned.petition.Petitions;
import org.undersigned.signature.Links;
import org.undersigned.signature.Source;

/**
 * What everybody sees after signing, new or not: one step is left. It shows nothing of the person, because it knows nothing but a
 * reference, and it looks the same for a reference that never was.
 */
@Singleton
@Path("/petitions/{slug}")
class CheckYourMailPage {

    private final Petitions petitions;
    private final Panels panels;
    private final Confirming confirming;
    private final Site site;

    CheckYourMailPage(Petitions petitions, Panels panels, Confirming confirming, Site site) {
        this.petitions = petitions;
        this.panels = panels;
        this.confirming = confirming;
        this.site = site;
    }

    @CheckedTemplate(basePath = "signature", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance checkYourMail(
                Page page,
                Petition petition,
                String reference,
                String from,
                boolean wrong,
                boolean again,
                List<Panels.Step> ladder);
    }

    @GET
    @Path("check-your-mail")
    public Response page(
            @PathParam("slug") String slug,
            @QueryParam("s") String reference,
            @QueryParam("again") String again,
            @Context ContainerRequestContext request) {
        var petition = petition(slug);
        var language = CampaignFrame.language(request, petition.campaign());
        var from = Source.query(request.getUriInfo().getRequestUri().toString());
        return answer(200, petition, Links.reference(reference), from, again != null, language);
    }

    /** Sends the mail again. Whether it did is between us and the mailbox. */
    @POST
    @Path("check-your-mail")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response resend(@PathParam("slug") String slug, @Context ContainerRequestContext request, byte[] body) {
        var petition = petition(slug);
        var form = FormBody.parse(body);
        var reference = Links.reference(form.get("s"));
        if (!reference.isEmpty()) confirming.resend(reference);
        var path = Links.checkYourMail(petition, reference, from(form));
        return PersonalAnswer.to(Languages.href(
                CampaignFrame.language(request, petition.campaign()),
                path + (path.contains("?") ? "&" : "?") + "again=1"));
    }

    /** Confirms by code. A wrong code, one tried too often and an unknown reference get the same page. */
    @POST
    @Path("confirmations")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @NonBlocking
    public CompletionStage<Response> confirm(
            @PathParam("slug") String slug, @Context ContainerRequestContext request, byte[] body) {
        var petition = petition(slug);
        var language = CampaignFrame.language(request, petition.campaign());
        var form = FormBody.parse(body);
        var reference = Links.reference(form.get("s"));
        var code = form.getOrDefault("code", "");
        var from = from(form);
        return confirming.byCode(petition, reference, code).thenApply(confirmed -> switch (confirmed) {
            case Confirming.Confirmed.Counts counts -> PersonalAnswer.to(ThanksPage.href(counts));
            case Confirming.Confirmed.MailboxFull full ->
                PersonalAnswer.to(
                        Languages.href(full.language(), Links.checkYourMail(full.petition(), reference, from)));
            case Confirming.Confirmed.Unknown unknown -> answer(422, petition, reference, from, false, language);
            case Confirming.Confirmed.Paused paused -> throw Problem.problem(ProblemType.PAUSED);
            case Confirming.Confirmed.Busy busy -> throw Problem.problem(ProblemType.UNAVAILABLE);
        });
    }

    /** The way back to the form, which the address of this page says and its forms carry on. */
    private static String from(Map<String, String> form) {
        return Source.query("?" + form.getOrDefault("from", ""));
    }

    private Response answer(
            int status, Petition petition, String reference, String from, boolean again, String language) {
        var words = Messages.of(language);
        var wrong = status == 422;
        var title = words.t("signature.check.title");
        var page = PetitionView.page(
                        petition,
                        language,
                        petition.action().path() + "/check-your-mail",
                        wrong ? words.t("signature.errorTitle", title) : title,
                        site)
                .hidden();
        var html = Templates.checkYourMail(
                        page,
                        petition,
                        reference,
                        from,
                        wrong,
                        again,
                        panels.ladder(petition, page, PetitionPanel.Reader.unknown()))
                .render();
        return Headers.personal(Response.status(status))
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .entity(html)
                .build();
    }

    private Petition petition(String slug) {
        return petitions.visible(slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }
}
