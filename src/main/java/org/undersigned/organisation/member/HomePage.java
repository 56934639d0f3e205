package org.undersigned.organisation.member;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.OrganisationStore;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** The first page of the workspace: who you are, where you belong, what waits for you. */
@Singleton
@Path("/staff")
class HomePage {

    private final Db db;
    private final Staff staff;
    private final Frames frames;
    private final Inviting inviting;
    private final Accepting accepting;

    HomePage(Db db, Staff staff, Frames frames, Inviting inviting, Accepting accepting) {
        this.db = db;
        this.staff = staff;
        this.frames = frames;
        this.inviting = inviting;
        this.accepting = accepting;
    }

    @CheckedTemplate(basePath = "staff", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance home(
                Page page, Frame frame, Visitor visitor, List<Invitation> invitations, List<Organisation> others);
    }

    @GET
    public Response page(@Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var visitor = in.visitor();
                var frame = frames.of(visitor, "/staff", "staff.home.title");
                var others = visitor.person().operator() ? others(visitor) : List.<Organisation>of();
                yield StaffAnswer.page(
                        200,
                        Templates.home(
                                frame.page(),
                                frame,
                                visitor,
                                inviting.waiting(visitor.person().email()),
                                others));
            }
        };
    }

    /** Takes an invitation that waits for the visitor's own address. */
    @POST
    @Path("invitations")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response join(@Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var person = in.visitor().person();
                var asked = inviting.waiting(person.email()).stream()
                        .filter(one -> one.id().toString().equals(form.get("invitation")))
                        .findFirst();
                if (asked.isEmpty() || !accepting.join(asked.get(), person.id()))
                    throw Problem.problem(ProblemType.INVITATION_EXPIRED);
                yield StaffAnswer.to("/staff");
            }
        };
    }

    private List<Organisation> others(Visitor visitor) {
        return db.read(OrganisationStore::all).stream()
                .filter(one -> visitor.at(one.slug()).isEmpty())
                .toList();
    }
}
