package org.undersigned.pledge;

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
import java.util.Map;
import java.util.Optional;
import org.undersigned.campaign.ActionForm;
import org.undersigned.campaign.ActionStep;
import org.undersigned.campaign.ActionSteps;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.token.Id;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** One promise or event in the workspace: its numbers, its state, its words, who comes, and what the public page looks like. */
@Singleton
@Path(Watched.PATH + "/{campaign}/pledges/{slug}")
class PledgeDeskPage {

    private final Staff staff;
    private final Frames frames;
    private final OwnPledges own;
    private final PledgeDesk desk;
    private final WhoComes whoComes;
    private final ActionSteps steps;
    private final Site site;

    PledgeDeskPage(
            Staff staff,
            Frames frames,
            OwnPledges own,
            PledgeDesk desk,
            WhoComes whoComes,
            ActionSteps steps,
            Site site) {
        this.whoComes = whoComes;
        this.staff = staff;
        this.frames = frames;
        this.own = own;
        this.desk = desk;
        this.steps = steps;
        this.site = site;
    }

    @CheckedTemplate(basePath = "pledge")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance desk(
                Page page,
                Frame frame,
                OwnPledges.Own own,
                PromiseStore.Numbers numbers,
                WhoComes.View coming,
                List<ActionStep> steps,
                String note);
    }

    @GET
    public Response page(
            @PathParam("campaign") String campaign,
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), own.find(in.visitor(), campaign, slug), "");
        };
    }

    /** Opens, closes or archives it. */
    @POST
    @Path("state")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response step(
            @PathParam("campaign") String campaign,
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var found = own.writable(in.visitor(), campaign, slug);
                var step = ActionStep.of(form.getOrDefault("do", ""))
                        .orElseThrow(() -> Problem.problem(ProblemType.MALFORMED_REQUEST));
                var shown = found.shown();
                if (step == ActionStep.OPEN && !desk.isOpenable(shown))
                    yield show(409, in.visitor(), found, "action.notNow");
                yield switch (steps.take(in.visitor(), shown.campaign(), shown.action(), step)) {
                    case DONE -> show(200, in.visitor(), own.find(in.visitor(), campaign, slug), "action.done");
                    case NOT_NOW -> show(409, in.visitor(), own.find(in.visitor(), campaign, slug), "action.notNow");
                    case NO_PETITION_YET -> show(409, in.visitor(), found, "action.noPetition");
                };
            }
        };
    }

    /** Calls the event off. */
    @POST
    @Path("cancellation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response cancel(
            @PathParam("campaign") String campaign,
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var found = own.writable(in.visitor(), campaign, slug);
                if (!form.containsKey("sure")) yield show(422, in.visitor(), found, "staff.wrong.sure");
                if (!found.isCancellable()) yield show(409, in.visitor(), found, "action.notNow");
                desk.cancel(in.visitor(), found);
                yield show(200, in.visitor(), own.find(in.visitor(), campaign, slug), "action.done");
            }
        };
    }

    @GET
    @Path("edit")
    public Response form(
            @PathParam("campaign") String campaign,
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var found = own.writable(in.visitor(), campaign, slug);
                yield edit(200, in.visitor(), found, PledgeForm.of(found.shown().pledge()));
            }
        };
    }

    /** Stores the form; what is online changes at once, and those who come are told of another time or place. */
    @POST
    @Path("edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @PathParam("campaign") String campaign,
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body, PledgesPage.MOST_BYTES, PledgesPage.MOST_FIELDS);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var found = own.writable(in.visitor(), campaign, slug);
                var shown = found.shown();
                var read = new PledgeForm(shown.campaign(), languages(shown), false)
                        .read(form, Optional.of(shown.pledge()));
                yield switch (read) {
                    case PledgeForm.Read.Bad bad -> edit(422, in.visitor(), found, bad.entered());
                    case PledgeForm.Read.Good good -> {
                        if (!good.pledge().organisation().equals(shown.pledge().organisation())
                                && desk.hasPeople(shown))
                            yield edit(
                                    422,
                                    in.visitor(),
                                    found,
                                    new Entered(form, Map.of("organisation", "action.wrong.holder")));
                        desk.save(in.visitor(), shown.campaign(), Optional.of(shown.action()), good.pledge());
                        yield StaffAnswer.to(found.path());
                    }
                };
            }
        };
    }

    /** Asks a second person for the list of who comes. */
    @POST
    @Path("coming")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response coming(
            @PathParam("campaign") String campaign,
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            byte[] body) {
        return switch (staff.act(request, FormBody.parse(body), Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var found = own.find(in.visitor(), campaign, slug);
                if (!found.holds()) throw Problem.problem(ProblemType.NOT_ALLOWED);
                yield whoComes.ask(in.visitor(), found)
                        ? show(200, in.visitor(), found, "action.done")
                        : show(409, in.visitor(), found, "action.notNow");
            }
        };
    }

    /** Hands out the list that was approved, once; by a button, as each time is in the audit log. */
    @POST
    @Path("coming/{list}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response take(
            @PathParam("campaign") String campaign,
            @PathParam("slug") String slug,
            @PathParam("list") String list,
            @Context ContainerRequestContext request,
            byte[] body) {
        return switch (staff.act(request, FormBody.parse(body), Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var found = own.find(in.visitor(), campaign, slug);
                if (!found.holds()) throw Problem.problem(ProblemType.NOT_ALLOWED);
                yield Id.parse(list)
                        .flatMap(id -> whoComes.take(in.visitor(), found, id))
                        .map(csv -> Response.ok(csv, "text/csv;charset=UTF-8")
                                .header("Content-Disposition", "attachment; filename=\"" + slug + "-coming.csv\"")
                                .build())
                        .orElseGet(() -> show(409, in.visitor(), found, "supporters.note.gone"));
            }
        };
    }

    /** The public page as it will be once it is open. */
    @GET
    @Path("preview")
    public Response preview(
            @PathParam("campaign") String campaign,
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var shown = own.find(in.visitor(), campaign, slug).shown();
                var language = in.visitor().person().language();
                var page = CampaignFrame.of(language, shown.path(), shown.title(language), shown.campaign(), site)
                        .hidden();
                yield StaffAnswer.page(200, PledgePage.Templates.pledge(page, shown, true, Entered.empty()));
            }
        };
    }

    private Response show(int status, Visitor visitor, OwnPledges.Own found, String note) {
        var frame = frames.of(visitor, found.path(), "pledge.desk.title");
        var openable = desk.isOpenable(found.shown());
        var next = ActionStep.from(found.shown().action().state()).stream()
                .filter(step -> found.writes() && (step != ActionStep.OPEN || openable))
                .toList();
        return StaffAnswer.page(
                status,
                Templates.desk(
                        frame.page(), frame, found, desk.numbers(found), whoComes.view(visitor, found), next, note));
    }

    private Response edit(int status, Visitor visitor, OwnPledges.Own found, Entered entered) {
        var shown = found.shown();
        var form = new PledgeForm(shown.campaign(), languages(shown), false);
        var frame = frames.of(visitor, found.path() + "/edit", "pledge.desk.edit");
        var fields = form.fields(entered, visitor.person().language(), shown.isMeeting());
        return StaffAnswer.page(
                status,
                PledgesPage.Templates.edit(
                        frame.page(),
                        frame,
                        new PledgesPage.Shown(shown.campaign(), found.path() + "/edit", found.path(), fields)));
    }

    private static List<String> languages(Shown shown) {
        var pledge = shown.pledge();
        return ActionForm.languages(
                shown.campaign(),
                pledge.title(),
                pledge.text(),
                pledge.event().flatMap(Pledge.Event::place).orElse(pledge.text()));
    }
}
