package org.undersigned.call;

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
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.undersigned.campaign.ActionForm;
import org.undersigned.campaign.ActionStep;
import org.undersigned.campaign.ActionSteps;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.http.Site;
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

/** One call in the workspace: how it goes, its state, its words, and what the public page looks like. */
@Singleton
@Path(Watched.PATH + "/{campaign}/calls/{slug}")
class CallDeskPage {

    private final Staff staff;
    private final Frames frames;
    private final CallDesk desk;
    private final ActionSteps steps;
    private final Site site;
    private final InstantSource clock;

    CallDeskPage(Staff staff, Frames frames, CallDesk desk, ActionSteps steps, Site site, InstantSource clock) {
        this.staff = staff;
        this.frames = frames;
        this.desk = desk;
        this.steps = steps;
        this.site = site;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "call")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance desk(
                Page page, Frame frame, CallDesk.Own own, Results results, List<ActionStep> steps, String note);
    }

    @GET
    public Response page(
            @PathParam("campaign") String campaign,
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), desk.find(in.visitor(), campaign, slug), "");
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
                var own = desk.writable(in.visitor(), campaign, slug);
                var step = ActionStep.of(form.getOrDefault("do", ""))
                        .orElseThrow(() -> Problem.problem(ProblemType.MALFORMED_REQUEST));
                yield switch (steps.take(in.visitor(), own.campaign(), own.action(), step)) {
                    case DONE -> show(200, in.visitor(), desk.find(in.visitor(), campaign, slug), "action.done");
                    case NOT_NOW -> show(409, in.visitor(), desk.find(in.visitor(), campaign, slug), "action.notNow");
                    case NO_PETITION_YET -> show(409, in.visitor(), own, "action.noPetition");
                };
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
                var own = desk.writable(in.visitor(), campaign, slug);
                yield edit(200, in.visitor(), own, CallForm.of(own.call()));
            }
        };
    }

    /** Stores the form; what is online changes at once. */
    @POST
    @Path("edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @PathParam("campaign") String campaign,
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body, CallsPage.MOST_BYTES, CallsPage.MOST_FIELDS);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var own = desk.writable(in.visitor(), campaign, slug);
                yield switch (new CallForm(languages(own), false).read(form, slug)) {
                    case CallForm.Read.Bad bad -> edit(422, in.visitor(), own, bad.entered());
                    case CallForm.Read.Good good -> {
                        desk.save(in.visitor(), own.campaign(), Optional.of(own.action()), good.call());
                        yield StaffAnswer.to(own.path());
                    }
                };
            }
        };
    }

    /** How it went, as a file. */
    @GET
    @Path("results.csv")
    public Response csv(
            @PathParam("campaign") String campaign,
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in ->
                Response.ok(
                                desk.results(desk.find(in.visitor(), campaign, slug))
                                        .csv(),
                                "text/csv;charset=UTF-8")
                        .header("Content-Disposition", "attachment; filename=\"" + slug + "-calls.csv\"")
                        .build();
        };
    }

    /** The public page as it will be, open and today. */
    @GET
    @Path("preview")
    public Response preview(
            @PathParam("campaign") String campaign,
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var own = desk.find(in.visitor(), campaign, slug);
                var language = in.visitor().person().language();
                var today = own.call().opens().orElse(Day.today(clock));
                var view = new CallView(own.campaign(), own.asOpen(), own.call(), Optional.empty(), today);
                var title = own.call().title().in(language).text();
                var page = CampaignFrame.of(language, own.action().path(), title, own.campaign(), site)
                        .hidden();
                yield StaffAnswer.page(200, CallPage.Templates.call(page, view));
            }
        };
    }

    private Response show(int status, Visitor visitor, CallDesk.Own own, String note) {
        var frame = frames.of(visitor, own.path(), "call.desk.title");
        var next = own.writes() ? ActionStep.from(own.action().state()) : List.<ActionStep>of();
        return StaffAnswer.page(status, Templates.desk(frame.page(), frame, own, desk.results(own), next, note));
    }

    private Response edit(int status, Visitor visitor, CallDesk.Own own, Entered entered) {
        var form = new CallForm(languages(own), false);
        var language = visitor.person().language();
        var frame = frames.of(visitor, own.path() + "/edit", "call.desk.edit");
        var shown = new CallsPage.Shown(
                own.campaign(),
                own.path() + "/edit",
                own.path(),
                form.fields(entered, language),
                form.rows(entered, language));
        return StaffAnswer.page(status, CallsPage.Templates.edit(frame.page(), frame, shown));
    }

    private static List<String> languages(CallDesk.Own own) {
        var call = own.call();
        return ActionForm.languages(
                own.campaign(),
                call.title(),
                call.text(),
                call.script(),
                call.expect().orElse(call.text()));
    }
}
