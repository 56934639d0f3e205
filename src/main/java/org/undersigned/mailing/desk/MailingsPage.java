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
import java.util.List;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.mailing.Mailing;
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

/** The mailings of an organisation, and where a new one is begun. */
@Singleton
@Path(Desk.PATH)
class MailingsPage {

    private final Staff staff;
    private final Frames frames;
    private final Desk desk;
    private final Writing writing;

    MailingsPage(Staff staff, Frames frames, Desk desk, Writing writing) {
        this.staff = staff;
        this.frames = frames;
        this.desk = desk;
        this.writing = writing;
    }

    @CheckedTemplate(basePath = "mailing")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance mailings(Page page, Frame frame, Shown shown);

        static native TemplateInstance begin(Page page, Frame frame, Entered entered, Settings settings);
    }

    /** What the page shows. */
    public record Shown(Membership member, List<Mailing> mailings, boolean opens) {

        public String path() {
            return Desk.path(member);
        }

        public boolean isWriter() {
            return member.role().includes(Role.CAMPAIGNER);
        }
    }

    @GET
    public Response page(@PathParam("slug") String slug, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.member(slug, Role.VIEWER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var member = in.visitor().at(slug).orElseThrow();
                var shown = new Shown(member, desk.all(member), desk.reach().opens(slug));
                var frame = frames.of(in.visitor(), shown.path(), "mailing.title");
                yield StaffAnswer.page(200, Templates.mailings(frame.page(), frame, shown));
            }
        };
    }

    @GET
    @Path("new")
    public Response begin(@PathParam("slug") String slug, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.member(slug, Role.CAMPAIGNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var member = in.visitor().at(slug).orElseThrow();
                var blank = writing.blank(
                        member.organisation(), in.visitor().person().language());
                yield form(200, in.visitor(), member, Settings.entered(blank, desk));
            }
        };
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(@PathParam("slug") String slug, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.member(slug, Role.CAMPAIGNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var member = in.visitor().at(slug).orElseThrow();
                var blank = writing.blank(
                        member.organisation(), in.visitor().person().language());
                var read = SettingsForm.read(form, blank, desk.ledBy(member), desk.partOf(member));
                if (!read.errors().isEmpty()) yield form(422, in.visitor(), member, new Entered(form, read.errors()));
                writing.add(read.mailing(), member, in.visitor().person());
                yield StaffAnswer.to(Desk.path(member) + "/" + read.mailing().id() + "/words/"
                        + blank.subject().mainLanguage());
            }
        };
    }

    private Response form(int status, Visitor visitor, Membership member, Entered entered) {
        var frame = frames.of(visitor, Desk.path(member) + "/new", "mailing.new");
        return StaffAnswer.page(
                status,
                Templates.begin(frame.page(), frame, entered, Settings.of(member, desk, java.util.Optional.empty())));
    }
}
