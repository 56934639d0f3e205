package org.undersigned.call;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.undersigned.campaign.ActionField;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** The calls of a campaign in the workspace, and where a new one is written. */
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

    @GET
    @Path("new")
    public Response form(@PathParam("campaign") String slug, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> edit(200, in.visitor(), desk.writable(in.visitor(), slug), Entered.empty());
        };
    }

    /** Stores a new call as a draft. */
    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(@PathParam("campaign") String slug, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body, MOST_BYTES, MOST_FIELDS);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var campaign = desk.writable(in.visitor(), slug);
                yield switch (new CallForm(CallDesk.languages(campaign), true).read(form, "")) {
                    case CallForm.Read.Bad bad -> edit(422, in.visitor(), campaign, bad.entered());
                    case CallForm.Read.Good good ->
                        desk.save(in.visitor(), campaign, Optional.empty(), good.call())
                                ? StaffAnswer.to(CallDesk.path(campaign) + "/"
                                        + good.call().slug())
                                : edit(422, in.visitor(), campaign, taken(form));
                };
            }
        };
    }

    private static Entered taken(Map<String, String> form) {
        return new Entered(new LinkedHashMap<>(form), Map.of("slug", "action.wrong.taken"));
    }

    private Response edit(int status, Visitor visitor, Campaign campaign, Entered entered) {
        var form = new CallForm(CallDesk.languages(campaign), true);
        var language = visitor.person().language();
        var path = CallDesk.path(campaign);
        var frame = frames.of(visitor, path + "/new", "call.desk.new");
        var shown =
                new Shown(campaign, path + "/new", path, form.fields(entered, language), form.rows(entered, language));
        return StaffAnswer.page(status, Templates.edit(frame.page(), frame, shown));
    }
}
