package org.undersigned.signon.desk;

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
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.token.Id;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.signon.Telling;
import org.undersigned.signon.WaitingStore;

/** Everything about sign-ons that waits for a visitor: as somebody who decides for a coalition, and as an owner of an organisation. */
@Singleton
@Path(Telling.DESK)
class DeskPage {

    private final Staff staff;
    private final Frames frames;
    private final Campaigns campaigns;
    private final OwnStatements statements;
    private final OwnSignOns signOns;
    private final Requests requests;
    private final Db db;

    DeskPage(
            Staff staff,
            Frames frames,
            Campaigns campaigns,
            OwnStatements statements,
            OwnSignOns signOns,
            Requests requests,
            Db db) {
        this.staff = staff;
        this.frames = frames;
        this.campaigns = campaigns;
        this.statements = statements;
        this.signOns = signOns;
        this.requests = requests;
        this.db = db;
    }

    @CheckedTemplate(basePath = "signon")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance desk(Page page, Frame frame, Shown shown);
    }

    /** A statement that the visitor decides about, and how many requests wait. */
    public record Decided(Campaign campaign, long waiting) {
        public String path() {
            return RequestsPage.path(campaign);
        }
    }

    /**
     * What the page shows.
     *
     * @param note key of what came of the last button, or empty
     * @param unchecked id of the request that has to be checked first, or empty
     */
    public record Shown(
            List<Decided> decided,
            List<OwnStatements.Own> own,
            List<OwnSignOns.InName> inName,
            List<OwnStatements.Quote> quotes,
            String note,
            String unchecked) {

        public String path() {
            return Telling.DESK;
        }

        public boolean isEmpty() {
            return decided.isEmpty() && own.isEmpty() && inName.isEmpty() && quotes.isEmpty();
        }

        /** Whether a request has to be checked before it is signed. */
        public boolean isUnchecked(OwnSignOns.InName one) {
            return one.request().id().toString().equals(unchecked);
        }

        /** Whether the note tells that nothing was done. */
        public boolean isRefused() {
            return note.equals("signon.note.gone") || note.equals("signon.wrong.checked");
        }
    }

    @GET
    public Response page(@Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), "");
        };
    }

    /** "It is us" or "it is not": about what somebody asks in the name of the visitor's organisation. */
    @POST
    @Path("requests/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response answer(@PathParam("id") String id, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var ours = form.getOrDefault("do", "").equals("confirm");
                var about = Id.parse(id).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
                var done = signOns.answer(
                        about,
                        OwnStatements.owned(in.visitor()),
                        ours,
                        form.containsKey("checked"),
                        in.visitor().person());
                yield switch (done) {
                    case DONE -> show(200, in.visitor(), ours ? "signon.note.confirmed" : "signon.note.disowned");
                    case GONE -> show(409, in.visitor(), "signon.note.gone");
                    case UNCHECKED -> show(422, in.visitor(), "signon.wrong.checked", about.toString());
                };
            }
        };
    }

    /** What somebody added to show that they may sign in the name of the visitor's organisation. Each time is in the audit log. */
    @POST
    @Path("requests/{id}/document")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response document(@PathParam("id") String id, @Context ContainerRequestContext request, byte[] body) {
        return switch (staff.act(request, FormBody.parse(body), Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in ->
                statements.inName(in.visitor()).stream()
                        .filter(one -> one.request().id().toString().equals(id))
                        .findFirst()
                        .flatMap(one -> requests.document(
                                one.joint().campaign(),
                                one.request(),
                                in.visitor().person()))
                        .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND))
                        .answer();
        };
    }

    /** Approves a quote in the name of the visitor's organisation. */
    @POST
    @Path("quotes")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response quote(@Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var done = statements.quotes(in.visitor()).stream()
                        .filter(one -> one.quoted().sha256().equals(form.getOrDefault("quote", "")))
                        .map(one -> signOns.approve(
                                one.joint(),
                                one.organisation(),
                                one.quoted().sha256(),
                                in.visitor().person()))
                        .reduce(false, Boolean::logicalOr);
                yield done ? show(200, in.visitor(), "signon.note.quote") : show(409, in.visitor(), "signon.note.gone");
            }
        };
    }

    private Response show(int status, Visitor visitor, String note) {
        return show(status, visitor, note, "");
    }

    private Response show(int status, Visitor visitor, String note, String unchecked) {
        var shown = new Shown(
                decided(visitor),
                statements.of(visitor),
                statements.inName(visitor),
                statements.quotes(visitor),
                note,
                unchecked);
        var frame = frames.of(visitor, Telling.DESK, "signon.menu");
        return StaffAnswer.page(status, Templates.desk(frame.page(), frame, shown));
    }

    /** How many the coalition has to decide about. */
    private static long waiting(Handle handle, Campaign campaign, List<Organisation> owned) {
        var statement = campaign.statement().orElseThrow().id();
        return WaitingStore.count(handle, List.of(statement), owned, List.of());
    }

    private List<Decided> decided(Visitor visitor) {
        var decided = Deciding.campaigns(visitor, campaigns.now());
        if (decided.isEmpty()) return List.of();
        return db.read(handle -> {
            var owned = OwnStatements.owned(handle, campaigns.now());
            return decided.stream()
                    .map(campaign -> new Decided(campaign, waiting(handle, campaign, owned)))
                    .toList();
        });
    }
}
