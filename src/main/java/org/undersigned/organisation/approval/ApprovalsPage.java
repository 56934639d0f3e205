package org.undersigned.organisation.approval;

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
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Person;
import org.undersigned.organisation.staff.Persons;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** What waits for a second person. */
@Singleton
@Path("/staff/approvals")
class ApprovalsPage {

    private static final String APPROVE = "approve";
    private static final String REFUSE = "refuse";

    private final Db db;
    private final Staff staff;
    private final Frames frames;
    private final Approvals approvals;
    private final Persons persons;

    ApprovalsPage(Db db, Staff staff, Frames frames, Approvals approvals, Persons persons) {
        this.db = db;
        this.staff = staff;
        this.frames = frames;
        this.approvals = approvals;
        this.persons = persons;
    }

    @CheckedTemplate(basePath = "staff", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance approvals(
                Page page, Frame frame, List<Waiting> waiting, String note, String done);
    }

    /**
     * One that waits, as the page shows it.
     *
     * @param path where whoever decides can look at it, if anywhere
     * @param askedBy empty for the operator at the command line
     */
    public record Waiting(Approval approval, String about, Optional<String> path, String askedBy, boolean own) {

        /** Whether a command asks, and is run again once somebody approved. */
        public boolean command() {
            return approval.askedBy().isEmpty();
        }

        /** Key of the message that says what is asked for. */
        public String label() {
            return "staff.approval." + approval.kind();
        }
    }

    @GET
    public Response page(@QueryParam("done") String done, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in ->
                list(
                        200,
                        in.visitor(),
                        "",
                        APPROVE.equals(done)
                                ? "staff.approvals.approved"
                                : REFUSE.equals(done) ? "staff.approvals.refused" : "");
        };
    }

    /** Approves, if the button says so, or refuses. */
    @POST
    @Path("{id: [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decide(@PathParam("id") UUID id, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var decision = form.getOrDefault("decision", "");
                if (!decision.equals(APPROVE) && !decision.equals(REFUSE))
                    throw Problem.problem(ProblemType.MALFORMED_REQUEST);
                yield switch (approvals.decide(id, in.visitor(), decision.equals(APPROVE))) {
                    case Approvals.Decided.Done done -> StaffAnswer.to("/staff/approvals?done=" + decision);
                    case Approvals.Decided.Gone gone -> list(409, in.visitor(), "staff.approvals.gone", "");
                    case Approvals.Decided.Lapsed lapsed -> list(409, in.visitor(), "staff.approvals.lapsed", "");
                    case Approvals.Decided.NotYours notYours -> throw Problem.problem(ProblemType.NOT_ALLOWED);
                };
            }
        };
    }

    private Response list(int status, Visitor visitor, String note, String done) {
        var waiting = approvals.visible(visitor).stream()
                .map(one -> waiting(one, visitor))
                .toList();
        var frame = frames.of(visitor, "/staff/approvals", "staff.approvals.title");
        return StaffAnswer.page(status, Templates.approvals(frame.page(), frame, waiting, note, done));
    }

    private Waiting waiting(Approval approval, Visitor visitor) {
        var about = approvals.about(approval, visitor);
        return new Waiting(
                approval,
                about.words(),
                about.path(),
                approval.askedBy().map(this::name).orElse(""),
                !approvals.isForThem(approval, visitor));
    }

    private String name(UUID person) {
        return db.read(handle -> persons.byId(handle, person)).map(Person::name).orElse("");
    }
}
