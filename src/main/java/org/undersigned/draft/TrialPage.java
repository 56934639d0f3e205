package org.undersigned.draft;

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
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** Where the mail of a signature on trial leads: as for signers, looking changes nothing and a button confirms. */
@Singleton
@Path("/staff/trials/{draft}/{token}")
class TrialPage {

    private final Owned owned;
    private final Frames frames;
    private final Trial trial;

    TrialPage(Owned owned, Frames frames, Trial trial) {
        this.owned = owned;
        this.frames = frames;
        this.trial = trial;
    }

    @CheckedTemplate(basePath = "draft")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance trial(Page page, Frame frame, Shown shown);
    }

    /**
     * What the page shows.
     *
     * @param path where the button leads; empty if the link is of another mail than the draft's latest
     */
    public record Shown(Draft draft, String path) {

        public String check() {
            return draft.path(Step.CHECK);
        }
    }

    /** Where the mail leads. */
    static String path(Draft draft, String token) {
        return "/staff/trials/" + draft.id() + "/" + token;
    }

    @GET
    public Response page(
            @PathParam("draft") String id, @PathParam("token") String token, @Context ContainerRequestContext request) {
        return switch (owned.look(request)) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), owned.draft(in.visitor(), id), token);
        };
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response confirm(
            @PathParam("draft") String id,
            @PathParam("token") String token,
            @Context ContainerRequestContext request,
            byte[] body) {
        return switch (owned.act(request, FormBody.parse(body))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var draft = owned.draft(in.visitor(), id);
                if (!trial.isMailed(draft, in.visitor().person(), token)) yield show(409, in.visitor(), draft, token);
                trial.confirmed(draft, in.visitor().person());
                yield StaffAnswer.to(draft.path(Step.CHECK));
            }
        };
    }

    private Response show(int status, Visitor visitor, Draft draft, String token) {
        // Whatever else was in the address is not written into the page.
        var path = trial.isMailed(draft, visitor.person(), token) ? path(draft, token) : "";
        var frame = frames.of(visitor, draft.path(Step.CHECK), "draft.trial");
        return StaffAnswer.page(status, Templates.trial(frame.page(), frame, new Shown(draft, path)));
    }
}
