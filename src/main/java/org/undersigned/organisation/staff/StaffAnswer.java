package org.undersigned.organisation.staff;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.undersigned.foundation.http.Headers;

/** Answers of the workspace. What they have in common beyond this, {@link StaffHeaders} adds. */
public final class StaffAnswer {

    private static final Pattern WITHIN = Pattern.compile("/staff(/[A-Za-z0-9-]{1,64}){0,6}");

    private StaffAnswer() {}

    /** A page. */
    public static Response page(int status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .entity(page.render())
                .build();
    }

    /** A page with a script of ours, which may ask us and nobody else. */
    public static Response scripted(int status, TemplateInstance page) {
        return Response.fromResponse(page(status, page))
                .header("Content-Security-Policy", Headers.ASKING)
                .build();
    }

    /** A page with a script of ours, which may ask nobody. */
    public static Response alone(int status, TemplateInstance page) {
        return Response.fromResponse(page(status, page))
                .header("Content-Security-Policy", Headers.ALONE)
                .build();
    }

    /** Go there next. */
    public static Response to(String path) {
        return Response.status(303).header("Location", path).build();
    }

    /** Sign in, and then come back here if this is an address of the workspace without anything secret in it. */
    static Response signIn(ContainerRequestContext request) {
        var path = request.getUriInfo().getRequestUri().getRawPath();
        return to("/staff/sign-in" + (within(path).equals("/staff") ? "" : "?next=" + path));
    }

    /** A page of the workspace that may follow signing in; its first page for anything else, so that nobody is led elsewhere. */
    public static String within(String path) {
        return path != null && WITHIN.matcher(path).matches() ? path : "/staff";
    }
}
