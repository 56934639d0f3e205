package org.undersigned.mailing.desk;

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
import org.undersigned.mailing.Mailing;
import org.undersigned.mailing.Results;
import org.undersigned.mailing.Writing;
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

/** One mailing: as a draft with all that can be chosen and what is missing yet, and afterwards how far it is and what came of it. */
@Singleton
@Path(Desk.ONE)
class MailingPage {

    private final Staff staff;
    private final Frames frames;
    private final Desk desk;
    private final Writing writing;
    private final Results results;
    private final Acting acting;

    MailingPage(Staff staff, Frames frames, Desk desk, Writing writing, Results results, Acting acting) {
        this.staff = staff;
        this.frames = frames;
        this.desk = desk;
        this.writing = writing;
        this.results = results;
        this.acting = acting;
    }

    @CheckedTemplate(basePath = "mailing")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance draft(
                Page page, Frame frame, Entered entered, Settings settings, DraftShown shown);

        static native TemplateInstance standing(Page page, Frame frame, Entered entered, StandingShown shown);
    }

    @GET
    public Response page(
            @PathParam("slug") String slug, @PathParam("id") String id, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.member(slug, Role.VIEWER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var member = in.visitor().at(slug).orElseThrow();
                var mailing = desk.one(member, id);
                yield show(200, in.visitor(), member, mailing, Settings.entered(mailing, desk), "");
            }
        };
    }

    /** Stores what was chosen for a draft. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @PathParam("slug") String slug,
            @PathParam("id") String id,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.member(slug, Role.CAMPAIGNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var member = in.visitor().at(slug).orElseThrow();
                var mailing = desk.one(member, id);
                var read = SettingsForm.read(form, mailing, desk.ledBy(member), desk.partOf(member));
                if (!read.errors().isEmpty())
                    yield show(422, in.visitor(), member, mailing, new Entered(form, read.errors()), "");
                if (!writing.change(read.mailing(), member, in.visitor().person()))
                    throw Problem.problem(ProblemType.NOT_ALLOWED);
                yield show(
                        200,
                        in.visitor(),
                        member,
                        desk.one(member, id),
                        Settings.entered(read.mailing(), desk),
                        "mailing.note.saved");
            }
        };
    }

    /** Does something with it; the button says what. */
    @POST
    @Path("do")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(
            @PathParam("slug") String slug,
            @PathParam("id") String id,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.member(slug, Role.CAMPAIGNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var member = in.visitor().at(slug).orElseThrow();
                var mailing = desk.one(member, id);
                yield switch (acting.act(mailing, in.visitor(), member, form)) {
                    case Acting.Done.Gone gone -> StaffAnswer.to(Desk.path(member));
                    case Acting.Done.Well well -> again(200, in.visitor(), member, id, Map.of(), well.note());
                    case Acting.Done.Not not -> again(not.status(), in.visitor(), member, id, not.errors(), not.note());
                };
            }
        };
    }

    private Response again(
            int status, Visitor visitor, Membership member, String id, Map<String, String> errors, String note) {
        var now = desk.one(member, id);
        return show(
                status,
                visitor,
                member,
                now,
                new Entered(Settings.entered(now, desk).values(), errors),
                note);
    }

    private Response show(
            int status, Visitor visitor, Membership member, Mailing mailing, Entered entered, String note) {
        var path = Desk.path(member) + "/" + mailing.id();
        var frame = frames.of(visitor, path, "mailing.one");
        if (mailing.isDraft())
            return StaffAnswer.page(
                    status,
                    Templates.draft(
                            frame.page(),
                            frame,
                            entered,
                            Settings.of(member, desk, mailing.petition()),
                            DraftShown.of(mailing, member, desk, note)));
        return StaffAnswer.page(
                status,
                Templates.standing(
                        frame.page(),
                        frame,
                        entered,
                        StandingShown.of(mailing, member, desk, results.of(mailing), note)));
    }
}
