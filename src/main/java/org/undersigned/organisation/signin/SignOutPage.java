package org.undersigned.organisation.signin;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Sessions;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.StaffCookie;

/** Signing out ends the session here, not only in the browser. */
@Singleton
@Path("/staff/sign-out")
class SignOutPage {

    private final Db db;
    private final Staff staff;
    private final Sessions sessions;
    private final StaffCookie cookie;
    private final AuditLog audit;

    SignOutPage(Db db, Staff staff, Sessions sessions, StaffCookie cookie, AuditLog audit) {
        this.db = db;
        this.staff = staff;
        this.sessions = sessions;
        this.cookie = cookie;
        this.audit = audit;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signOut(@Context ContainerRequestContext request, byte[] body) {
        return switch (staff.act(request, FormBody.parse(body), Need.anybody())) {
            // Whose session has ended by itself wanted nothing else.
            case Admission.Out out ->
                staff.visitor(request).isEmpty() ? StaffAnswer.to("/staff/sign-in") : out.answer();
            case Admission.In in -> {
                var person = in.visitor().person();
                db.useTransaction(handle -> {
                    sessions.end(handle, person.id(), in.visitor().session().id());
                    audit.record(handle, person.actor(), AuditActions.STAFF_SIGN_OUT, "staff " + person.id(), "");
                });
                yield Response.fromResponse(StaffAnswer.to("/staff/sign-in"))
                        .cookie(cookie.gone())
                        // Whoever goes back at this machine finds none of the pages; browsers do it over https only.
                        .header("Clear-Site-Data", "\"cache\", \"storage\"")
                        .build();
            }
        };
    }
}
