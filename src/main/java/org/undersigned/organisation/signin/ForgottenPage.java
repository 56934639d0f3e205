package org.undersigned.organisation.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.outbox.Outbox;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.token.Token;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.StaffAnswer;

/** For those who forgot their password: where a link is asked for, and where it leads. */
@Singleton
@Path("/staff/sign-in/forgotten")
class ForgottenPage {

    private final Forgetting forgetting;
    private final Frames frames;
    private final Outbox outbox;

    ForgottenPage(Forgetting forgetting, Frames frames, Outbox outbox) {
        this.forgetting = forgetting;
        this.frames = frames;
        this.outbox = outbox;
    }

    @CheckedTemplate(basePath = "staff")
    static final class Templates {
        private Templates() {}

        /** {@code note} is the key of what is said after the form was sent; empty before. */
        static native TemplateInstance forgotten(Page page, Frame frame, Entered entered, String note);

        static native TemplateInstance renewal(Page page, Frame frame, Entered entered, boolean done);
    }

    @GET
    public Response page(@QueryParam("lang") String language) {
        return asked(200, Frames.language(language), Entered.empty(), "");
    }

    /** Mails a link. The answer is the same whoever the address belongs to. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(@Context RoutingContext exchange, byte[] body) {
        var form = FormBody.parse(body);
        var language = Frames.language(form.get("lang"));
        var email = form.getOrDefault("email", "");
        if (forgetting.ask(email, exchange.request().remoteAddress().hostAddress(), outbox))
            return asked(200, language, Entered.empty(), "staff.forgotten.sent");
        var entered = new Entered(Map.of("email", email), Map.of("email", "staff.signIn.tooOften"));
        return asked(429, language, entered, "");
    }

    /** Behind the link. Reading it changes nothing. */
    @GET
    @Path("{token}")
    public Response renewal(@PathParam("token") String token) {
        return answer(200, token, Entered.empty(), false);
    }

    /** Sets the new password. */
    @POST
    @Path("{token}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response renew(@PathParam("token") String token, byte[] body) {
        var person = forgetting.behind(known(token)).orElseThrow(ForgottenPage::gone);
        return switch (forgetting.renew(token, FormBody.parse(body))) {
            case Forgetting.Renewed.Done done -> renewed(200, person.language(), Entered.empty(), true);
            case Forgetting.Renewed.Bad bad -> renewed(422, person.language(), bad.entered(), false);
            case Forgetting.Renewed.Gone none -> throw gone();
        };
    }

    private Response answer(int status, String token, Entered entered, boolean done) {
        var person = forgetting.behind(known(token)).orElseThrow(ForgottenPage::gone);
        return renewed(status, person.language(), entered, done);
    }

    private Response asked(int status, String language, Entered entered, String note) {
        var frame = frames.outside(language, "/staff/sign-in/forgotten", "staff.forgotten.title");
        return StaffAnswer.page(status, Templates.forgotten(frame.page(), frame, entered, note));
    }

    /** Its form goes to the address it stands on, so that the token is in no page. */
    private Response renewed(int status, String language, Entered entered, boolean done) {
        var frame = frames.outside(language, "/staff/sign-in/forgotten", "staff.forgotten.title");
        return StaffAnswer.page(status, Templates.renewal(frame.page(), frame, entered, done));
    }

    private static String known(String token) {
        if (!Token.isOne(token)) throw gone();
        return token;
    }

    private static Problem gone() {
        return Problem.problem(ProblemType.PASSWORD_LINK_EXPIRED);
    }
}
