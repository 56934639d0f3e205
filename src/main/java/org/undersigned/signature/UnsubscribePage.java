package org.undersigned.signature;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.undersigned.campaign.Campaigns;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.Headers;
import org.undersigned.foundation.http.Site;
import org.undersigned.organisation.Organisation;
import org.undersigned.supporter.UnsubscribeLinks;

/**
 * Behind the link in an organisation's mail by which one takes back what it was allowed (RFC 8058). Reading it changes nothing. A
 * mail program sends the POST by itself, in whatever form, and gets its answer without being led elsewhere; a person presses the
 * button that sends the same.
 */
@Singleton
@Path("/unsubscribe/{token}")
class UnsubscribePage {

    private final UnsubscribeLinks links;
    private final Granting granting;
    private final Campaigns campaigns;
    private final Site site;

    UnsubscribePage(UnsubscribeLinks links, Granting granting, Campaigns campaigns, Site site) {
        this.links = links;
        this.granting = granting;
        this.campaigns = campaigns;
        this.site = site;
    }

    @CheckedTemplate(basePath = "signature")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance unsubscribe(Page page, Organisation organisation, String action, boolean done);
    }

    @GET
    public Response page(@PathParam("token") String token) {
        return show(token, subject(token), false);
    }

    /** Takes it back; what was taken back or erased before is not there, and the answer is the same. */
    @POST
    public Response unsubscribe(@PathParam("token") String token) {
        var subject = subject(token);
        granting.unsubscribe(subject.signature(), subject.organisation());
        return show(token, subject, true);
    }

    private UnsubscribeLinks.Subject subject(String token) {
        return links.open(token).orElseThrow(Links::expired);
    }

    private Response show(String token, UnsubscribeLinks.Subject subject, boolean done) {
        var organisation = campaigns.now().organisation(subject.organisation()).orElseThrow(Links::expired);
        var language = granting.look(subject.signature())
                .map(signer -> signer.signature().language())
                .orElse(Languages.MAIN);
        var title = Messages.of(language)
                .t(
                        done ? "signature.unsubscribe.done" : "signature.unsubscribe.title",
                        organisation.name().in(language).text());
        var page = Page.of(language, "/my-signatures", title, site.baseUrl())
                .in(List.of(language))
                .hidden();
        var html = Templates.unsubscribe(page, organisation, "/unsubscribe/" + token, done);
        return Headers.personal(Response.ok(html.render(), MediaType.TEXT_HTML + ";charset=UTF-8"))
                .build();
    }
}
