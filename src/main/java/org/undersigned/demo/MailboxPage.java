package org.undersigned.demo;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.Headers;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.http.Visit;
import org.undersigned.foundation.mail.Mail;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.outbox.OutboxStore;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;

/**
 * Everybody's mail, for trying the program out: the outbox, opened and written out for each look, never a second copy. It exists in
 * the demo only, and only for who calls this machine by its own name, so that no page elsewhere can read it through a browser.
 */
@Path("/demo")
final class MailboxPage {

    private static final int MOST = 1_000;
    private static final int SHOWN = 50;
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private final Db db;
    private final Outbox outbox;
    private final Site site;

    MailboxPage(Db db, Outbox outbox, Site site) {
        this.db = db;
        this.outbox = outbox;
        this.site = site;
    }

    @CheckedTemplate(basePath = "demo", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Mailbox(Page page, List<Kept> mails) implements TemplateInstance {}

    /** A mail as the mailbox shows it. */
    public record Kept(
            String to, String subject, String text, String html, List<String> links, Map<String, String> headers) {

        static Kept of(Mail mail) {
            var links =
                    LINK.matcher(mail.text()).results().map(MatchResult::group).toList();
            return new Kept(mail.to(), mail.subject(), mail.text(), mail.html(), links, mail.headers());
        }
    }

    @GET
    @Path("/mailbox")
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    public Response page(@Context ContainerRequestContext request) {
        Demo.refuseStrangers(site, request);
        var language = Visit.language(request);
        var page = Page.of(language, "/demo/mailbox", "Mailbox", site.baseUrl())
                .in(List.of(language))
                .hidden();
        return Headers.personal(Response.ok(new Mailbox(page, mails("", SHOWN)).render()))
                .build();
    }

    @GET
    @Path("/mailbox.json")
    @Produces(MediaType.APPLICATION_JSON)
    public Response json(
            @Context ContainerRequestContext request,
            @QueryParam("to") @DefaultValue("") String to,
            @QueryParam("limit") @DefaultValue("100") String limit) {
        Demo.refuseStrangers(site, request);
        if (!limit.matches("[0-9]{1,6}")) throw Problem.problem(ProblemType.MALFORMED_REQUEST);
        return Headers.personal(Response.ok(mails(to, Math.min(Integer.parseInt(limit), MOST))))
                .build();
    }

    private List<Kept> mails(String to, int limit) {
        var rows = db.read(handle -> OutboxStore.kept(handle, to.isEmpty() ? limit : 100 * MOST));
        return outbox.open(rows).stream()
                .filter(mail ->
                        to.isEmpty() || to.equalsIgnoreCase(mail.content().get("to")))
                .limit(limit)
                .map(outbox::compose)
                .map(Kept::of)
                .toList();
    }
}
