package org.undersigned.mailing.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.undersigned.foundation.html.Page;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;

/** The organisations of somebody who belongs to several, each with the way to its mailings. */
@Singleton
@Path(MailingsListPage.PATH)
class MailingsListPage {

    static final String PATH = "/staff/mailings";

    private final Staff staff;
    private final Frames frames;

    MailingsListPage(Staff staff, Frames frames) {
        this.staff = staff;
        this.frames = frames;
    }

    @CheckedTemplate(basePath = "mailing")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(Page page, Frame frame, List<Membership> members);
    }

    @GET
    public Response page(@Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var frame = frames.of(in.visitor(), PATH, "mailing.menu");
                yield StaffAnswer.page(
                        200, Templates.list(frame.page(), frame, in.visitor().memberships()));
            }
        };
    }
}
