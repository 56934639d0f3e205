package org.undersigned.signature.consent;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.undersigned.campaign.Campaigns;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.PersonalAnswer;
import org.undersigned.foundation.http.Site;
import org.undersigned.organisation.Organisation;
import org.undersigned.signature.Links;
import org.undersigned.supporter.UnsubscribeLinks;

/**
 * Behind the link in a mail by which one takes back what an organisation was allowed, or that one wants mail about a petition (RFC 8058). Reading it changes nothing. A
 * mail program sends the POST by itself, in whatever form, and gets its answer without being led elsewhere; a person presses the
 * button that sends the same.
 */
@Singleton
@Path("/unsubscribe/{token}")
class UnsubscribePage {

    private final UnsubscribeLinks links;
    private final Unsubscribing unsubscribing;
    private final Campaigns campaigns;
    private final Site site;

    UnsubscribePage(UnsubscribeLinks links, Unsubscribing unsubscribing, Campaigns campaigns, Site site) {
        this.links = links;
        this.unsubscribing = unsubscribing;
        this.campaigns = campaigns;
        this.site = site;
    }

    @CheckedTemplate(basePath = "signature")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance unsubscribe(
                Page page, Organisation organisation, Unsubscribing.Seen seen, Done done, String action);

        static native TemplateInstance updates(Page page, Unsubscribing.Seen seen, boolean done, String action);
    }

    /** What was done when the page is shown. */
    public enum Done {
        NOTHING,
        /** What was allowed with one signature is taken back. */
        ONE,
        /** What was allowed from one mailbox is. */
        ALL;

        public boolean isAll() {
            return this == ALL;
        }

        public boolean isNothing() {
            return this == NOTHING;
        }
    }

    @GET
    public Response page(@PathParam("token") String token) {
        var subject = subject(token);
        if (subject.isAboutUpdates()) return showUpdates(token, unsubscribing.lookUpdates(subject), false);
        var organisation = organisation(subject);
        return show(token, organisation, unsubscribing.look(subject, organisation.slug()), Done.NOTHING);
    }

    /** Takes it back; what was taken back or erased before is not there, and the answer is the same. */
    @POST
    public Response unsubscribe(@PathParam("token") String token) {
        var subject = subject(token);
        if (subject.isAboutUpdates()) return showUpdates(token, unsubscribing.one(subject), true);
        return show(token, organisation(subject), unsubscribing.one(subject), Done.ONE);
    }

    /** Takes back all that this organisation was allowed from the same mailbox: a button that no mail program presses by itself. */
    @POST
    @Path("all")
    public Response all(@PathParam("token") String token) {
        var subject = subject(token);
        var organisation = organisation(subject);
        return show(token, organisation, unsubscribing.all(subject, organisation.slug()), Done.ALL);
    }

    private UnsubscribeLinks.Subject subject(String token) {
        return links.open(token).orElseThrow(Links::expired);
    }

    private Organisation organisation(UnsubscribeLinks.Subject subject) {
        return campaigns.now().organisation(subject.organisation()).orElseThrow(Links::expired);
    }

    private Response show(String token, Organisation organisation, Unsubscribing.Seen seen, Done done) {
        var language = seen.language();
        var title = Messages.of(language)
                .t(
                        done == Done.NOTHING ? "signature.unsubscribe.title" : "signature.unsubscribe.done",
                        organisation.name().in(language).text());
        var page = Page.of(language, "/my-signatures", title, site.baseUrl())
                .in(List.of(language))
                .hidden();
        return PersonalAnswer.page(200, Templates.unsubscribe(page, organisation, seen, done, "/unsubscribe/" + token));
    }

    private Response showUpdates(String token, Unsubscribing.Seen seen, boolean done) {
        var title = Messages.of(seen.language())
                .t(done ? "signature.unsubscribe.updatesDone" : "signature.unsubscribe.updatesTitle");
        var page = Page.of(seen.language(), "/my-signatures", title, site.baseUrl())
                .in(List.of(seen.language()))
                .hidden();
        return PersonalAnswer.page(200, Templates.updates(page, seen, done, "/unsubscribe/" + token));
    }
}
