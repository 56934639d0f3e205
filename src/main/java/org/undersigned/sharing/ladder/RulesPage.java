package org.undersigned.sharing.ladder;

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
import java.util.stream.IntStream;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.Ladder;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;

/** What people are asked after signing: what came of it, and the rules, for campaigners of a lead. */
@Singleton
@Path(Watched.PATH + "/{campaign}/{petition}/sharing/ladder")
class RulesPage {

    private final Staff staff;
    private final Frames frames;
    private final Campaigns campaigns;
    private final Petitions petitions;
    private final Climbing climbing;
    private final Ruling ruling;

    RulesPage(Staff staff, Frames frames, Campaigns campaigns, Petitions petitions, Climbing climbing, Ruling ruling) {
        this.staff = staff;
        this.frames = frames;
        this.campaigns = campaigns;
        this.petitions = petitions;
        this.climbing = climbing;
        this.ruling = ruling;
    }

    @CheckedTemplate(basePath = "sharing")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance rules(Page page, Frame frame, Shown shown, Entered entered);
    }

    /**
     * What the page shows.
     *
     * @param rows numbers of the rows of the form
     */
    public record Shown(Petition petition, List<LadderStore.Sums> sums, List<Integer> rows) {

        public String above() {
            return Watched.path(petition.campaign()) + "/" + petition.slug() + "/sharing";
        }

        public String path() {
            return RulesPage.path(petition);
        }

        public List<Campaign.Partner> partners() {
            return petition.campaign().partners();
        }

        public List<String> steps() {
            return Ladder.STEPS;
        }

        /** Positions of steps in a row. */
        public List<Integer> places() {
            return IntStream.range(0, Ladder.STEPS.size()).boxed().toList();
        }

        /** Name of a field of a row. */
        public String field(String what, int row) {
            return what + "-" + row;
        }

        public String field(String what, int row, int place) {
            return what + "-" + row + "-" + place;
        }
    }

    @GET
    public Response page(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var petition = petition(in.visitor(), campaign, slug);
                yield show(200, in.visitor(), petition, RulesForm.of(petition));
            }
        };
    }

    /** Keeps the rules of the form. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response keep(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> keep(in.visitor(), petition(in.visitor(), campaign, slug), form);
        };
    }

    private Response keep(Visitor visitor, Petition petition, Map<String, String> form) {
        var faults = RulesForm.faults(petition, form);
        if (!faults.isEmpty()) return show(422, visitor, petition, new Entered(form, faults));
        ruling.keep(petition, RulesForm.ladder(form), visitor.person().actor());
        return StaffAnswer.to(path(petition));
    }

    private Response show(int status, Visitor visitor, Petition petition, Entered entered) {
        var frame = frames.of(visitor, path(petition), "sharing.ladder.title");
        var rows = IntStream.range(0, RulesForm.rows(entered)).boxed().toList();
        var shown = new Shown(petition, climbing.of(petition), rows);
        return StaffAnswer.page(status, Templates.rules(frame.page(), frame, shown, entered));
    }

    private Petition petition(Visitor visitor, String campaign, String slug) {
        var petition = Watched.by(visitor, campaigns.now(), campaign)
                .flatMap(one -> petitions.of(one, slug))
                .filter(one -> one.action().isPublic())
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        if (Watched.lead(visitor, petition.campaign(), Role.CAMPAIGNER).isEmpty())
            throw Problem.problem(ProblemType.NOT_ALLOWED);
        return petition;
    }

    private static String path(Petition petition) {
        return Watched.path(petition.campaign()) + "/" + petition.slug() + "/sharing/ladder";
    }
}
