package org.undersigned.staff.keys;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.keys.KeyText;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.token.Id;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.supporter.KeyAsking;
import org.undersigned.supporter.KeyTests;
import org.undersigned.supporter.Sealing;

/** Where owners see which key their organisation has, make one in the browser, try it, and ask for it. */
@Singleton
@Path("/staff/organisations/{slug: [a-z0-9-]{2,64}}/key")
class KeyPage {

    private static final String ASKED = "asked";
    private static final String PASSED = "passed";

    private final Db db;
    private final Staff staff;
    private final Frames frames;
    private final RecipientKeys keys;
    private final KeyTests tests;
    private final KeyAsking asking;

    KeyPage(Db db, Staff staff, Frames frames, RecipientKeys keys, KeyTests tests, KeyAsking asking) {
        this.db = db;
        this.staff = staff;
        this.frames = frames;
        this.keys = keys;
        this.tests = tests;
        this.asking = asking;
    }

    @CheckedTemplate(basePath = "keys")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance key(Page page, Frame frame, KeyShown shown);

        static native TemplateInstance lost(Page page, Frame frame, Membership member);
    }

    @GET
    public Response page(
            @PathParam("slug") String slug, @QueryParam("done") String done, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.member(slug, Role.OWNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in ->
                show(
                        200,
                        in.visitor(),
                        at(in.visitor(), slug),
                        "",
                        ASKED.equals(done) || PASSED.equals(done) ? "keys.done." + done : "");
        };
    }

    /** What is gone with a lost key, and what is not. */
    @GET
    @Path("lost")
    public Response lost(@PathParam("slug") String slug, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.member(slug, Role.VIEWER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var frame = frames.of(in.visitor(), KeyShown.path(slug) + "/lost", "keys.lost.title");
                yield StaffAnswer.page(200, Templates.lost(frame.page(), frame, at(in.visitor(), slug)));
            }
        };
    }

    /** Begins a test of a public key; the script of the page passes it. */
    @POST
    @Path("tests")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response test(@PathParam("slug") String slug, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.member(slug, Role.OWNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var open = KeyText.publicIn(form.getOrDefault("key", ""))
                        .orElseThrow(() -> Problem.problem(ProblemType.MALFORMED_REQUEST));
                var sample = tests.begin(at(in.visitor(), slug).organisation(), slug, open)
                        .orElseThrow(() -> Problem.problem(ProblemType.TOO_MANY_TRIES));
                yield Response.ok(
                                Db.toJson(Map.of("test", sample.id().toString(), "line", sample.line())),
                                MediaType.APPLICATION_JSON)
                        .build();
            }
        };
    }

    /** Asks a second person for the key of a test that is passed by it. */
    @POST
    @Path("own")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response own(@PathParam("slug") String slug, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.member(slug, Role.OWNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in ->
                answer(
                        in.visitor(),
                        slug,
                        asking.own(at(in.visitor(), slug), in.visitor().person(), test(form), code(form)));
        };
    }

    /** Takes note that the key in force opened a test. */
    @POST
    @Path("tested")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response tested(@PathParam("slug") String slug, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.member(slug, Role.OWNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var member = at(in.visitor(), slug);
                yield asking.test(member, in.visitor().person(), test(form), code(form))
                        ? StaffAnswer.to(KeyShown.path(slug) + "?done=" + PASSED)
                        : answer(in.visitor(), slug, KeyAsking.Asked.NOT_PASSED);
            }
        };
    }

    /** Asks a second person for a key that this site keeps; only from somebody who ticked that they know what that means. */
    @POST
    @Path("hosted")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response hosted(@PathParam("slug") String slug, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.member(slug, Role.OWNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var member = at(in.visitor(), slug);
                if (!form.getOrDefault("understood", "").equals("on"))
                    yield show(422, in.visitor(), member, "keys.note.understood", "");
                yield answer(
                        in.visitor(), slug, asking.hosted(member, in.visitor().person()));
            }
        };
    }

    private Response answer(Visitor visitor, String slug, KeyAsking.Asked asked) {
        return switch (asked) {
            case DONE -> StaffAnswer.to(KeyShown.path(slug) + "?done=" + ASKED);
            case WAITS -> show(409, visitor, at(visitor, slug), "keys.note.waits", "");
            case NOBODY -> show(409, visitor, at(visitor, slug), "keys.note.nobody", "");
            case NOT_PASSED -> show(422, visitor, at(visitor, slug), "keys.note.notPassed", "");
            case THERE -> show(409, visitor, at(visitor, slug), "keys.note.there", "");
        };
    }

    private static UUID test(Map<String, String> form) {
        return Id.parse(form.getOrDefault("test", ""))
                .orElseThrow(() -> Problem.problem(ProblemType.MALFORMED_REQUEST));
    }

    private static String code(Map<String, String> form) {
        return Optional.ofNullable(form.get("code")).orElseThrow(() -> Problem.problem(ProblemType.MALFORMED_REQUEST));
    }

    /** The guard let nobody else in. */
    private static Membership at(Visitor visitor, String slug) {
        return visitor.at(slug).orElseThrow();
    }

    private Response show(int status, Visitor visitor, Membership member, String note, String done) {
        var waiting = asking.waiting(member, visitor);
        var decidable = asking.isDecidable(member, visitor.person());
        var recipient = Sealing.organisation(member.slug());
        var shown = db.read(handle -> {
            var key = keys.inForce(handle, recipient);
            var since = key.flatMap(one -> keys.since(handle, recipient));
            var passed = key.flatMap(one -> tests.passed(handle, member.organisation(), one.open()));
            return new KeyShown(member, key, since, passed, waiting, decidable, note, done);
        });
        var name = member.name().in(visitor.person().language()).text();
        var frame = frames.of(visitor, shown.path(), "keys.title", name);
        return StaffAnswer.scripted(status, Templates.key(frame.page(), frame, shown));
    }
}
