package org.undersigned.organisation.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
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
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.html.QrCode;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** Where somebody with a passkey or a provider alone adds a password. */
@Singleton
@Path(FirstPasswordPage.PATH)
class FirstPasswordPage {

    static final String PATH = "/staff/account/first-password";

    private static final String ACCOUNT = "/staff/account";

    private final Staff staff;
    private final Frames frames;
    private final FirstPassword adding;
    private final Totp totp;

    FirstPasswordPage(Staff staff, Frames frames, FirstPassword adding, Totp totp) {
        this.staff = staff;
        this.frames = frames;
        this.adding = adding;
        this.totp = totp;
    }

    @CheckedTemplate(basePath = "staff", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance firstPassword(
                Page page, Frame frame, boolean fresh, Entered entered, RawString qr, String secret);
    }

    @GET
    public Response page(@Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in ->
                adding.isThere(in.visitor())
                        ? StaffAnswer.to(ACCOUNT)
                        : answer(200, in.visitor(), adding.isFresh(in.visitor()), Entered.empty());
        };
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(@Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in ->
                switch (adding.add(in.visitor(), form, request)) {
                    case FirstPassword.Added.There there -> StaffAnswer.to(ACCOUNT);
                    case FirstPassword.Added.Late late -> answer(403, in.visitor(), false, Entered.empty());
                    case FirstPassword.Added.Bad bad -> answer(422, in.visitor(), true, bad.entered());
                    case FirstPassword.Added.Done done -> {
                        var frame = frames.outside(in.visitor().person().language(), ACCOUNT, "staff.codes.title");
                        yield Response.fromResponse(ShownCodes.answer(frame, done.codes()))
                                .cookie(done.cookie())
                                .build();
                    }
                };
        };
    }

    private Response answer(int status, Visitor visitor, boolean fresh, Entered entered) {
        var title = status == 200 ? "staff.account.first-password" : "staff.account.errorTitle";
        var frame = frames.of(visitor, PATH, title);
        var secret = adding.offer(visitor);
        var qr = QrCode.svg(
                totp.address(secret, visitor.person().email()), frame.page().t("staff.setup.qr"));
        return StaffAnswer.page(
                status,
                Templates.firstPassword(frame.page(), frame, fresh, entered, new RawString(qr), Totp.text(secret)));
    }
}
