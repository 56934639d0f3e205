package org.undersigned.papers;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;

/** The papers that there are for each petition of a campaign, in which languages. */
@Singleton
@Path(Watched.PATH + "/{campaign}/papers")
class PapersPage {

    private final Staff staff;
    private final Frames frames;
    private final Campaigns campaigns;
    private final Petitions petitions;

    PapersPage(Staff staff, Frames frames, Campaigns campaigns, Petitions petitions) {
        this.staff = staff;
        this.frames = frames;
        this.campaigns = campaigns;
        this.petitions = petitions;
    }

    @CheckedTemplate(basePath = "papers")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance papers(Page page, Frame frame, Campaign campaign, List<Row> rows);
    }

    /** A petition, and the papers that there are for it. */
    public record Row(Petition petition, List<Paper.Kind> kinds) {

        public String path(Paper.Kind kind, String language) {
            return PaperPage.path(petition, kind, language);
        }
    }

    @GET
    public Response page(@PathParam("campaign") String slug, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(in.visitor(), slug);
        };
    }

    private Response show(Visitor visitor, String slug) {
        var campaign =
                Watched.by(visitor, campaigns.now(), slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var title = campaign.title().in(visitor.person().language()).text();
        var frame = frames.of(visitor, Watched.path(campaign) + "/papers", "papers.title", title);
        var rows = petitions.of(campaign).stream()
                .map(one -> new Row(one, List.of(Paper.Kind.values())))
                .toList();
        return StaffAnswer.page(200, Templates.papers(frame.page(), frame, campaign, rows));
    }
}
