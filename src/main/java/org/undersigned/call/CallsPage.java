package org.undersigned.call;

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
import java.util.stream.Stream;
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

/** The calls of a campaign in the workspace. */
@Singleton
@Path(Watched.PATH + "/{campaign}/calls")
class CallsPage {

    /** Most bytes and fields of a form with all its offices in all languages. */
    static final int MOST_BYTES = 1 << 20;

    static final int MOST_FIELDS = 2_000;

    private final Staff staff;
    private final Frames frames;
    private final CallDesk desk;

    CallsPage(Staff staff, Frames frames, CallDesk desk) {
        this.staff = staff;
        this.frames = frames;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "call")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance calls(
                Page page, Frame frame, Campaign campaign, List<CallDesk.Own> calls, boolean writes);

        static native TemplateInstance edit(Page page, Frame frame, Shown shown);
    }

    /**
     * A form in which a call is written.
     *
     * @param path where it is sent, and where one came from
     */
    public record Shown(
            Campaign campaign, String path, String back, List<ActionField> fields, List<CallForm.Row> rows) {

        /** Every field, for the list of what has to change. */
        public List<ActionField> all() {
            return Stream.concat(fields.stream(), rows.stream().flatMap(row -> row.fields().stream()))
                    .toList();
        }

        public boolean isWrong() {
            return all().stream().anyMatch(ActionField::isWrong);
        }
    }

    @GET
    public Response page(@PathParam("campaign") String slug, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var campaign = desk.campaign(in.visitor(), slug);
                var frame = frames.of(in.visitor(), CallDesk.path(campaign), "call.desk.title");
                yield StaffAnswer.page(
                        200,
                        Templates.calls(
                                frame.page(),
                                frame,
                                campaign,
                                desk.all(in.visitor(), campaign),
                                desk.writes(in.visitor(), campaign)));
            }
        };
    }
}
