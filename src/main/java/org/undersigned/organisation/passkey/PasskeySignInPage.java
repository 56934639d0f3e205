package org.undersigned.organisation.passkey;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.organisation.signin.Tries;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.StaffAnswer;

/**
 * Behind the button of the page of signing in. There is no session yet that a form could be bound to: the challenge is bound to the
 * browser instead, and {@code StaffHeaders} takes forms of our own pages only.
 */
@Singleton
@Path("/staff/sign-in/passkey")
class PasskeySignInPage {

    private final Frames frames;
    private final Tries tries;
    private final Challenges challenges;
    private final Ceremony ceremony;
    private final PasskeySignIn passkeys;

    PasskeySignInPage(Frames frames, Tries tries, Challenges challenges, Ceremony ceremony, PasskeySignIn passkeys) {
        this.frames = frames;
        this.tries = tries;
        this.challenges = challenges;
        this.ceremony = ceremony;
        this.passkeys = passkeys;
    }

    @CheckedTemplate(basePath = "passkey", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance refused(Page page, Frame frame, String why, String next);
    }

    /** What the browser is to ask devices for: any passkey of this site. The script of the page fetches it. */
    @POST
    @Path("challenge")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    public Response challenge(@Context RoutingContext exchange, byte[] body) {
        tries.countFrom(exchange);
        var issued = challenges.issue(Optional.empty());
        var options = Map.of(
                "challenge", issued.challenge(),
                "rpId", ceremony.host(),
                "userVerification", "required",
                "timeout", Challenges.WAITS.toMillis());
        return Response.ok(Db.toJson(options)).cookie(issued.cookie()).build();
    }

    /** Takes what the device has signed. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signIn(@Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (passkeys.check(form.getOrDefault("answer", ""), request)) {
            case PasskeySignIn.Tried.Right right ->
                Response.fromResponse(StaffAnswer.to(StaffAnswer.within(form.get("next"))))
                        .cookie(right.cookie())
                        .build();
            case PasskeySignIn.Tried.Stale stale -> refused(form, "passkey.stale");
            case PasskeySignIn.Tried.Wrong wrong -> refused(form, "passkey.wrong");
            case PasskeySignIn.Tried.Copied copied -> refused(form, "passkey.copied");
        };
    }

    private Response refused(Map<String, String> form, String why) {
        var frame = frames.outside(Frames.language(form.get("lang")), "/staff/sign-in", "passkey.refusedTitle");
        return StaffAnswer.page(422, Templates.refused(frame.page(), frame, why, StaffAnswer.within(form.get("next"))));
    }
}
