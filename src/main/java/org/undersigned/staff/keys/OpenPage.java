package org.undersigned.staff.keys;

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
import org.undersigned.foundation.html.KeyScripts;
import org.undersigned.foundation.html.Page;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;

/** The page on which members open a list of sealed rows. It takes nothing: key and list stay in the browser, and its policy lets no script ask. */
@Singleton
@Path("/staff/organisations/{slug: [a-z0-9-]{2,64}}/open")
class OpenPage {

    private final Staff staff;
    private final Frames frames;
    private final Petitions petitions;

    OpenPage(Staff staff, Frames frames, Petitions petitions) {
        this.staff = staff;
        this.frames = frames;
        this.petitions = petitions;
    }

    @CheckedTemplate(basePath = "keys")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance open(Page page, Frame frame, Shown shown);
    }

    /**
     * What the page shows.
     *
     * @param petitions of which the organisation is a partner, so that rows say more than an id
     */
    public record Shown(Membership member, List<Petition> petitions) {

        public String script() {
            return KeyScripts.OPEN.address();
        }

        public String worker() {
            return KeyScripts.OPENING.address();
        }

        public String sealed() {
            return KeyScripts.SEALED.address();
        }

        public String crypto() {
            return KeyScripts.CRYPTO.address();
        }
    }

    @GET
    public Response page(@PathParam("slug") String slug, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.member(slug, Role.VIEWER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var member = in.visitor().at(slug).orElseThrow();
                var own = petitions.all().stream()
                        .filter(one -> one.campaign().partner(slug).isPresent())
                        .toList();
                var frame = frames.of(in.visitor(), "/staff/organisations/" + slug + "/open", "keys.open.title");
                yield StaffAnswer.alone(200, Templates.open(frame.page(), frame, new Shown(member, own)));
            }
        };
    }
}
