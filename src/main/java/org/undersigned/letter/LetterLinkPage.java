package org.undersigned.letter;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.PersonalAnswer;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.token.Token;

/** Behind the link in the mail to who wrote a letter. Scanners follow links, so reading it changes nothing: a person presses a button. */
@Singleton
@Path("/my-letters/{token}")
class LetterLinkPage {

    static final String PATH = "/my-letters/";

    private final Confirming confirming;
    private final Composing composing;
    private final Site site;
    private final InstantSource clock;

    LetterLinkPage(Confirming confirming, Composing composing, Site site, InstantSource clock) {
        this.confirming = confirming;
        this.composing = composing;
        this.site = site;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "letter")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance link(Page page, Shown shown);

        static native TemplateInstance done(Page page, LetterAction letter, String what);
    }

    /** What the page shows. @param open whether letters are taken */
    public record Shown(Confirming.Behind behind, Composing.Preview preview, String action, boolean open) {

        public LetterAction letter() {
            return behind.letter();
        }

        public boolean isConfirmed() {
            return behind.confirmed();
        }
    }

    @GET
    public Response page(@PathParam("token") String token) {
        return show(200, behind(token), token);
    }

    /** "Send my letter." */
    @POST
    public Response confirm(@PathParam("token") String token) {
        var behind = behind(token);
        return switch (confirming.confirm(token)) {
            case DONE -> PersonalAnswer.to(PATH + token);
            case BEFORE -> done(200, behind, "before");
            case OVER -> done(409, behind, "over");
            case GONE -> throw expired();
        };
    }

    /** "Delete it." */
    @POST
    @Path("withdrawal")
    public Response withdraw(@PathParam("token") String token) {
        var behind = behind(token);
        if (confirming.withdraw(token) != Confirming.Done.DONE) throw expired();
        return done(200, behind, "deleted");
    }

    private Response show(int status, Confirming.Behind behind, String token) {
        var preview = composing.preview(behind.letter(), behind.typed(), behind.targets(), behind.language());
        var shown = new Shown(behind, preview, PATH + token, behind.letter().takes(Day.today(clock)));
        var title = behind.confirmed() ? "letter.link.waits" : "letter.link.title";
        return PersonalAnswer.page(status, Templates.link(frame(behind, title), shown));
    }

    private Response done(int status, Confirming.Behind behind, String what) {
        return PersonalAnswer.page(status, Templates.done(frame(behind, "letter.done." + what), behind.letter(), what));
    }

    private Confirming.Behind behind(String token) {
        if (!Token.isOne(token)) throw expired();
        return confirming.behind(token).orElseThrow(LetterLinkPage::expired);
    }

    /** The page has one language and no address of its own to show: the token is nobody else's business. */
    private Page frame(Confirming.Behind behind, String title) {
        var language = behind.language();
        return CampaignFrame.of(
                        language,
                        behind.letter().path(),
                        Messages.of(language).t(title),
                        behind.letter().campaign(),
                        site)
                .in(List.of(language))
                .hidden();
    }

    private static Problem expired() {
        return Problem.problem(ProblemType.LETTER_GONE);
    }
}
