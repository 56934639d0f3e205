package org.undersigned.pledge;

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
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.PersonalAnswer;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.switches.Stop;
import org.undersigned.foundation.switches.Switches;

/** Behind the links in mails about a promise. Scanners follow links, so reading it changes nothing: a person presses a button. */
@Singleton
@Path(PromiseLinkPage.PATH + "{token}")
class PromiseLinkPage {

    static final String PATH = "/promises/";

    private final Promising promising;
    private final Site site;
    private final InstantSource clock;
    private final Switches switches;

    PromiseLinkPage(Promising promising, Site site, InstantSource clock, Switches switches) {
        this.switches = switches;
        this.promising = promising;
        this.site = site;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "pledge")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance promise(
                Page page, Promising.Behind behind, String action, boolean takes, boolean full);

        static native TemplateInstance cancelled(Page page, Shown shown);
    }

    @GET
    public Response page(@PathParam("token") String token) {
        return show(200, token, behind(token), false);
    }

    /** "I promise", or "I will come". */
    @POST
    public Response confirm(@PathParam("token") String token) {
        var behind = behind(token);
        if (switches.isStopped(Stop.CONFIRMING)) throw Problem.problem(ProblemType.PAUSED);
        return switch (promising.confirm(behind)) {
            case DONE -> PersonalAnswer.to(PATH + token);
            case FULL -> show(409, token, behind, true);
            case OVER -> show(409, token, behind, false);
            case GONE -> throw expired();
        };
    }

    /** "I do not promise any more", or "that was not me". */
    @POST
    @Path("cancellation")
    public Response cancel(@PathParam("token") String token) {
        var behind = behind(token);
        promising.cancel(behind);
        return PersonalAnswer.page(200, Templates.cancelled(frame(behind, "pledge.cancelled.title"), behind.shown()));
    }

    private Response show(int status, String token, Promising.Behind behind, boolean full) {
        var title = behind.promise().confirmed()
                ? behind.shown().isMeeting() ? "pledge.promise.comes" : "pledge.promise.promised"
                : "pledge.promise.title";
        var takes = behind.shown().takes(clock.instant());
        return PersonalAnswer.page(status, Templates.promise(frame(behind, title), behind, PATH + token, takes, full));
    }

    private Promising.Behind behind(String token) {
        return promising.behind(token).orElseThrow(PromiseLinkPage::expired);
    }

    /** The page has one language and no address of its own to show: the token is nobody else's business. */
    private Page frame(Promising.Behind behind, String title) {
        var language = behind.promise().language();
        return CampaignFrame.of(
                        language,
                        behind.shown().path(),
                        Messages.of(language).t(title),
                        behind.shown().campaign(),
                        site)
                .in(List.of(language))
                .hidden();
    }

    private static Problem expired() {
        return Problem.problem(ProblemType.LINK_EXPIRED);
    }
}
