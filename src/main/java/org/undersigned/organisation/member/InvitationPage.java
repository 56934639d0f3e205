package org.undersigned.organisation.member;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.html.QrCode;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.signin.ShownCodes;
import org.undersigned.organisation.signin.Totp;
import org.undersigned.organisation.signin.Tries;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.StaffAnswer;

/**
 * Behind the link of an invitation: name, password and authenticator app in one step. There is no session yet that a form could be bound
 * to; the link itself is the authority, and only its holder can send this form.
 */
@Singleton
@Path("/staff/invitations/{token: [A-Za-z0-9_-]{43}}")
class InvitationPage {

    private final Inviting inviting;
    private final Accepting accepting;
    private final SetupForm setup;
    private final Totp totp;
    private final Tries tries;
    private final Frames frames;
    private final Renewing renewing;

    InvitationPage(
            Inviting inviting,
            Accepting accepting,
            SetupForm setup,
            Totp totp,
            Tries tries,
            Frames frames,
            Renewing renewing) {
        this.inviting = inviting;
        this.accepting = accepting;
        this.setup = setup;
        this.totp = totp;
        this.tries = tries;
        this.frames = frames;
        this.renewing = renewing;
    }

    @CheckedTemplate(basePath = "staff", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance invitation(
                Page page, Frame frame, Invitation invitation, Entered entered, RawString qr, String secret);

        static native TemplateInstance invitationKnown(Page page, Frame frame, Invitation invitation);
    }

    @GET
    public Response page(@PathParam("token") String token, @QueryParam("lang") String language) {
        var invitation = open(token);
        var speaks = Frames.language(language == null ? invitation.language() : language);
        return form(200, token, invitation, speaks, Entered.empty());
    }

    /** Takes the form. It works once; then the link is worth nothing. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response accept(
            @PathParam("token") String token,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange,
            byte[] body) {
        var form = FormBody.parse(body);
        var invitation = open(token);
        var language = Frames.language(form.getOrDefault("lang", invitation.language()));
        if (!tries.mayTryFrom(exchange.request().remoteAddress().hostAddress()))
            throw Problem.problem(ProblemType.TOO_MANY_TRIES);
        var secret = totp.offer(token);
        if (invitation.renews().isPresent())
            return switch (renewing.renew(form, invitation, secret, request)) {
                case Renewing.Renewed.Done done -> codes(language, done.accepted());
                case Renewing.Renewed.Bad bad -> form(422, token, invitation, language, bad.entered());
                case Renewing.Renewed.Gone gone -> throw Problem.problem(ProblemType.INVITATION_EXPIRED);
            };
        if (accepting.holder(invitation).isPresent()) return form(409, token, invitation, language, Entered.empty());
        return switch (setup.judge(form, invitation, secret)) {
            case SetupForm.Judged.Bad bad -> form(422, token, invitation, language, bad.entered());
            case SetupForm.Judged.Good good ->
                accepting
                        .accept(invitation, good.setup(), request)
                        .map(accepted -> codes(language, accepted))
                        .orElseThrow(() -> Problem.problem(ProblemType.INVITATION_EXPIRED));
        };
    }

    private Invitation open(String token) {
        return inviting.look(token).orElseThrow(() -> Problem.problem(ProblemType.INVITATION_EXPIRED));
    }

    private Response form(int status, String token, Invitation invitation, String language, Entered entered) {
        var title = invitation.renews().isPresent() ? "staff.renewal.title" : "staff.setup.title";
        var frame = frames.outside(language, "/staff/invitations", status == 422 ? "staff.setup.errorTitle" : title);
        if (invitation.renews().isEmpty() && accepting.holder(invitation).isPresent())
            return StaffAnswer.page(status, Templates.invitationKnown(frame.page(), frame, invitation));
        var secret = totp.offer(token);
        var qr = QrCode.svg(
                totp.address(secret, invitation.email()), Messages.of(language).t("staff.setup.qr"));
        return StaffAnswer.page(
                status,
                Templates.invitation(frame.page(), frame, invitation, entered, new RawString(qr), Totp.text(secret)));
    }

    /** The only time that the codes are shown, so this is an answer to the form and not a page of its own. */
    private Response codes(String language, Accepting.Accepted accepted) {
        var frame = frames.outside(language, "/staff/recovery-codes", "staff.codes.title");
        return Response.fromResponse(ShownCodes.answer(frame, accepted.codes()))
                .cookie(accepted.cookie())
                .build();
    }
}
