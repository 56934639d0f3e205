package org.undersigned.mailing.sender;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
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
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** Whom the mail of an organisation comes from, which DNS records speak for it, and whether they are there. */
@Singleton
@Path("/staff/organisations/{slug: [a-z0-9-]{2,64}}/sender")
class SenderPage {

    private final Staff staff;
    private final Frames frames;
    private final Showing showing;
    private final SenderActs acts;

    SenderPage(Staff staff, Frames frames, Showing showing, SenderActs acts) {
        this.staff = staff;
        this.frames = frames;
        this.showing = showing;
        this.acts = acts;
    }

    @CheckedTemplate(basePath = "sender")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance sender(Page page, Frame frame, SenderShown shown, Entered entered);
    }

    @GET
    public Response page(@PathParam("slug") String slug, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.member(slug, Role.VIEWER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), slug, SenderShown.Said.NOTHING, null);
        };
    }

    /** Chooses a sender, or asks a second person to approve it. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(@PathParam("slug") String slug, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.member(slug, Role.OWNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var member = at(in.visitor(), slug);
                var read = acts.form(member);
                var settings = read.read(form);
                if (!read.faults().isEmpty())
                    yield show(422, in.visitor(), slug, SenderShown.Said.NOTHING, new Entered(form, read.faults()));
                yield told(
                        in.visitor(),
                        slug,
                        acts.choose(member, settings, in.visitor().person()),
                        "sender.done.saved");
            }
        };
    }

    /** Has a new key made, or asks a second person to approve it. */
    @POST
    @Path("key")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response key(@PathParam("slug") String slug, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.member(slug, Role.OWNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var member = at(in.visitor(), slug);
                var domain = showing.settings(member).map(SenderSettings::domain);
                yield domain.isEmpty()
                        ? show(409, in.visitor(), slug, SenderShown.Said.not("sender.not.first"), null)
                        : told(
                                in.visitor(),
                                slug,
                                acts.key(member, domain.get(), in.visitor().person()),
                                "sender.done.key");
            }
        };
    }

    /** Looks whether the records are in the DNS. */
    @POST
    @Path("check")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response check(@PathParam("slug") String slug, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.member(slug, Role.CAMPAIGNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var looked = acts.check(at(in.visitor(), slug), in.visitor().person());
                yield looked
                        ? show(200, in.visitor(), slug, SenderShown.Said.done("sender.done.checked"), null)
                        : show(409, in.visitor(), slug, SenderShown.Said.not("sender.not.check"), null);
            }
        };
    }

    /** Sends one mail to who asks for it. */
    @POST
    @Path("trial")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response trial(@PathParam("slug") String slug, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.member(slug, Role.CAMPAIGNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var said = acts.trial(at(in.visitor(), slug), in.visitor().person());
                yield show(said.done() ? 200 : 409, in.visitor(), slug, said, null);
            }
        };
    }

    /** Says that somebody is not to be written to any more, or again. */
    @POST
    @Path("suppressions")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response suppress(@PathParam("slug") String slug, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.member(slug, Role.CAMPAIGNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var on = form.getOrDefault("do", "").equals("add");
                if (!on && !form.getOrDefault("do", "").equals("remove"))
                    throw Problem.problem(ProblemType.MALFORMED_REQUEST);
                var member = at(in.visitor(), slug);
                var said = acts.suppress(
                        member,
                        form.getOrDefault("person", ""),
                        on,
                        in.visitor().person());
                yield said.map(one -> show(one.done() ? 200 : 409, in.visitor(), slug, one, null))
                        .orElseGet(() -> show(
                                422,
                                in.visitor(),
                                slug,
                                SenderShown.Said.NOTHING,
                                new Entered(
                                        Map.of("person", form.getOrDefault("person", "")),
                                        Map.of("person", "sender.wrong.address"))));
            }
        };
    }

    private Response told(Visitor visitor, String slug, Choosing.Chosen chosen, String done) {
        return switch (chosen) {
            case DONE -> show(200, visitor, slug, SenderShown.Said.done(done), null);
            case ASKED -> show(200, visitor, slug, SenderShown.Said.done("sender.done.asked"), null);
            case WAITS -> show(409, visitor, slug, SenderShown.Said.not("sender.not.waits"), null);
        };
    }

    /** The guard let nobody else in. */
    private static Membership at(Visitor visitor, String slug) {
        return visitor.at(slug).orElseThrow();
    }

    /** {@code entered} is null where the form stands as it is in force. */
    private Response show(int status, Visitor visitor, String slug, SenderShown.Said said, Entered entered) {
        var member = at(visitor, slug);
        var shown = showing.of(member, said);
        var written = shown.settings().map(SenderForm::written).orElse(Map.of());
        var typed = entered == null
                ? new Entered(written, Map.of())
                : entered.values().containsKey("name")
                        ? entered
                        : new Entered(merged(written, entered), entered.errors());
        var name = member.name().in(visitor.person().language()).text();
        var frame = frames.of(visitor, shown.path(), "sender.title", name);
        return StaffAnswer.page(status, Templates.sender(frame.page(), frame, shown, typed));
    }

    private static Map<String, String> merged(Map<String, String> written, Entered entered) {
        var values = new java.util.HashMap<>(written);
        values.putAll(entered.values());
        return values;
    }
}
