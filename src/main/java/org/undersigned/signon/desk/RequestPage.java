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
import java.util.Map;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Watched;
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
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** One request with everything that speaks for it and against it, its document, and the buttons. */
@Singleton
@Path(Watched.PATH + "/{campaign}/sign-ons/{id}")
class RequestPage {

    private final Staff staff;
    private final Frames frames;
    private final Campaigns campaigns;
    private final Requests requests;
    private final Deciding deciding;

    RequestPage(Staff staff, Frames frames, Campaigns campaigns, Requests requests, Deciding deciding) {
        this.staff = staff;
        this.frames = frames;
        this.campaigns = campaigns;
        this.requests = requests;
        this.deciding = deciding;
    }

    @CheckedTemplate(basePath = "signon")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance request(Page page, Frame frame, Shown shown, Entered entered);
    }

    /**
     * What the page shows.
     *
     * @param note key of why nothing came of the last button, or empty
     */
    public record Shown(Campaign campaign, Requests.Row row, String note) {

        public String above() {
            return RequestsPage.path(campaign);
        }

        public String path() {
            return above() + "/" + row.id();
        }
    }

    @GET
    public Response page(
            @PathParam("campaign") String slug, @PathParam("id") String id, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var campaign = RequestsPage.campaign(in.visitor(), campaigns.now(), slug);
                yield show(200, in.visitor(), campaign, row(campaign, id), "", Entered.empty());
            }
        };
    }

    /** Approves it, after a close look. */
    @POST
    @Path("approval")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response approve(
            @PathParam("campaign") String slug,
            @PathParam("id") String id,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var campaign = RequestsPage.campaign(in.visitor(), campaigns.now(), slug);
                var row = row(campaign, id);
                // What speaks against it is not passed over by one click.
                if (!row.judged().isClear() && !form.containsKey("checked"))
                    yield show(
                            422,
                            in.visitor(),
                            campaign,
                            row,
                            "",
                            new Entered(Map.of(), Map.of("checked", "signon.wrong.checked")));
                var known = form.getOrDefault("as", "new").equals("known");
                yield switch (deciding.approve(
                        campaign, row.id(), known, in.visitor().person())) {
                    case DONE -> StaffAnswer.to(RequestsPage.path(campaign));
                    case GONE ->
                        show(409, in.visitor(), campaign, row(campaign, id), "signon.note.gone", Entered.empty());
                    case OWNERS ->
                        show(409, in.visitor(), campaign, row(campaign, id), "signon.note.owners", Entered.empty());
                    case CHANGED ->
                        show(409, in.visitor(), campaign, row(campaign, id), "signon.mark.changed", Entered.empty());
                };
            }
        };
    }

    /** Refuses it, with a reason. */
    @POST
    @Path("refusal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response refuse(
            @PathParam("campaign") String slug,
            @PathParam("id") String id,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var campaign = RequestsPage.campaign(in.visitor(), campaigns.now(), slug);
                var row = row(campaign, id);
                var reason = form.getOrDefault("reason", "").strip();
                var wrong = RequestsPage.wrong(reason);
                if (!wrong.isEmpty())
                    yield show(
                            422,
                            in.visitor(),
                            campaign,
                            row,
                            "",
                            new Entered(Map.of("reason", reason), Map.of("reason", wrong)));
                var done = deciding.refuse(
                        campaign, List.of(row.id()), reason, in.visitor().person());
                yield done == 1
                        ? StaffAnswer.to(RequestsPage.path(campaign))
                        : show(409, in.visitor(), campaign, row(campaign, id), "signon.note.gone", Entered.empty());
            }
        };
    }

    /** The document, as a file to keep: nothing in it runs here. By a button, as each time is in the audit log. */
    @POST
    @Path("document")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response document(
            @PathParam("campaign") String slug,
            @PathParam("id") String id,
            @Context ContainerRequestContext request,
            byte[] body) {
        return switch (staff.act(request, FormBody.parse(body), Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var campaign = RequestsPage.campaign(in.visitor(), campaigns.now(), slug);
                yield requests.document(
                                campaign,
                                row(campaign, id).request(),
                                in.visitor().person())
                        .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND))
                        .answer();
            }
        };
    }

    private Requests.Row row(Campaign campaign, String id) {
        return Id.parse(id)
                .flatMap(one -> requests.one(campaign, one))
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }

    private Response show(
            int status, Visitor visitor, Campaign campaign, Requests.Row row, String note, Entered entered) {
        var shown = new Shown(campaign, row, note);
        var frame = frames.of(visitor, shown.path(), "signon.desk.one");
        return StaffAnswer.page(status, Templates.request(frame.page(), frame, shown, entered));
    }
}
