package org.undersigned.organisation.oidc;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.member.Accepting;
import org.undersigned.organisation.member.Inviting;
import org.undersigned.organisation.signin.Tries;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.IdentityProvider;
import org.undersigned.organisation.staff.StaffAnswer;

/** The button of an invitation that leads to the provider. */
@Singleton
@Path("/staff/invitations/{token: [A-Za-z0-9_-]{43}}/oidc")
class InvitationByProviderPage {

    private final IdentityProvider provider;
    private final Inviting inviting;
    private final Accepting accepting;
    private final Tries tries;
    private final OidcPage way;

    InvitationByProviderPage(
            IdentityProvider provider, Inviting inviting, Accepting accepting, Tries tries, OidcPage way) {
        this.provider = provider;
        this.inviting = inviting;
        this.accepting = accepting;
        this.tries = tries;
        this.way = way;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(@PathParam("token") String token, @Context RoutingContext exchange, byte[] body) {
        provider.require();
        tries.countFrom(exchange);
        var invitation = inviting.look(token)
                .filter(one -> one.renews().isEmpty())
                .orElseThrow(() -> Problem.problem(ProblemType.INVITATION_EXPIRED));
        // Its page tells whoever has an account to sign in.
        if (accepting.holder(invitation).isPresent()) return StaffAnswer.to("/staff/invitations/" + token);
        var language = Frames.language(FormBody.parse(body).getOrDefault("lang", invitation.language()));
        return way.leave(Flow.accepting(invitation.id(), "/staff", language));
    }
}
