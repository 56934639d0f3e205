package org.undersigned.organisation.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Assets;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.http.Site;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.IdentityProvider;
import org.undersigned.organisation.staff.SignIn;
import org.undersigned.organisation.staff.StaffAnswer;

/** The first step of signing in: address and password, or a passkey, which needs no second. */
@Singleton
@Path("/staff/sign-in")
class SignInPage {

    private final Db db;
    private final Frames frames;
    private final PasswordSignIn passwords;
    private final SignIn signIn;
    private final String host;
    private final IdentityProvider provider;

    SignInPage(Db db, Frames frames, PasswordSignIn passwords, SignIn signIn, Site site, IdentityProvider provider) {
        this.provider = provider;
        this.db = db;
        this.frames = frames;
        this.passwords = passwords;
        this.signIn = signIn;
        this.host = URI.create(site.baseUrl()).getHost();
    }

    @CheckedTemplate(basePath = "staff", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance signIn(
                Page page, Frame frame, Entered entered, String next, String script, String host, String provider);
    }

    @GET
    public Response page(@QueryParam("lang") String language, @QueryParam("next") String next) {
        return answer(200, Frames.language(language), Entered.empty(), next);
    }

    /** Takes address and password. Wrong, unknown and without password are one answer. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signIn(@Context ContainerRequestContext request, @Context RoutingContext exchange, byte[] body) {
        var form = FormBody.parse(body);
        var language = Frames.language(form.get("lang"));
        var network = exchange.request().remoteAddress().hostAddress();
        var email = form.getOrDefault("email", "");
        return switch (passwords.check(email, form.getOrDefault("password", ""), network)) {
            case PasswordSignIn.Tried.Right right -> {
                var cookie = db.inTransaction(handle -> signIn.beginHalf(handle, right.person(), "password", request));
                yield Response.fromResponse(StaffAnswer.to(SecondFactorPage.path(form.get("next"))))
                        .cookie(cookie)
                        .build();
            }
            case PasswordSignIn.Tried.Wrong wrong ->
                answer(422, language, refused(email, "staff.signIn.wrong"), form.get("next"));
            case PasswordSignIn.Tried.TooOften tooOften ->
                answer(429, language, refused(email, "staff.signIn.tooOften"), form.get("next"));
        };
    }

    private static Entered refused(String email, String why) {
        return new Entered(Map.of("email", email), Map.of("email", why));
    }

    private Response answer(int status, String language, Entered entered, String next) {
        var frame = frames.outside(
                language, "/staff/sign-in", status == 200 ? "staff.signIn.title" : "staff.signIn.errorTitle");
        return StaffAnswer.scripted(
                status,
                Templates.signIn(
                        frame.page(),
                        frame,
                        entered,
                        StaffAnswer.within(next),
                        Assets.PASSKEY_SCRIPT,
                        host,
                        provider.name()));
    }
}
