package org.undersigned.organisation.oidc;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.IdentityProvider;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** One's own link with the provider. Both changes ask for having signed in just now. */
@Singleton
@Path(LinkPage.PATH)
class LinkPage {

    static final String PATH = "/staff/account/oidc";

    private final Staff staff;
    private final Frames frames;
    private final IdentityProvider provider;
    private final Linking linking;
    private final OidcPage way;
    private final InstantSource clock;

    LinkPage(
            Staff staff, Frames frames, IdentityProvider provider, Linking linking, OidcPage way, InstantSource clock) {
        this.staff = staff;
        this.frames = frames;
        this.provider = provider;
        this.linking = linking;
        this.way = way;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "oidc")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance link(
                Page page, Frame frame, String provider, boolean linked, boolean fresh, String note);
    }

    @GET
    public Response page(@Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), "");
        };
    }

    /** Begins linking. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response link(@Context ContainerRequestContext request, byte[] body) {
        return switch (staff.act(request, FormBody.parse(body), Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var visitor = in.visitor();
                if (!isFresh(visitor)) yield show(403, visitor, "");
                provider.require();
                var person = visitor.person();
                yield way.leave(Flow.linking(person.id(), PATH, person.language()));
            }
        };
    }

    /** Takes the link away. */
    @POST
    @Path("remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(@Context ContainerRequestContext request, byte[] body) {
        return switch (staff.act(request, FormBody.parse(body), Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var visitor = in.visitor();
                if (!isFresh(visitor)) yield show(403, visitor, "");
                yield linking.unlink(visitor.person())
                        ? StaffAnswer.to(PATH)
                        : show(422, visitor, "passkey.oidc.lastWay");
            }
        };
    }

    private boolean isFresh(Visitor visitor) {
        return visitor.session().isFresh(clock.instant());
    }

    private Response show(int status, Visitor visitor, String note) {
        provider.require();
        var frame = frames.of(visitor, PATH, "passkey.oidc.title", provider.name());
        return StaffAnswer.page(
                status,
                Templates.link(
                        frame.page(),
                        frame,
                        provider.name(),
                        linking.isLinked(visitor.person().id()),
                        isFresh(visitor),
                        note));
    }
}
