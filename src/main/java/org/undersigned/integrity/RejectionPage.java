package org.undersigned.integrity;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.token.Id;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.Petition;

/** Where a moderator asks a second person to reject a group of the quarantine for good. Looking asks nobody. */
@Singleton
@Path(Watched.PATH + "/{campaign}/{petition}/quarantine/rejection")
class RejectionPage {

    private static final int LONGEST = 500;

    private final Staff staff;
    private final Frames frames;
    private final Moderated moderated;
    private final Rejecting rejecting;
    private final RejectionAsking asking;
    private final Db db;

    RejectionPage(Staff staff, Frames frames, Moderated moderated, Rejecting rejecting, RejectionAsking asking, Db db) {
        this.asking = asking;
        this.staff = staff;
        this.frames = frames;
        this.moderated = moderated;
        this.rejecting = rejecting;
        this.db = db;
    }

    @CheckedTemplate(basePath = "quarantine")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance rejection(Page page, Frame frame, Shown shown, Entered entered);
    }

    /** What the page shows; {@code note} is the key of what came of it, or empty. */
    public record Shown(Petition petition, Waiting group, String note, boolean asked) {

        public String above() {
            return Quarantine.path(petition);
        }

        public String path() {
            return above() + "/rejection";
        }

        public List<Rejection.Kind> kinds() {
            return List.of(Rejection.Kind.values());
        }

        /** How many one approval rejects. */
        public int most() {
            return Quarantining.MOST;
        }
    }

    @GET
    public Response page(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @QueryParam("group") String group,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var petition = petition(in.visitor(), campaign, slug);
                yield show(200, in.visitor(), petition, group(petition, group), "", Entered.empty());
            }
        };
    }

    /** Asks. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> ask(in.visitor(), petition(in.visitor(), campaign, slug), form);
        };
    }

    private Response ask(Visitor visitor, Petition petition, Map<String, String> form) {
        var group = group(petition, form.get("group"));
        var note = form.getOrDefault("reason", "").strip();
        var kind = Rejection.Kind.of(form.getOrDefault("kind", ""));
        var wrong = new LinkedHashMap<String, String>();
        if (kind.isEmpty()) wrong.put("kind", "quarantine.wrong.kind");
        if (note.isEmpty()) wrong.put("reason", "quarantine.wrong.reason");
        else if (note.codePointCount(0, note.length()) > LONGEST) wrong.put("reason", "quarantine.wrong.reasonLong");
        if (!wrong.isEmpty()) return show(422, visitor, petition, group, "", new Entered(form, wrong));
        var member = Watched.lead(visitor, petition.campaign(), Role.MODERATOR).orElseThrow();
        return asking.ask(petition, group.id(), kind.get(), note, member, visitor.person())
                ? show(200, visitor, petition, group, "quarantine.askedNow", Entered.empty())
                : show(409, visitor, petition, group, "quarantine.askedBefore", Entered.empty());
    }

    /** Lets those count, after all, whom a rejection had kept from it. */
    @POST
    @Path("undoing")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response undo(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var petition = petition(in.visitor(), campaign, slug);
                var id = Id.parse(form.getOrDefault("rejection", ""))
                        .orElseThrow(() -> Problem.problem(ProblemType.MALFORMED_REQUEST));
                rejecting.undo(petition, id, in.visitor().person());
                yield StaffAnswer.to(Quarantine.path(petition) + "#rejected");
            }
        };
    }

    private Response show(int status, Visitor visitor, Petition petition, Waiting group, String note, Entered entered) {
        var shown = new Shown(petition, group, note, !note.isEmpty());
        var frame = frames.of(visitor, shown.path() + "?group=" + group.id(), "quarantine.rejection");
        return StaffAnswer.page(status, Templates.rejection(frame.page(), frame, shown, entered));
    }

    private Waiting group(Petition petition, String written) {
        return Id.parse(written == null ? "" : written)
                .flatMap(id -> db.read(handle -> QuarantineStore.group(handle, petition.id(), id)))
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }

    /** A petition whose quarantine the visitor may act in. */
    private Petition petition(Visitor visitor, String campaign, String slug) {
        var petition = moderated.petition(visitor, campaign, slug);
        if (!moderated.acts(visitor, petition)) throw Problem.problem(ProblemType.NOT_ALLOWED);
        return petition;
    }
}
