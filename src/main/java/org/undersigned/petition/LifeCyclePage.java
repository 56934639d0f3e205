package org.undersigned.petition;

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
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** Where a petition stands, and the steps that may follow. Controllers see it; campaigners of a lead take the steps. */
@Singleton
@Path(Watched.PATH + "/{campaign}/{petition}/state")
class LifeCyclePage {

    private static final int LONGEST = 500;

    private final Staff staff;
    private final Frames frames;
    private final Campaigns campaigns;
    private final Petitions petitions;
    private final Advancing advancing;
    private final Db db;
    private final InstantSource clock;

    LifeCyclePage(
            Staff staff,
            Frames frames,
            Campaigns campaigns,
            Petitions petitions,
            Advancing advancing,
            Db db,
            InstantSource clock) {
        this.db = db;
        this.clock = clock;
        this.staff = staff;
        this.frames = frames;
        this.campaigns = campaigns;
        this.petitions = petitions;
        this.advancing = advancing;
    }

    @CheckedTemplate(basePath = "petition")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance steps(Page page, Frame frame, Shown shown, Entered entered);
    }

    /**
     * What the page shows.
     *
     * @param steps those that the visitor may take
     * @param launch when it goes online, if a time is set
     * @param ready whether every lead and co-host has accepted what it takes to go online
     * @param seen what the visitor's organisation would accept by asking for the launch, as {@link Advancing#seen}; or empty
     * @param asked whether a second person was asked for one of them, and has not answered
     * @param now the time by which a launch is set
     * @param note key of what came of the last one, or empty
     */
    public record Shown(
            Petition petition,
            List<LifeCycle.Step> steps,
            Optional<Launch> launch,
            Readiness ready,
            String seen,
            boolean asked,
            Instant now,
            String note) {

        /** Whether a step leads back, so that nobody takes it for the next one. */
        public boolean isBack(LifeCycle.Step step) {
            return LifeCyclePage.isBack(step);
        }

        public String dashboard() {
            return Watched.path(petition.campaign());
        }

        public String path() {
            return LifeCyclePage.path(petition);
        }

        /** Where its partners are. */
        public String partners() {
            return dashboard() + "/partners";
        }

        /** For whom its launch waits; nobody once it is online. */
        public List<Readiness.Waiting> waiting() {
            return petition.action().isPublic() ? List.of() : ready.waiting();
        }

        /** Whether asking for a step also accepts, for an organisation that shares responsibility with others. */
        public boolean accepts(LifeCycle.Step step) {
            return !time(step).isEmpty() && ready.shared();
        }

        /** Where its text is corrected; empty if it cannot be. */
        public String correction() {
            return petition.action().isPublic() && petition.retired().isEmpty() && !steps.isEmpty()
                    ? dashboard() + "/" + petition.slug() + "/correction"
                    : "";
        }

        /** Where everything about its signers is deleted; empty if it is, or if nobody may ask. */
        public String retirement() {
            return petition.action().isPublic()
                            && !petition.action().isOpen()
                            && petition.retired().isEmpty()
                            && !steps.isEmpty()
                    ? dashboard() + "/" + petition.slug() + "/retirement"
                    : "";
        }

        /** Where it is handed over; empty before the public can read it. */
        public String delivery() {
            return petition.action().isPublic() && !steps.isEmpty()
                    ? dashboard() + "/" + petition.slug() + "/delivery"
                    : "";
        }

        /** Key of what the petition is like in this state. */
        public String stateMeaning() {
            return "steps.in." + petition.state().word();
        }

        /** Key of the words on a step's button. */
        public String label(LifeCycle.Step step) {
            return "steps." + step.name();
        }

        /** Id of the field for the sentence that goes with a step. */
        public String field(LifeCycle.Step step) {
            return "note-" + step.name();
        }

        /** Id of the field for the time of a step; empty if it has none. */
        public String time(LifeCycle.Step step) {
            return step.takesTwo() && step.to() == LifeCycle.State.OPEN ? "at-" + step.name() : "";
        }

        /** Key of what is said about the time that is set. */
        public String launching() {
            return launch.orElseThrow().approved() ? "steps.launchApproved" : "steps.launchAsked";
        }

        /** The language that stands first in the list: the one chosen before, the reader's, or the petition's. */
        public String language(Page page, Entered entered) {
            var wanted = List.of(entered.value("language"), page.language());
            return wanted.stream()
                    .filter(petition.languages()::contains)
                    .findFirst()
                    .orElse(petition.languages().getFirst());
        }

        /** Key of what a step does. */
        public String meaning(LifeCycle.Step step) {
            return "steps.to."
                    + (step.event().equals("reopened")
                            ? step.event()
                            : step.to().word());
        }
    }

    @GET
    public Response page(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in ->
                show(200, in.visitor(), petition(in.visitor(), campaign, slug), "", Entered.empty());
        };
    }

    /** Takes a step. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response step(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> step(in.visitor(), petition(in.visitor(), campaign, slug), form);
        };
    }

    private Response step(Visitor visitor, Petition petition, Map<String, String> form) {
        var step = LifeCycle.table().stream()
                .filter(one -> one.name().equals(form.get("step")) && one.who() != LifeCycle.Who.OPERATOR)
                .findFirst()
                .orElseThrow(() -> Problem.problem(ProblemType.MALFORMED_REQUEST));
        var member = Watched.lead(visitor, petition.campaign(), needed(step))
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_ALLOWED));
        var text = form.getOrDefault("note", "").strip();
        var field = "note-" + step.name();
        if (text.codePointCount(0, text.length()) > LONGEST)
            return show(422, visitor, petition, "", wrong(form, text, field, "steps.noteTooLong"));
        if (step.to() == LifeCycle.State.ANSWERED && text.isEmpty())
            return show(422, visitor, petition, "", wrong(form, text, field, "steps.noteMissing"));
        var language = Optional.of(form.getOrDefault("language", ""))
                .filter(petition.languages()::contains)
                .orElse(petition.languages().getFirst());
        var note = Optional.of(new LifeCycleStore.Note(text, language)).filter(one -> step.isTold() && !text.isEmpty());
        var written = form.getOrDefault("at", "").strip();
        var at = Launch.at(written, clock.instant());
        if (!written.isEmpty() && at.isEmpty())
            return show(422, visitor, petition, "", wrong(form, written, "at-" + step.name(), "steps.atWrong"));
        return switch (advancing.advance(
                petition, step, note, at, form.getOrDefault("seen", ""), visitor.person(), member)) {
            case Advancing.Advanced.Moved moved -> StaffAnswer.to(path(petition));
            case Advancing.Advanced.Asked asked -> show(200, visitor, petition, "steps.asked", Entered.empty());
            case Advancing.Advanced.Overtaken overtaken ->
                show(409, visitor, petition, "steps.overtaken", Entered.empty());
            case Advancing.Advanced.Changed changed ->
                show(409, visitor, petition, "partner.note.changed", Entered.empty());
            case Advancing.Advanced.Shut shut -> show(409, visitor, petition, shut.why(), Entered.empty());
        };
    }

    private Response show(int status, Visitor visitor, Petition petition, String note, Entered entered) {
        var steps = LifeCycle.after(petition.state()).stream()
                .filter(step ->
                        Watched.lead(visitor, petition.campaign(), needed(step)).isPresent())
                .sorted(Comparator.comparing(LifeCyclePage::isBack))
                .toList();
        var asked = note.isEmpty() && advancing.waits(petition, visitor);
        var title = petition.latest().title().in(visitor.person().language()).text();
        var frame = frames.of(visitor, path(petition), "steps.title", title);
        var shown = db.read(handle -> new Shown(
                petition,
                steps,
                LaunchStore.of(handle, petition.id())
                        .filter(launch -> launch.at().isAfter(clock.instant())),
                Readiness.of(handle, petition.slug()),
                Watched.lead(visitor, petition.campaign(), Role.OWNER)
                        .map(member -> Advancing.seen(handle, petition.slug(), member.slug()))
                        .orElse(""),
                asked,
                clock.instant(),
                note));
        return StaffAnswer.page(status, Templates.steps(frame.page(), frame, shown, entered));
    }

    /** A petition of a campaign that the visitor watches. */
    private Petition petition(Visitor visitor, String campaign, String slug) {
        return Watched.by(visitor, campaigns.now(), campaign)
                .flatMap(one -> petitions.of(one, slug))
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }

    private static boolean isBack(LifeCycle.Step step) {
        return step.to().ordinal() < step.from().ordinal();
    }

    private static Role needed(LifeCycle.Step step) {
        return step.takesTwo() ? Role.OWNER : Role.CAMPAIGNER;
    }

    private static Entered wrong(Map<String, String> form, String text, String field, String error) {
        return new Entered(Map.of(field, text, "language", form.getOrDefault("language", "")), Map.of(field, error));
    }

    private static String path(Petition petition) {
        return Watched.path(petition.campaign()) + "/" + petition.slug() + "/state";
    }
}
