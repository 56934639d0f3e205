package org.undersigned.organisation.member;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.passkey.Answered;
import org.undersigned.organisation.passkey.FirstPasskey;
import org.undersigned.organisation.signin.Tries;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.StaffAnswer;

/** An invitation taken with a passkey: no password, no app, no recovery codes. */
@Singleton
@Path("/staff/invitations/{token: [A-Za-z0-9_-]{43}}/passkey")
class PasskeyInvitationPage {

    private final InvitationForm page;
    private final Accepting accepting;
    private final FirstPasskey passkey;
    private final Tries tries;

    PasskeyInvitationPage(InvitationForm page, Accepting accepting, FirstPasskey passkey, Tries tries) {
        this.page = page;
        this.accepting = accepting;
        this.passkey = passkey;
        this.tries = tries;
    }

    /** What the browser is to ask the device for: the script of the page fetches it. */
    @POST
    @Path("challenge")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    public Response challenge(@PathParam("token") String token, @Context RoutingContext exchange) {
        tries.countFrom(exchange);
        var asked = passkey.ask(token, open(token).email());
        return Response.ok(Db.toJson(asked.options())).cookie(asked.cookie()).build();
    }

    /** Takes what the device made. It works once; then the link is worth nothing. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response accept(
            @PathParam("token") String token,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange,
            byte[] body) {
        tries.countFrom(exchange);
        var form = FormBody.parse(body);
        var invitation = open(token);
        var language = Frames.language(form.getOrDefault("lang", invitation.language()));
        if (accepting.holder(invitation).isPresent())
            return page.answer(409, token, invitation, language, Entered.empty());
        var name = form.getOrDefault("name", "").strip();
        var errors = new LinkedHashMap<String, String>();
        StaffName.fault(name).ifPresent(fault -> errors.put("passkey-name", fault));
        // Judged even under a wrong name: the device has signed for this one try.
        var answered = passkey.judge(form.getOrDefault("answer", ""), request);
        if (answered instanceof Answered.Bad bad) errors.put("passkey", bad.why());
        if (answered instanceof Answered.Good good && errors.isEmpty()) {
            var called = Messages.of(language).t("passkey.first");
            switch (accepting.accept(
                    invitation,
                    name,
                    language,
                    request,
                    (handle, person) -> passkey.keep(handle, person, token, called, good))) {
                case Accepting.Taken.In in -> {
                    return Response.fromResponse(StaffAnswer.to("/staff"))
                            .cookie(in.cookie())
                            .build();
                }
                case Accepting.Taken.Refused refused -> errors.put("passkey", "passkey.known");
                case Accepting.Taken.Gone gone -> throw Problem.problem(ProblemType.INVITATION_EXPIRED);
            }
        }
        return page.answer(422, token, invitation, language, new Entered(Map.of("name", name), errors));
    }

    /** A new second step is no place to take: that link asks for the password. */
    private Invitation open(String token) {
        var invitation = page.open(token);
        if (invitation.renews().isPresent()) throw Problem.problem(ProblemType.INVITATION_EXPIRED);
        return invitation;
    }
}
