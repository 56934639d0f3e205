package org.undersigned.petition.joining;

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
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Watched;
import org.undersigned.campaign.partnership.Answering;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** What leaving a campaign means, and the button. Looking changes nothing. */
@Singleton
@Path(Watched.PATH + "/{campaign}/partners/{organisation}/leaving")
class LeavingPage {

    private final Staff staff;
    private final Frames frames;
    private final Answers answers;
    private final Joining joining;

    LeavingPage(Staff staff, Frames frames, Answers answers, Joining joining) {
        this.staff = staff;
        this.frames = frames;
        this.answers = answers;
        this.joining = joining;
    }

    @CheckedTemplate(basePath = "joining")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance leaving(Page page, Frame frame, Shown shown);
    }

    /** What the page shows; {@code note} is the key of why it did not work, or empty. */
    public record Shown(Campaign campaign, Organisation organisation, String note) {
        public String partners() {
            return PartnersPage.path(campaign);
        }

        public String path() {
            return partners() + "/" + organisation.slug() + "/leaving";
        }
    }

    @GET
    public Response page(
            @PathParam("campaign") String campaign,
            @PathParam("organisation") String slug,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), shown(in.visitor(), campaign, slug, ""));
        };
    }

    /** Leaves. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response leave(
            @PathParam("campaign") String campaign,
            @PathParam("organisation") String slug,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var shown = shown(in.visitor(), campaign, slug, "");
                var left =
                        joining.leave(in.visitor(), shown.campaign, shown.organisation, form.containsKey("coalition"));
                yield left == Answering.Left.ALONE
                        ? show(409, in.visitor(), shown(in.visitor(), campaign, slug, "partner.leave.alone"))
                        : StaffAnswer.to(PartnershipsPage.PATH);
            }
        };
    }

    private Shown shown(Visitor visitor, String slug, String organisation, String note) {
        var campaign = answers.campaign(visitor, slug);
        PartnersPage.owner(visitor, organisation);
        var partner = campaign.partner(organisation).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        return new Shown(campaign, partner.organisation(), note);
    }

    private Response show(int status, Visitor visitor, Shown shown) {
        var frame = frames.of(visitor, shown.path(), "partner.leave.title");
        return StaffAnswer.page(status, Templates.leaving(frame.page(), frame, shown));
    }
}
