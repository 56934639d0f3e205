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

/** Where the mail of a signature on trial leads: as for signers, looking changes nothing and a button confirms. */
@Singleton
@Path(DraftsPage.PATH + "/{draft}/trial")
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

        static native TemplateInstance trial(Page page, Frame frame, Draft draft);
    }

    @GET
    public Response page(@PathParam("draft") String id, @Context ContainerRequestContext request) {
        return switch (owned.look(request)) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var draft = owned.draft(in.visitor(), id);
                var frame = frames.of(in.visitor(), draft.path() + "/trial", "draft.trial");
                yield StaffAnswer.page(200, Templates.trial(frame.page(), frame, draft));
            }
        };
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response confirm(@PathParam("draft") String id, @Context ContainerRequestContext request, byte[] body) {
        return switch (owned.act(request, FormBody.parse(body))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var draft = owned.draft(in.visitor(), id);
                trial.confirmed(draft);
                yield StaffAnswer.to(draft.path(Step.CHECK));
            }
        };
    }
}
