package org.undersigned.signon;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.campaign.Campaigns;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.PersonalAnswer;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.switches.Stop;
import org.undersigned.foundation.switches.Switches;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.staff.Entered;

/**
 * The public form by which organisations sign on. The page is one document for everybody; it names the wording that is approved and sends
 * its digest back, so that a text that changed meanwhile is approved by nobody.
 */
@Singleton
@Path("/statements/{slug}/sign-on")
class SignOnPage {

    private final Campaigns campaigns;
    private final Applying applying;
    private final Switches switches;
    private final PageCache cache;
    private final Site site;

    SignOnPage(Campaigns campaigns, Applying applying, Switches switches, PageCache cache, Site site) {
        this.campaigns = campaigns;
        this.applying = applying;
        this.switches = switches;
        this.cache = cache;
        this.site = site;
    }

    @CheckedTemplate(basePath = "signon", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance form(
                Page page, Joint joint, List<String> kinds, Entered entered, boolean changed);

        static native TemplateInstance closed(Page page, Joint joint);

        static native TemplateInstance checkYourMail(Page page, Joint joint);
    }

    @GET
    public Response page(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        var joint = joint(slug);
        var page = frame(joint, CampaignFrame.language(request, joint.campaign()), "signon.title");
        return cache.page(
                exchange,
                (joint.campaign().takesForms()
                                ? Templates.form(page, joint, Organisation.KINDS, Entered.empty(), false)
                                : Templates.closed(page, joint))
                        .render());
    }

    /** Takes the form. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response take(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange,
            byte[] body) {
        var joint = joint(slug);
        var language = CampaignFrame.language(request, joint.campaign());
        var sent = FormBody.parse(body);
        if (!joint.campaign().takesForms())
            return PersonalAnswer.page(
                    409, Templates.closed(frame(joint, language, "signon.title").hidden(), joint));
        if (switches.isStopped(Stop.SIGNING)) throw Problem.problem(ProblemType.PAUSED);
        // Who fills what people do not see gets the usual answer, and nothing is stored.
        if (!sent.getOrDefault("fax", "").isEmpty()) return sent(joint, language);
        if (!sent.getOrDefault("seen", "").equals(joint.seen()))
            return back(409, joint, language, SignOnForm.unchanged(sent), true);
        return switch (SignOnForm.check(sent)) {
            case SignOnForm.Checked.Bad bad -> back(422, joint, language, bad.entered(), false);
            case SignOnForm.Checked.Good good -> {
                applying.apply(
                        joint,
                        good,
                        language,
                        exchange.request().remoteAddress().hostAddress());
                yield sent(joint, language);
            }
        };
    }

    /** What happens next. The same for everybody. */
    @GET
    @Path("check-your-mail")
    public Response sent(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        var joint = joint(slug);
        var page = frame(joint, CampaignFrame.language(request, joint.campaign()), "signon.sent.title")
                .hidden();
        return cache.page(exchange, Templates.checkYourMail(page, joint).render());
    }

    private static Response sent(Joint joint, String language) {
        return PersonalAnswer.to(Languages.href(language, joint.signOnPath() + "/check-your-mail"));
    }

    private Response back(int status, Joint joint, String language, Entered entered, boolean changed) {
        var words = Messages.of(language);
        var title = words.t("signature.errorTitle", words.t("signon.title"));
        var page = CampaignFrame.of(language, joint.signOnPath(), title, joint.campaign(), site)
                .hidden();
        return PersonalAnswer.page(status, Templates.form(page, joint, Organisation.KINDS, entered, changed));
    }

    private Page frame(Joint joint, String language, String title) {
        return CampaignFrame.of(
                language, joint.signOnPath(), Messages.of(language).t(title), joint.campaign(), site);
    }

    private Joint joint(String slug) {
        return Joint.visible(campaigns.now(), slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }
}
