package org.undersigned.organisation.signin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Persons;
import org.undersigned.organisation.staff.Session;
import org.undersigned.organisation.staff.Sessions;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** One's own account: where one is signed in, in which language, and with what. */
@Singleton
@Path("/staff/account")
class AccountPage {

    private static final String UUID_PATTERN = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Db db;
    private final Staff staff;
    private final Frames frames;
    private final Sessions sessions;
    private final Persons persons;
    private final Credentials credentials;
    private final AuditLog audit;

    AccountPage(
            Db db,
            Staff staff,
            Frames frames,
            Sessions sessions,
            Persons persons,
            Credentials credentials,
            AuditLog audit) {
        this.db = db;
        this.staff = staff;
        this.frames = frames;
        this.sessions = sessions;
        this.persons = persons;
        this.credentials = credentials;
        this.audit = audit;
    }

    @CheckedTemplate(basePath = "staff", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance account(
                Page page,
                Frame frame,
                Visitor visitor,
                List<Session> sessions,
                boolean password,
                int codes,
                String provider,
                boolean late);
    }

    @GET
    public Response page(@Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), false);
        };
    }

    private Response show(int status, Visitor visitor, boolean late) {
        var person = visitor.person().id();
        var frame = frames.of(visitor, "/staff/account", "staff.account.title");
        return StaffAnswer.page(
                status,
                Templates.account(
                        frame.page(),
                        frame,
                        visitor,
                        sessions.of(person),
                        credentials.hasPassword(person),
                        credentials.recoveryCodesLeft(person),
                        credentials.provider(),
                        late));
    }

    /** Changes the language of pages and mails. */
    @POST
    @Path("language")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response language(@Context ContainerRequestContext request, byte[] body) {
        var language = Frames.language(FormBody.parse(body).get("lang"));
        return changed(request, body, visitor -> {
            db.useTransaction(handle -> persons.speak(handle, visitor.person().id(), language));
            return true;
        });
    }

    /** Ends one of one's own sessions. */
    @POST
    @Path("sessions/{id: " + UUID_PATTERN + "}/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response end(@PathParam("id") UUID id, @Context ContainerRequestContext request, byte[] body) {
        return ended(
                request,
                body,
                visitor -> db.inTransaction(handle -> {
                    var person = visitor.person();
                    var ended = sessions.end(handle, person.id(), id);
                    if (ended)
                        audit.record(
                                handle, person.actor(), AuditActions.STAFF_SESSION_END, "staff " + person.id(), "one");
                    return ended;
                }));
    }

    /** Ends all of one's own sessions but this one. */
    @POST
    @Path("sessions/others/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response endOthers(@Context ContainerRequestContext request, byte[] body) {
        return ended(
                request,
                body,
                visitor -> db.inTransaction(handle -> {
                    var person = visitor.person();
                    sessions.endOthers(handle, person.id(), visitor.session().id());
                    audit.record(
                            handle,
                            person.actor(),
                            AuditActions.STAFF_SESSION_END,
                            "staff " + person.id(),
                            "all others");
                    return true;
                }));
    }

    /** Whoever found an open browser does not throw its owner out elsewhere: that takes a sign-in of the last ten minutes. */
    private Response ended(ContainerRequestContext request, byte[] body, Function<Visitor, Boolean> change) {
        return switch (staff.act(request, FormBody.parse(body), Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in ->
                sessions.isFresh(in.visitor().session())
                        ? changed(request, body, change)
                        : show(403, in.visitor(), true);
        };
    }

    private Response changed(ContainerRequestContext request, byte[] body, Function<Visitor, Boolean> change) {
        return switch (staff.act(request, FormBody.parse(body), Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                if (!change.apply(in.visitor())) throw Problem.problem(ProblemType.NOT_FOUND);
                yield StaffAnswer.to("/staff/account");
            }
        };
    }
}
