package org.undersigned.signon;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.foundation.html.Difference;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.html.Translated;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.http.PersonalAnswer;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.token.Token;

/**
 * Behind the links in mails about a sign-on. Scanners follow links, so reading it changes nothing: a person presses a button. What it shows
 * follows from how far the sign-on got.
 */
@Singleton
@Path("/sign-ons/{token}")
class SignOnLinkPage {

    static final String PATH = "/sign-ons/";

    private final Confirming confirming;
    private final Site site;

    SignOnLinkPage(Confirming confirming, Site site) {
        this.confirming = confirming;
        this.site = site;
    }

    @CheckedTemplate(basePath = "signon", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance confirmation(Page page, Shown shown);

        static native TemplateInstance waiting(Page page, Shown shown);

        static native TemplateInstance standing(Page page, Shown shown);

        static native TemplateInstance done(Page page, Shown shown);
    }

    /**
     * What the pages show.
     *
     * @param behind what the link leads to
     * @param action address of the page
     * @param error key of what is wrong with the document, or empty
     */
    public record Shown(Confirming.Behind behind, String action, String error) {

        public Joint joint() {
            return behind.joint();
        }

        public SignOnRequest request() {
            return behind.request();
        }

        public Applicant who() {
            return behind.who();
        }

        public boolean isWorded() {
            return behind.isWorded();
        }

        public boolean isDocumentNeeded() {
            return behind.needsDocument();
        }

        /** The wording that was asked for. */
        public Translated text() {
            return joint().statement()
                    .version(request().version())
                    .orElseThrow()
                    .text();
        }

        /** The version that the organisation stands by; 0 if it stands by none. */
        public int signed() {
            return behind.standing().map(one -> one.version()).orElse(0);
        }

        /** Whether there is a wording that it has not signed. */
        public boolean isBehind() {
            return signed() > 0 && signed() < joint().statement().latest().number();
        }

        /** Whether organisations can still sign on. */
        public boolean isOpen() {
            return behind.isOpen();
        }

        /** Whether only an owner signs what comes later. */
        public boolean isOwned() {
            return behind.owned();
        }

        /** What changed since the wording that it signed, as its reader sees it. */
        public Difference difference(Page page) {
            var old = joint().statement().version(signed()).orElseThrow().text();
            var now = joint().statement().latest().text();
            return Difference.of(
                    old.in(page.language()).text(), now.in(page.language()).text());
        }

        /** {@code lang} of that text. */
        public String language(Page page) {
            return joint().statement().latest().text().in(page.language()).language();
        }

        public String direction(Page page) {
            return Languages.direction(language(page));
        }
    }

    @GET
    public Response page(@PathParam("token") String token) {
        return show(200, token, "");
    }

    /** "This is our mailbox, and I may sign." */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response confirm(@PathParam("token") String token, @RestForm("document") FileUpload file)
            throws IOException {
        var behind = behind(token);
        if (behind.request().state() != SignOnRequest.State.UNCONFIRMED) return to(token);
        Optional<Document> document = Optional.empty();
        if (file != null && file.size() > 0) {
            document = file.size() > Document.MOST_BYTES
                    ? Optional.empty()
                    : Document.of(Files.readAllBytes(file.uploadedFile()));
            if (document.isEmpty()) return show(422, token, "signon.wrong.document");
        }
        if (document.isEmpty() && behind.needsDocument()) return show(422, token, "signon.wrong.noDocument");
        return switch (confirming.confirm(token, document)) {
            case DONE -> to(token);
            case CHANGED, CLOSED -> show(409, token, "");
            case GONE -> throw expired();
        };
    }

    /** "We approve the new wording, too." */
    @POST
    @Path("renewal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response renew(@PathParam("token") String token, byte[] body) {
        behind(token);
        return switch (confirming.renew(token, FormBody.parse(body).getOrDefault("seen", ""))) {
            case DONE -> to(token);
            case CHANGED -> show(409, token, "signon.changed");
            case CLOSED, GONE -> throw expired();
        };
    }

    /** "We take it back." */
    @POST
    @Path("withdrawal")
    public Response withdraw(@PathParam("token") String token) {
        var shown = new Shown(behind(token), PATH + token, "");
        if (confirming.withdraw(token) != Confirming.Done.DONE) throw expired();
        return PersonalAnswer.page(200, Templates.done(frame(shown, "signon.done.title"), shown));
    }

    private Response show(int status, String token, String error) {
        var shown = new Shown(behind(token), PATH + token, error);
        return switch (shown.request().state()) {
            case UNCONFIRMED ->
                PersonalAnswer.page(status, Templates.confirmation(frame(shown, "signon.confirm.title"), shown));
            case WAITING -> PersonalAnswer.page(status, Templates.waiting(frame(shown, "signon.waiting.title"), shown));
            case APPROVED ->
                PersonalAnswer.page(status, Templates.standing(frame(shown, "signon.standing.title"), shown));
            case REFUSED, WITHDRAWN -> throw expired();
        };
    }

    private Confirming.Behind behind(String token) {
        if (!Token.isOne(token)) throw expired();
        return confirming.behind(token).orElseThrow(SignOnLinkPage::expired);
    }

    /** The page has one language and no address of its own to show: the token is nobody else's business. */
    private Page frame(Shown shown, String title) {
        var language = shown.request().language();
        return CampaignFrame.of(
                        language,
                        shown.joint().path(),
                        Messages.of(language).t(title),
                        shown.joint().campaign(),
                        site)
                .in(List.of(language))
                .hidden();
    }

    private static Response to(String token) {
        return PersonalAnswer.to(PATH + token);
    }

    private static Problem expired() {
        return Problem.problem(ProblemType.LINK_EXPIRED);
    }
}
