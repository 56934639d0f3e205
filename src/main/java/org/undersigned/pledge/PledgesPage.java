package org.undersigned.pledge;

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
import org.undersigned.campaign.ActionField;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.html.Page;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;

/** The promises and events of a campaign in the workspace. */
@Singleton
@Path(Watched.PATH + "/{campaign}/pledges")
class PledgesPage {

    /** Most bytes and fields of a form in all languages. */
    static final int MOST_BYTES = 1 << 20;

    static final int MOST_FIELDS = 200;

    private final Staff staff;
    private final Frames frames;
    private final OwnPledges own;

    PledgesPage(Staff staff, Frames frames, OwnPledges own) {
        this.staff = staff;
        this.frames = frames;
        this.own = own;
    }

    @CheckedTemplate(basePath = "pledge")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance pledges(
                Page page, Frame frame, Campaign campaign, List<OwnPledges.Own> pledges, boolean writes);

        static native TemplateInstance edit(Page page, Frame frame, Shown shown);
    }

    /**
     * A form in which one is written.
     *
     * @param path where it is sent, and where one came from
     */
    public record Shown(Campaign campaign, String path, String back, List<ActionField> fields) {
        public boolean isWrong() {
            return fields.stream().anyMatch(ActionField::isWrong);
        }
    }

    @GET
    public Response page(@PathParam("campaign") String slug, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var campaign = own.campaign(in.visitor(), slug);
                var frame = frames.of(in.visitor(), OwnPledges.path(campaign), "pledge.desk.title");
                yield StaffAnswer.page(
                        200,
                        Templates.pledges(
                                frame.page(),
                                frame,
                                campaign,
                                own.all(in.visitor(), campaign),
                                own.writes(in.visitor(), campaign)));
            }
        };
    }
}
