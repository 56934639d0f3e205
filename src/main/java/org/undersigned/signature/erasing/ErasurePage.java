package org.undersigned.signature.erasing;

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
import java.util.Map;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** Where whoever runs the site erases somebody who asked for it: the address, a look at what is there, one button. */
@Singleton
@Path(ErasurePage.PATH)
class ErasurePage {

    static final String PATH = "/staff/erasure";

    private final Staff staff;
    private final Frames frames;
    private final Erasing erasing;

    ErasurePage(Staff staff, Frames frames, Erasing erasing) {
        this.staff = staff;
        this.frames = frames;
        this.erasing = erasing;
    }

    @CheckedTemplate(basePath = "signature")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance erasure(Page page, Frame frame, Shown shown, Entered entered);
    }

    /**
     * What the page shows.
     *
     * @param looked whether somebody was looked for
     * @param erased how much was just erased
     */
    public record Shown(boolean looked, Erasing.All found, Erasing.Erased erased) {
        static Shown nothing() {
            return new Shown(false, Erasing.All.NOTHING, new Erasing.Erased(0, 0));
        }
    }

    @GET
    public Response page(@Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.operator())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), Shown.nothing(), Entered.empty());
        };
    }

    /** Looks, or erases. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response erase(@Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.operator())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> erase(in.visitor(), form);
        };
    }

    private Response erase(Visitor visitor, Map<String, String> form) {
        var typed = form.getOrDefault("email", "").strip();
        var address = MailAddress.parse(typed);
        var entered = new Entered(Map.of("email", typed), Map.of());
        if (address.isEmpty()) {
            var wrong = new Entered(Map.of("email", typed), Map.of("email", "staff.erase.wrong"));
            return show(422, visitor, Shown.nothing(), wrong);
        }
        if (form.getOrDefault("do", "").equals("erase")) {
            var erased = erasing.erase(address.get(), visitor.person());
            return show(200, visitor, new Shown(!erased.isAnything(), Erasing.All.NOTHING, erased), Entered.empty());
        }
        return show(200, visitor, new Shown(true, erasing.look(address.get()), new Erasing.Erased(0, 0)), entered);
    }

    private Response show(int status, Visitor visitor, Shown shown, Entered entered) {
        var frame = frames.of(visitor, PATH, "staff.erase.heading");
        return StaffAnswer.page(status, Templates.erasure(frame.page(), frame, shown, entered));
    }
}
