package org.undersigned.letter.desk;

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
import java.util.Map;
import org.undersigned.campaign.ActionStep;
import org.undersigned.campaign.ActionSteps;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.http.Headers;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.letter.LetterAction;
import org.undersigned.letter.NumberStore;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** How a letter stands: its state, the test, its numbers, what failed. */
@Singleton
@Path(Watched.PATH + "/{campaign}/letters/{letter}")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class DeskPage {

    private final Staff staff;
    private final Frames frames;
    private final Desks desks;
    private final Editing editing;
    private final GoingLive live;
    private final ActionSteps steps;
    private final Db db;

    DeskPage(Staff staff, Frames frames, Desks desks, Editing editing, GoingLive live, ActionSteps steps, Db db) {
        this.staff = staff;
        this.frames = frames;
        this.desks = desks;
        this.editing = editing;
        this.live = live;
        this.steps = steps;
        this.db = db;
    }

    @CheckedTemplate(basePath = "letter/desk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance desk(Page page, Frame frame, DeskView shown);
    }

    @GET
    public Response page(
            @PathParam("campaign") String campaign,
            @PathParam("letter") String slug,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), desks.letter(in.visitor(), campaign, slug), "");
        };
    }

    /** The numbers as a table: by day, target and kind. */
    @GET
    @Path("numbers.csv")
    public Response numbers(
            @PathParam("campaign") String campaign,
            @PathParam("letter") String slug,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var letter = desks.letter(in.visitor(), campaign, slug);
                var csv = NumbersCsv.of(letter, db.read(handle -> NumberStore.days(handle, letter.id())));
                yield Headers.personal(Response.ok(csv, "text/csv;charset=UTF-8"))
                        .header("Content-Disposition", "attachment; filename=\"" + slug + "-letters.csv\"")
                        .build();
            }
        };
    }

    /** Takes a step, ends or begins the test, or tries again; the button says which. */
    @POST
    public Response act(
            @PathParam("campaign") String campaign,
            @PathParam("letter") String slug,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> act(in.visitor(), desks.letter(in.visitor(), campaign, slug), form);
        };
    }

    private Response act(Visitor visitor, LetterAction letter, Map<String, String> form) {
        var member = Desks.acting(visitor, letter.campaign());
        var what = form.getOrDefault("do", "");
        switch (what) {
            case "retry-dead" -> editing.retry(letter, "dead", visitor.person());
            case "retry-unsure" -> editing.retry(letter, "unsure", visitor.person());
            case "drop-unsure" -> editing.drop(letter, visitor.person());
            case "live" -> {
                if (letter.unreached().size() == letter.written().size())
                    return show(409, visitor, letter, "letter.desk.wrong.nobody");
                var done = live.end(letter, visitor.person(), member, form.containsKey("sure"));
                if (done == GoingLive.Done.UNCONFIRMED) return show(422, visitor, letter, "letter.desk.wrong.sure");
            }
            default -> {
                var step = ActionStep.of(what).orElseThrow(() -> Problem.problem(ProblemType.MALFORMED_REQUEST));
                switch (steps.take(visitor, letter.campaign(), letter.action(), step)) {
                    case DONE -> {}
                    case NOT_NOW -> {
                        return show(409, visitor, letter, "letter.desk.notNow");
                    }
                    case NO_PETITION_YET -> {
                        return show(409, visitor, letter, "letter.desk.noPetition");
                    }
                }
            }
        }
        return StaffAnswer.to(Desks.path(letter));
    }

    private Response show(int status, Visitor visitor, LetterAction letter, String wrong) {
        var acts = Desks.acts(visitor, letter.campaign());
        var two = acts && live.needsTwo(visitor.person(), Desks.acting(visitor, letter.campaign()));
        var shown = db.read(handle -> new DeskView(
                letter,
                acts,
                two,
                NumberStore.sums(handle, letter.id()),
                NumberStore.states(handle, letter.id()),
                wrong));
        var frame = frames.of(visitor, Desks.path(letter), "letter.desk.one");
        return StaffAnswer.page(
                status, Templates.desk(frame.page(), frame, live.isAsked(letter) ? shown.asked() : shown));
    }
}
