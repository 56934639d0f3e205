package org.undersigned.organisation.passkey;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Assets;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** One's own passkeys: what there is, adding and removing. Both changes ask for having signed in just now. */
@Singleton
@Path(PasskeysPage.PATH)
class PasskeysPage {

    static final String PATH = "/staff/account/passkeys";

    private final Staff staff;
    private final Frames frames;
    private final Passkeys passkeys;
    private final Adding adding;
    private final Challenges challenges;
    private final Ceremony ceremony;

    PasskeysPage(
            Staff staff, Frames frames, Passkeys passkeys, Adding adding, Challenges challenges, Ceremony ceremony) {
        this.staff = staff;
        this.frames = frames;
        this.passkeys = passkeys;
        this.adding = adding;
        this.challenges = challenges;
        this.ceremony = ceremony;
    }

    @CheckedTemplate(basePath = "passkey", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance passkeys(
                Page page,
                Frame frame,
                List<PasskeyView> passkeys,
                Entered entered,
                boolean fresh,
                String script,
                String host);
    }

    @GET
    public Response page(@Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> answer(200, in.visitor(), Entered.empty());
        };
    }

    /** What the browser is to ask the device for: the script of the page fetches it. */
    @POST
    @Path("challenge")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    public Response challenge(@Context ContainerRequestContext request, byte[] body) {
        return switch (staff.act(request, FormBody.parse(body), Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var visitor = in.visitor();
                if (!adding.isFresh(visitor)) throw Problem.problem(ProblemType.NOT_ALLOWED);
                var issued = challenges.issue(Optional.of(visitor.person().id()));
                yield Response.ok(Db.toJson(adding.options(visitor, issued.challenge())))
                        .cookie(issued.cookie())
                        .build();
            }
        };
    }

    /** Adds what the device made. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(@Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var visitor = in.visitor();
                if (!adding.isFresh(visitor)) yield answer(403, visitor, Entered.empty());
                yield switch (adding.add(visitor, form, request)) {
                    case Adding.Added.Done done -> StaffAnswer.to(PATH);
                    case Adding.Added.Bad bad ->
                        answer(
                                422,
                                visitor,
                                new Entered(
                                        Map.of("name", form.getOrDefault("name", "")), Map.of(bad.field(), bad.why())));
                };
            }
        };
    }

    @POST
    @Path("{id: [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}}/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(@PathParam("id") UUID id, @Context ContainerRequestContext request, byte[] body) {
        return switch (staff.act(request, FormBody.parse(body), Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var visitor = in.visitor();
                if (!adding.isFresh(visitor)) yield answer(403, visitor, Entered.empty());
                if (!passkeys.remove(visitor, id)) throw Problem.problem(ProblemType.NOT_FOUND);
                yield StaffAnswer.to(PATH);
            }
        };
    }

    private Response answer(int status, Visitor visitor, Entered entered) {
        var frame = frames.of(visitor, PATH, status == 200 ? "passkey.title" : "passkey.errorTitle");
        return StaffAnswer.scripted(
                status,
                Templates.passkeys(
                        frame.page(),
                        frame,
                        passkeys.of(visitor.person().id()),
                        entered,
                        adding.isFresh(visitor),
                        Assets.PASSKEY_SCRIPT,
                        ceremony.host()));
    }
}
