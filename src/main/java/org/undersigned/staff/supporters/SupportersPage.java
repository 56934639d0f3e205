package org.undersigned.staff.supporters;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
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
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.supporter.ExportReason;

/** What members of an organisation see of its own: links, numbers, and exports of its supporters. */
@Singleton
@Path("/staff/organisations/{slug: [a-z0-9-]{2,64}}/supporters")
class SupportersPage {

    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Staff staff;
    private final Frames frames;
    private final Owning owning;
    private final Exporting exporting;
    private final HandingOut handingOut;
    private final InstantSource clock;

    SupportersPage(
            Staff staff,
            Frames frames,
            Owning owning,
            Exporting exporting,
            HandingOut handingOut,
            InstantSource clock) {
        this.staff = staff;
        this.frames = frames;
        this.owning = owning;
        this.exporting = exporting;
        this.handingOut = handingOut;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "supporters")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance supporters(Page page, Frame frame, Shown shown, Entered entered);
    }

    @GET
    public Response page(@PathParam("slug") String slug, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.member(slug, Role.VIEWER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), at(in.visitor(), slug), "", Entered.empty());
        };
    }

    /** The numbers as a file. */
    @GET
    @Path("statistics.csv")
    public Response csv(@PathParam("slug") String slug, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.member(slug, Role.VIEWER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in ->
                Response.ok(SupportersCsv.of(owning.of(at(in.visitor(), slug))), "text/csv;charset=UTF-8")
                        .header("Content-Disposition", "attachment; filename=\"" + slug + "-statistics.csv\"")
                        .build();
        };
    }

    /** The numbers of each day as a file. */
    @GET
    @Path("days.csv")
    public Response days(@PathParam("slug") String slug, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.member(slug, Role.VIEWER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in ->
                Response.ok(DaysCsv.of(owning.of(at(in.visitor(), slug))), "text/csv;charset=UTF-8")
                        .header("Content-Disposition", "attachment; filename=\"" + slug + "-days.csv\"")
                        .build();
        };
    }

    /** Asks for an export. */
    @POST
    @Path("exports")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(@PathParam("slug") String slug, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.member(slug, Role.CAMPAIGNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var member = at(in.visitor(), slug);
                var person = in.visitor().person();
                var reason = ExportReason.of(form.getOrDefault("reason", ""));
                var fault = Exporting.fault(reason);
                if (fault.isPresent())
                    yield show(422, in.visitor(), member, "", new Entered(form, Map.of("reason", fault.get())));
                if (!exporting.isDecidable(member.organisation(), person))
                    yield show(409, in.visitor(), member, "supporters.note.nobody", Entered.empty());
                if (!exporting.ask(member, reason, person))
                    yield show(409, in.visitor(), member, "supporters.note.waits", Entered.empty());
                yield StaffAnswer.to(Owning.path(slug));
            }
        };
    }

    /** Hands one out: to who asked for it, or to an owner. */
    @POST
    @Path("exports/{id: " + ID + "}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response download(
            @PathParam("slug") String slug,
            @PathParam("id") UUID id,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.member(slug, Role.CAMPAIGNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var member = at(in.visitor(), slug);
                var export = exporting
                        .one(member.organisation(), id)
                        .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
                if (!Shown.isFor(export, in.visitor(), member)) throw Problem.problem(ProblemType.NOT_ALLOWED);
                var as = HandingOut.Form.of(form.getOrDefault("as", ""))
                        .orElseThrow(() -> Problem.problem(ProblemType.MALFORMED_REQUEST));
                yield handingOut
                        .release(member, export, as, in.visitor().person(), exchange.response()::closed)
                        .orElseGet(() -> show(409, in.visitor(), member, "supporters.note.gone", Entered.empty()));
            }
        };
    }

    /** The guard let nobody else in. */
    private static Membership at(Visitor visitor, String slug) {
        return visitor.at(slug).orElseThrow();
    }

    private Response show(int status, Visitor visitor, Membership member, String note, Entered entered) {
        var exports = exporting.of(member.organisation());
        var shown = new Shown(
                owning.of(member),
                Shown.rows(exports, visitor, member, clock.instant()),
                member.role().includes(Role.CAMPAIGNER),
                exporting.isDecidable(member.organisation(), visitor.person()),
                note);
        var name = member.name().in(visitor.person().language()).text();
        var frame = frames.of(visitor, shown.path(), "supporters.title", name);
        return StaffAnswer.page(status, Templates.supporters(frame.page(), frame, shown, entered));
    }
}
