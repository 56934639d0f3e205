package org.undersigned.organisation.member;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** Who belongs to an organisation: for its owners, and for operators. */
@Singleton
@Path("/staff/organisations/{slug: [a-z0-9-]{2,64}}/members")
class MembersPage {

    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** Nobody becomes an owner by a click too fast. */
    private static final Entered BLANK = new Entered(Map.of("role", "campaigner"), Map.of());

    private final Staff staff;
    private final Frames frames;
    private final Members members;
    private final Inviting inviting;

    MembersPage(Staff staff, Frames frames, Members members, Inviting inviting) {
        this.staff = staff;
        this.frames = frames;
        this.members = members;
        this.inviting = inviting;
    }

    @CheckedTemplate(basePath = "staff", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance members(Page page, Frame frame, Shown shown, Entered entered);
    }

    /** What the page shows. */
    public record Shown(
            Organisation organisation,
            List<Members.Member> members,
            List<Invitation> invitations,
            UUID own,
            String note) {

        public List<Role> roles() {
            return List.of(Role.values());
        }

        /** Whether a person is the visitor. */
        public boolean isOwn(UUID person) {
            return person.equals(own);
        }

        public String path() {
            return "/staff/organisations/" + organisation.slug() + "/members";
        }
    }

    /** A change, once the visitor is let in. */
    private interface Change {
        Members.Changed of(Organisation organisation, Person by, Map<String, String> form);
    }

    @GET
    public Response page(
            @PathParam("slug") String slug, @QueryParam("done") String done, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.keeper(slug))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> list(200, in.visitor(), organisation(slug), BLANK, note(done));
        };
    }

    /** Invites somebody. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response invite(@PathParam("slug") String slug, @Context ContainerRequestContext request, byte[] body) {
        return change(
                slug,
                request,
                body,
                (organisation, by, form) -> members.invite(
                        organisation, form.getOrDefault("email", ""), form.getOrDefault("role", ""), by));
    }

    /** Takes an invitation back. */
    @POST
    @Path("invitations/{id: " + ID + "}/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response takeBack(
            @PathParam("slug") String slug,
            @PathParam("id") UUID id,
            @Context ContainerRequestContext request,
            byte[] body) {
        return change(slug, request, body, (organisation, by, form) -> members.takeBack(organisation, id, by));
    }

    /** Changes a role. */
    @POST
    @Path("{person: " + ID + "}/role")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response role(
            @PathParam("slug") String slug,
            @PathParam("person") UUID person,
            @Context ContainerRequestContext request,
            byte[] body) {
        return change(
                slug,
                request,
                body,
                (organisation, by, form) -> members.role(organisation, person, form.getOrDefault("role", ""), by));
    }

    /** Takes somebody out. */
    @POST
    @Path("{person: " + ID + "}/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(
            @PathParam("slug") String slug,
            @PathParam("person") UUID person,
            @Context ContainerRequestContext request,
            byte[] body) {
        return change(slug, request, body, (organisation, by, form) -> members.remove(organisation, person, by));
    }

    /** Asks for a new second factor for somebody. */
    @POST
    @Path("{person: " + ID + "}/second-factor")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response reset(
            @PathParam("slug") String slug,
            @PathParam("person") UUID person,
            @Context ContainerRequestContext request,
            byte[] body) {
        return change(slug, request, body, (organisation, by, form) -> members.reset(organisation, person, by));
    }

    private Response change(String slug, ContainerRequestContext request, byte[] body, Change change) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.keeper(slug))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var organisation = organisation(slug);
                yield switch (change.of(organisation, in.visitor().person(), form)) {
                    case Members.Changed.Done done ->
                        StaffAnswer.to("/staff/organisations/" + slug + "/members?done="
                                + done.message().substring(done.message().lastIndexOf('.') + 1));
                    case Members.Changed.Refused refused ->
                        list(
                                422,
                                in.visitor(),
                                organisation,
                                new Entered(form, Map.of(refused.field(), refused.why())),
                                "");
                };
            }
        };
    }

    private Organisation organisation(String slug) {
        return members.organisation(slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }

    /** Key of what was done, if the address names something that can be. */
    private static String note(String done) {
        var key = "staff.members." + done;
        return List.of("invited", "takenBack", "roleChanged", "removed", "asked")
                                .contains(String.valueOf(done))
                        && Messages.of("en").has(key)
                ? key
                : "";
    }

    private Response list(int status, Visitor visitor, Organisation organisation, Entered entered, String note) {
        var shown = new Shown(
                organisation,
                members.of(organisation.id()),
                inviting.of(organisation.id()),
                visitor.person().id(),
                note);
        var frame = frames.of(visitor, shown.path(), status == 422 ? "staff.members.errorTitle" : "staff.members.menu");
        return StaffAnswer.page(status, Templates.members(frame.page(), frame, shown, entered));
    }
}
