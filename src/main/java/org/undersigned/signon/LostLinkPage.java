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
import java.util.Map;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.campaign.Campaigns;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.http.PageCache;
import org.undersigned.foundation.http.PersonalAnswer;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Entered;

/**
 * Whoever signed on for an organisation and lost the link gets it by mail, also when the form is closed. The page says the same whether there
 * is any.
 */
@Singleton
@Path("/statements/{slug}/sign-on/link")
class LostLinkPage {

    private final Campaigns campaigns;
    private final LostLinks links;
    private final PageCache cache;
    private final Site site;

    LostLinkPage(Campaigns campaigns, LostLinks links, PageCache cache, Site site) {
        this.campaigns = campaigns;
        this.links = links;
        this.cache = cache;
        this.site = site;
    }

    @CheckedTemplate(basePath = "signon", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance lostLink(Page page, Joint joint, Entered entered, boolean sent);
    }

    @GET
    public Response page(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange) {
        var joint = joint(slug);
        var page = frame(joint, CampaignFrame.language(request, joint.campaign()), "signon.lost.title")
                .hidden();
        return cache.page(
                exchange,
                Templates.lostLink(page, joint, Entered.empty(), false).render());
    }

    /** Mails it, if there is any. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response mail(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange,
            byte[] body) {
        var joint = joint(slug);
        var language = CampaignFrame.language(request, joint.campaign());
        var typed = FormBody.parse(body).getOrDefault("email", "").strip();
        var address = MailAddress.parse(typed);
        if (address.isEmpty()) {
            var entered = new Entered(
                    Map.of("email", typed.replaceAll("\\p{Cc}", "")), Map.of("email", "signon.wrong.email"));
            var page = frame(joint, language, "signon.lost.title").hidden();
            return PersonalAnswer.page(422, Templates.lostLink(page, joint, entered, false));
        }
        links.mail(joint, address.get(), exchange.request().remoteAddress().hostAddress());
        var page = frame(joint, language, "signon.sent.title").hidden();
        return PersonalAnswer.page(200, Templates.lostLink(page, joint, Entered.empty(), true));
    }

    private Page frame(Joint joint, String language, String title) {
        return CampaignFrame.of(
                language, joint.signOnPath() + "/link", Messages.of(language).t(title), joint.campaign(), site);
    }

    private Joint joint(String slug) {
        return Joint.visible(campaigns.now(), slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }
}
