package org.undersigned.petition;

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
import java.util.Optional;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.approval.Approvals;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** What deleting a petition's signers comes to, and where an owner of a lead asks for it. Looking deletes nothing. */
@Singleton
@Path(Watched.PATH + "/{campaign}/{petition}/retirement")
class RetirementPage {

    private final Staff staff;
    private final Frames frames;
    private final Campaigns campaigns;
    private final Petitions petitions;
    private final Retiring retiring;
    private final Approvals approvals;
    private final Db db;

    RetirementPage(
            Staff staff,
            Frames frames,
            Campaigns campaigns,
            Petitions petitions,
            Retiring retiring,
            Approvals approvals,
            Db db) {
        this.staff = staff;
        this.frames = frames;
        this.campaigns = campaigns;
        this.petitions = petitions;
        this.retiring = retiring;
        this.approvals = approvals;
        this.db = db;
    }

    @CheckedTemplate(basePath = "petition")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance retirement(Page page, Frame frame, Shown shown);
    }

    /**
     * What the page shows.
     *
     * @param deleted what would go
     * @param first what has to happen before; empty if it can be done
     * @param decides whether the visitor is only here to decide about it
     */
    public record Shown(
            Petition petition,
            List<RetirementAsked.Line> deleted,
            List<RetirementAsked.Line> first,
            boolean owner,
            boolean decides,
            String note) {

        public String state() {
            return Watched.path(petition.campaign()) + "/" + petition.slug() + "/state";
        }

        public String path() {
            return RetirementPage.path(petition);
        }
    }

    /** Where it is for a petition. */
    static String path(Petition petition) {
        return Watched.path(petition.campaign()) + "/" + petition.slug() + "/retirement";
    }

    @GET
    public Response page(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), petition(in.visitor(), campaign, slug), "");
        };
    }

    /** Asks a second person. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @Context ContainerRequestContext request,
            byte[] body) {
        return switch (staff.act(request, FormBody.parse(body), Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> ask(in.visitor(), petition(in.visitor(), campaign, slug));
        };
    }

    private Response ask(Visitor visitor, Petition petition) {
        var member = Watched.lead(visitor, petition.campaign(), Role.OWNER)
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_ALLOWED));
        if (retiring.look(petition.slug()) instanceof Retiring.Retired.Refused) return show(409, visitor, petition, "");
        var asked = db.inTransaction(handle -> approvals.ask(
                handle, RetiringApproved.KIND, Optional.of(member.organisation()), petition.slug(), visitor.person()));
        return asked
                ? show(200, visitor, petition, "steps.retire.asked")
                : show(409, visitor, petition, "steps.retire.waits");
    }

    private Response show(int status, Visitor visitor, Petition petition, String note) {
        var owner = Watched.lead(visitor, petition.campaign(), Role.OWNER).isPresent();
        var decides =
                Watched.lead(visitor, petition.campaign(), Role.CAMPAIGNER).isEmpty();
        var shown = switch (retiring.look(petition.slug())) {
            case Retiring.Retired.Done done -> new Shown(petition, done.deleted(), List.of(), owner, decides, note);
            case Retiring.Retired.Refused refused ->
                new Shown(petition, List.of(), refused.why(), owner, decides, note);
        };
        var frame = frames.of(visitor, shown.path(), "steps.retire.title");
        return StaffAnswer.page(status, Templates.retirement(frame.page(), frame, shown));
    }

    /** A petition of a campaign that the visitor's organisation leads, or that waits for their decision. */
    private Petition petition(Visitor visitor, String campaign, String slug) {
        return Watched.by(visitor, campaigns.now(), campaign)
                .filter(one -> Watched.lead(visitor, one, Role.CAMPAIGNER).isPresent())
                .flatMap(one -> petitions.of(one, slug))
                .or(() -> petitions
                        .find(slug)
                        .filter(one -> one.campaign().slug().equals(campaign) && isFor(visitor, slug)))
                .filter(petition -> petition.action().isPublic())
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }

    private boolean isFor(Visitor visitor, String slug) {
        return approvals.isFor(visitor, RetiringApproved.KIND, slug)
                || approvals.isFor(visitor, RetiringByCommand.KIND, slug);
    }
}
