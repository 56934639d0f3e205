package org.undersigned.organisation.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
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
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Session;
import org.undersigned.organisation.staff.StaffAnswer;

/** The second step: a code of the authenticator app, or a recovery code. */
@Singleton
@Path("/staff/second-factor")
class SecondFactorPage {

    private final Db db;
    private final Frames frames;
    private final Gate gate;
    private final Credentials credentials;
    private final Tries tries;
    private final AuditLog audit;

    SecondFactorPage(Db db, Frames frames, Gate gate, Credentials credentials, Tries tries, AuditLog audit) {
        this.db = db;
        this.frames = frames;
        this.gate = gate;
        this.credentials = credentials;
        this.tries = tries;
        this.audit = audit;
    }

    @CheckedTemplate(basePath = "staff", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance secondFactor(
                Page page, Frame frame, String form, Entered entered, String next, boolean possible);
    }

    static String path(String next) {
        var within = StaffAnswer.within(next);
        return "/staff/second-factor" + (within.equals("/staff") ? "" : "?next=" + within);
    }

    @GET
    public Response page(@Context ContainerRequestContext request, @QueryParam("next") String next) {
        return gate.half(request)
                .map(half -> answer(200, request, half, Entered.empty(), next))
                .orElseGet(() -> StaffAnswer.to("/staff/sign-in"));
    }

    /** Takes the code. The session that comes of it is a new one. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response check(@Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        var found = gate.half(request);
        if (found.isEmpty()) return StaffAnswer.to("/staff/sign-in");
        var half = found.get();
        if (!gate.isForm(request, form)) return gate.formExpired(request);
        if (!gate.mayTry(half)
                || !tries.mayTry("second", half.person().toString().getBytes(StandardCharsets.US_ASCII)))
            return StaffAnswer.to("/staff/sign-in");
        var code = form.getOrDefault("code", "");
        var cookie = db.inTransaction(handle -> {
            var how = credentials.useSecondFactor(handle, half.person(), code);
            if (how.isEmpty())
                audit.record(
                        handle,
                        "stranger",
                        AuditActions.STAFF_SIGN_IN_FAILED,
                        "staff " + half.person(),
                        "second factor");
            return how.map(way -> gate.complete(handle, half.person(), way, request));
        });
        return cookie.map(fresh -> Response.fromResponse(StaffAnswer.to(StaffAnswer.within(form.get("next"))))
                        .cookie(fresh)
                        .build())
                .orElseGet(() -> answer(
                        422,
                        request,
                        half,
                        new Entered(Map.of(), Map.of("code", "staff.second.wrong")),
                        form.get("next")));
    }

    private Response answer(int status, ContainerRequestContext request, Session half, Entered entered, String next) {
        var frame = frames.outside(
                gate.language(half),
                "/staff/second-factor",
                status == 200 ? "staff.second.title" : "staff.second.errorTitle");
        return StaffAnswer.page(
                status,
                Templates.secondFactor(
                        frame.page(),
                        frame,
                        gate.form(request),
                        entered,
                        StaffAnswer.within(next),
                        credentials.hasTotp(half.person())));
    }
}
