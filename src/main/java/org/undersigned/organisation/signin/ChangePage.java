package org.undersigned.organisation.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
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
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.html.QrCode;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.SignIn;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** Three forms that change what somebody signs in with; each asks for password and second step of now. */
@Singleton
@Path("/staff/account/{what: password|app|recovery-codes}")
class ChangePage {

    private final Db db;
    private final Staff staff;
    private final SignIn signIn;
    private final Frames frames;
    private final ChangingAccount changing;
    private final Totp totp;

    ChangePage(Db db, Staff staff, SignIn signIn, Frames frames, ChangingAccount changing, Totp totp) {
        this.db = db;
        this.staff = staff;
        this.signIn = signIn;
        this.frames = frames;
        this.changing = changing;
        this.totp = totp;
    }

    @CheckedTemplate(basePath = "staff", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance change(
                Page page, Frame frame, String what, String title, Entered entered, RawString qr, String secret);
    }

    @GET
    public Response page(@PathParam("what") String what, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> form(200, in.visitor(), what, Entered.empty());
        };
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("what") String what, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var visitor = in.visitor();
                var changed = switch (what) {
                    case "password" -> changing.password(visitor, form);
                    case "app" -> changing.app(visitor, form);
                    default -> changing.codes(visitor, form);
                };
                yield switch (changed) {
                    case ChangingAccount.Changed.Bad bad -> form(422, visitor, what, bad.entered());
                    case ChangingAccount.Changed.Done done -> done(visitor, done, request);
                };
            }
        };
    }

    /** Who has proved themselves anew gets a new token, as after any sign-in. */
    private Response done(Visitor visitor, ChangingAccount.Changed.Done done, ContainerRequestContext request) {
        var person = visitor.person();
        var cookie = db.inTransaction(
                handle -> signIn.begin(handle, person.id(), visitor.session().how(), request));
        var answer = done.codes().isEmpty()
                ? StaffAnswer.to("/staff/account")
                : ShownCodes.answer(
                        frames.outside(person.language(), "/staff/account", "staff.codes.title"), done.codes());
        return Response.fromResponse(answer).cookie(cookie).build();
    }

    private Response form(int status, Visitor visitor, String what, Entered entered) {
        var title = "staff.account." + what;
        var frame = frames.of(visitor, "/staff/account/" + what, status == 200 ? title : "staff.account.errorTitle");
        var secret = changing.offer(visitor);
        var qr = QrCode.svg(
                totp.address(secret, visitor.person().email()), frame.page().t("staff.setup.qr"));
        return StaffAnswer.page(
                status,
                Templates.change(
                        frame.page(),
                        frame,
                        what,
                        title,
                        entered,
                        new RawString(what.equals("app") ? qr : ""),
                        Totp.text(secret)));
    }
}
