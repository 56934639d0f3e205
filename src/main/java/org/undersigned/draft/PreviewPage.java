package org.undersigned.draft;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.undersigned.exchange.Imagined;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.Headers;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.signature.signing.SigningPreview;

/** The petition's page as it would be: the page of everybody, drawn from the draft. It is shown in a frame beside the form, too. */
@Singleton
@Path(DraftsPage.PATH + "/{draft}/preview")
class PreviewPage {

    private final Owned owned;
    private final Frames frames;
    private final SigningPreview preview;
    private final InstantSource clock;

    PreviewPage(Owned owned, Frames frames, SigningPreview preview, InstantSource clock) {
        this.owned = owned;
        this.frames = frames;
        this.preview = preview;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "draft")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance unseen(Page page, Frame frame);
    }

    /** In one of the draft's languages. */
    @GET
    public Response page(
            @PathParam("draft") String id,
            @QueryParam("in") @DefaultValue("") String asked,
            @Context ContainerRequestContext request) {
        return switch (owned.look(request)) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var draft = owned.draft(in.visitor(), id);
                var language = draft.languages().contains(asked) ? asked : draft.main();
                var html = StandIns.file(draft)
                        .map(file -> preview.html(Imagined.petition(file, Day.today(clock)), language)
                                // What has this colour on the site is there under another one, or not at all.
                                .replaceFirst(
                                        "/assets/campaign-[a-z0-9-]+\\.css", draft.path() + "/preview/colour.css"))
                        .orElseGet(() -> {
                            var frame = frames.of(in.visitor(), draft.path() + "/preview", "draft.preview");
                            return Templates.unseen(frame.page(), frame).render();
                        });
                yield Response.ok(html, MediaType.TEXT_HTML + ";charset=UTF-8")
                        .header("Content-Security-Policy", Headers.FRAMED)
                        .build();
            }
        };
    }

    /** The colour of the draft, in a file of its own as on the site. */
    @GET
    @Path("colour.css")
    public Response colour(@PathParam("draft") String id, @Context ContainerRequestContext request) {
        return switch (owned.look(request)) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var colour = StandIns.file(owned.draft(in.visitor(), id))
                        .flatMap(file -> file.campaign().colour())
                        .map(one -> ":root{--campaign:" + one + "}");
                yield Response.ok(colour.orElse(""), "text/css").build();
            }
        };
    }

    /** Lets a page show the preview beside its form. */
    static Response framing(Response page) {
        return Response.fromResponse(page)
                .header("Content-Security-Policy", Headers.FRAMING)
                .build();
    }
}
