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
import java.util.List;
import org.undersigned.campaign.Action;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** The announcements of a campaign, and the buttons that take one down and put it back. */
@Singleton
@Path(Watched.PATH + "/{campaign}/announcements")
class AnnouncementsPage {

    private final Staff staff;
    private final Frames frames;
    private final Answers answers;
    private final TakingDown taking;

    AnnouncementsPage(Staff staff, Frames frames, Answers answers, TakingDown taking) {
        this.staff = staff;
        this.frames = frames;
        this.answers = answers;
        this.taking = taking;
    }

    @CheckedTemplate(basePath = "joining")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance announcements(Page page, Frame frame, Shown shown);
    }

    /** What the page shows; {@code note} is the key of what was done, or empty. */
    public record Shown(Campaign campaign, List<TakingDown.Row> rows, String note) {
        public String partners() {
            return PartnersPage.path(campaign);
        }

        public String path() {
            return Watched.path(campaign) + "/announcements";
        }

        /** Whether strangers see anything of the campaign yet. */
        public boolean isPublic() {
            return campaign.petitions().stream().anyMatch(Action::isPublic);
        }
    }

    @GET
    public Response page(@PathParam("campaign") String campaign, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(in.visitor(), answers.campaign(in.visitor(), campaign), "");
        };
    }

    /** Takes the announcement that the form names down, or puts it back. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(
            @PathParam("campaign") String campaign, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var seen = answers.campaign(in.visitor(), campaign);
                var down = switch (form.getOrDefault("do", "")) {
                    case "down" -> true;
                    case "back" -> false;
                    default -> throw Problem.problem(ProblemType.MALFORMED_REQUEST);
                };
                taking.change(in.visitor(), seen, form.getOrDefault("announcement", ""), down);
                yield show(in.visitor(), seen, down ? "partner.announcements.isDown" : "partner.announcements.isBack");
            }
        };
    }

    private Response show(Visitor visitor, Campaign campaign, String note) {
        var shown = new Shown(campaign, taking.rows(visitor, campaign), note);
        var frame = frames.of(visitor, shown.path(), "partner.announcements.title");
        return StaffAnswer.page(200, Templates.announcements(frame.page(), frame, shown));
    }
}
