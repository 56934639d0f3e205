package org.undersigned.organisation.member;

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
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.signin.ShownCodes;
import org.undersigned.organisation.signin.Totp;
import org.undersigned.organisation.signin.Tries;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frames;

/**
 * Behind the link of an invitation: name, password and authenticator app in one step. There is no session yet that a form could be bound
 * to; the link itself is the authority, and only its holder can send this form.
 */
@Singleton
@Path("/staff/invitations/{token: [A-Za-z0-9_-]{43}}")
class InvitationPage {

    private final InvitationForm page;
    private final Accepting accepting;
    private final SetupForm setup;
    private final Totp totp;
    private final Tries tries;
    private final Frames frames;
    private final Renewing renewing;

    InvitationPage(
            InvitationForm page,
            Accepting accepting,
            SetupForm setup,
            Totp totp,
            Tries tries,
            Frames frames,
            Renewing renewing) {
        this.page = page;
        this.accepting = accepting;
        this.setup = setup;
        this.totp = totp;
        this.tries = tries;
        this.frames = frames;
        this.renewing = renewing;
    }

    @GET
    public Response page(@PathParam("token") String token, @QueryParam("lang") String language) {
        var invitation = page.open(token);
        var speaks = Frames.language(language == null ? invitation.language() : language);
        return page.answer(200, token, invitation, speaks, Entered.empty());
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
        var invitation = page.open(token);
        var language = Frames.language(form.getOrDefault("lang", invitation.language()));
        tries.countFrom(exchange);
        var secret = totp.offer(token);
        if (invitation.renews().isPresent())
            return switch (renewing.renew(form, invitation, secret, request)) {
                case Renewing.Renewed.Done done -> codes(language, done.accepted());
                case Renewing.Renewed.Bad bad -> page.answer(422, token, invitation, language, bad.entered());
                case Renewing.Renewed.Gone gone -> throw Problem.problem(ProblemType.INVITATION_EXPIRED);
            };
        if (accepting.holder(invitation).isPresent())
            return page.answer(409, token, invitation, language, Entered.empty());
        return switch (setup.judge(form, invitation, secret)) {
            case SetupForm.Judged.Bad bad -> page.answer(422, token, invitation, language, bad.entered());
            case SetupForm.Judged.Good good ->
                accepting
                        .accept(invitation, good.setup(), request)
                        .map(accepted -> codes(language, accepted))
                        .orElseThrow(() -> Problem.problem(ProblemType.INVITATION_EXPIRED));
        };
    }

    /** The only time that the codes are shown, so this is an answer to the form and not a page of its own. */
    private Response codes(String language, Accepting.Accepted accepted) {
        var frame = frames.outside(language, "/staff/recovery-codes", "staff.codes.title");
        return Response.fromResponse(ShownCodes.answer(frame, accepted.codes()))
                .cookie(accepted.cookie())
                .build();
    }
}
