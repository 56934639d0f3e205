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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.undersigned.campaign.Campaign;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.http.PersonalAnswer;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;
import org.undersigned.signature.Links;
import org.undersigned.signature.Signature;
import org.undersigned.signature.division.DivisionOffer;

/**
 * Behind the link in the mail. Mail scanners follow links, so reading it changes nothing: a person presses a button. The boxes
 * stand as they were asked for and may be unticked, because whoever typed the address need not be its owner.
 */
@Singleton
@Path("/confirmations/{token}")
class ConfirmationPage {

    private static final Pattern CONSENT = Pattern.compile("consent\\.([a-z0-9-]+)\\.email");

    private final Confirming confirming;
    private final Site site;

    ConfirmationPage(Confirming confirming, Site site) {
        this.confirming = confirming;
        this.site = site;
    }

    @CheckedTemplate(basePath = "signature", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance confirmation(
                Page page,
                Petition petition,
                Signature signature,
                List<Campaign.Partner> asked,
                boolean divides,
                String action);

        static native TemplateInstance confirmed(Page page, Petition petition);

        static native TemplateInstance notMe(Page page, Petition petition);
    }

    @GET
    public Response page(@PathParam("token") String raw) {
        var token = Links.token(raw);
        return switch (confirming.asked(token)) {
            case Confirming.Asked.Gone gone -> throw Links.expired();
            case Confirming.Asked.Done done -> done(done);
            case Confirming.Asked.Open open -> {
                var petition = open.signer().petition();
                var signature = open.signer().signature();
                var asked = petition.campaign().partners().stream()
                        .filter(partner ->
                                open.asked().contains(partner.organisation().id()))
                        .toList();
                var page = frame(petition, signature.language(), "signature.confirm.title");
                yield PersonalAnswer.page(
                        200,
                        Templates.confirmation(
                                page, petition, signature, asked, open.divides(), "/confirmations/" + token));
            }
        };
    }

    /** "It was me." */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @NonBlocking
    public CompletionStage<Response> confirm(@PathParam("token") String raw, byte[] body) {
        var token = Links.token(raw);
        var form = FormBody.parse(body);
        // A form without boxes, such as a program's, confirms as asked.
        var shown = form.containsKey("boxes");
        var kept = shown ? Optional.of(kept(form)) : Optional.<Set<String>>empty();
        var boxes = shown
                ? Optional.of(new Confirming.Boxes(form.containsKey("public"), form.containsKey("updates")))
                : Optional.<Confirming.Boxes>empty();
        return confirming.byLink(token, kept, boxes).thenApply(confirmed -> switch (confirmed) {
            case Confirming.Confirmed.Counts counts -> PersonalAnswer.to(ThanksPage.href(counts));
            case Confirming.Confirmed.MailboxFull full ->
                PersonalAnswer.to(Languages.href(full.language(), Links.checkYourMail(full.petition(), "")));
            case Confirming.Confirmed.Unknown unknown -> throw Links.expired();
            case Confirming.Confirmed.Paused paused -> throw Problem.problem(ProblemType.PAUSED);
            case Confirming.Confirmed.Busy busy -> throw Problem.problem(ProblemType.UNAVAILABLE);
        });
    }

    /** "It was not me." */
    @POST
    @Path("not-me")
    public Response notMe(@PathParam("token") String raw) {
        var token = Links.token(raw);
        return switch (confirming.asked(token)) {
            case Confirming.Asked.Gone gone -> throw Links.expired();
            case Confirming.Asked.Done done -> done(done);
            case Confirming.Asked.Open open -> {
                confirming.notMe(token);
                var petition = open.signer().petition();
                var page = frame(petition, open.signer().signature().language(), "signature.notMe.title");
                yield PersonalAnswer.page(200, Templates.notMe(page, petition));
            }
        };
    }

    private Response done(Confirming.Asked.Done done) {
        return PersonalAnswer.page(
                200,
                Templates.confirmed(
                        frame(done.petition(), done.language(), "signature.confirmed.title"), done.petition()));
    }

    /** Slugs of the organisations whose boxes are still ticked. */
    private static Set<String> kept(Map<String, String> form) {
        var kept = form.keySet().stream()
                .map(CONSENT::matcher)
                .filter(Matcher::matches)
                .map(box -> box.group(1))
                .collect(Collectors.toSet());
        // No organisation has a name with a point in it.
        if (form.containsKey(DivisionOffer.BOX)) kept.add(DivisionOffer.BOX);
        return kept;
    }

    /** The page has one language and no address of its own to show: the token is nobody else's business. */
    private Page frame(Petition petition, String language, String title) {
        return PetitionView.page(
                        petition,
                        language,
                        petition.action().path(),
                        Messages.of(language).t(title),
                        site)
                .in(List.of(language))
                .hidden();
    }
}
