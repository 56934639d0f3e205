package org.undersigned.integrity;

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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.token.Id;
import org.undersigned.organisation.approval.Approval;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.Petition;

/** What waits in the quarantine of a petition, in groups and numbers, and the buttons that let it out. Nobody's name is there. */
@Singleton
@Path(Watched.PATH + "/{campaign}/{petition}/quarantine")
class QuarantinePage {

    /** How many groups are shown: an attack from many networks makes many. */
    private static final int MOST = 50;

    private final Staff staff;
    private final Frames frames;
    private final Moderated moderated;
    private final Quarantining quarantining;
    private final Db db;
    private final InstantSource clock;

    QuarantinePage(
            Staff staff, Frames frames, Moderated moderated, Quarantining quarantining, Db db, InstantSource clock) {
        this.clock = clock;
        this.staff = staff;
        this.frames = frames;
        this.moderated = moderated;
        this.quarantining = quarantining;
        this.db = db;
    }

    @CheckedTemplate(basePath = "quarantine")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance quarantine(Page page, Frame frame, Shown shown);
    }

    /**
     * What the page shows.
     *
     * @param all how many wait, in groups that are shown and others
     * @param acts whether the visitor may put aside and let out
     * @param asked the groups about which a second person is asked
     * @param rejections what was decided before
     * @param released how many were let out just now; empty if nobody asked
     */
    public record Shown(
            Petition petition,
            List<Waiting> groups,
            long all,
            boolean acts,
            List<UUID> asked,
            List<Rejection> rejections,
            OptionalInt released) {

        public boolean isAsked(Waiting group) {
            return asked.contains(group.id());
        }

        /** Whether a rejection can be taken back: those of a retired petition name nobody any more. */
        public boolean goesBack(Rejection one) {
            return acts && one.isDone() && petition.retired().isEmpty();
        }

        public String above() {
            return Watched.path(petition.campaign());
        }

        public String path() {
            return Quarantine.path(petition);
        }

        /** How many signatures wait in groups that are not shown. */
        public long others() {
            return all - groups.stream().mapToLong(one -> one.numbers().all()).sum();
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
                show(in.visitor(), moderated.petition(in.visitor(), campaign, slug), OptionalInt.empty());
        };
    }

    /** Lets a group out, or all of them. */
    @POST
    @Path("release")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response release(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var petition = moderated.petition(in.visitor(), campaign, slug);
                if (!moderated.acts(in.visitor(), petition)) throw Problem.problem(ProblemType.NOT_ALLOWED);
                var released =
                        quarantining.release(petition, group(form), in.visitor().person());
                yield show(in.visitor(), petition, OptionalInt.of(released));
            }
        };
    }

    /** Lets a group stay that would go out by itself. */
    @POST
    @Path("keeping")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response keep(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var petition = moderated.petition(in.visitor(), campaign, slug);
                if (!moderated.acts(in.visitor(), petition)) throw Problem.problem(ProblemType.NOT_ALLOWED);
                group(form)
                        .ifPresent(group ->
                                quarantining.keep(petition, group, in.visitor().person()));
                yield StaffAnswer.to(Quarantine.path(petition));
            }
        };
    }

    /** The group that a form names; nothing for all of them, which it has to say. */
    private static Optional<UUID> group(Map<String, String> form) {
        var group = form.getOrDefault("group", "");
        if (group.equals("all")) return Optional.empty();
        return Optional.of(Id.parse(group).orElseThrow(() -> Problem.problem(ProblemType.MALFORMED_REQUEST)));
    }

    private Response show(Visitor visitor, Petition petition, OptionalInt released) {
        var groups = db.read(handle -> QuarantineStore.groups(handle, petition.id(), MOST));
        var all = db.read(handle -> Quarantine.waiting(handle, petition));
        var since = Day.today(clock).minusDays(Approval.WAITS.toDays());
        var asked = db.read(handle -> RejectionStore.asked(handle, petition.id(), since));
        var rejections = db.read(handle -> RejectionStore.decided(handle, petition.id()));
        var frame = frames.of(visitor, Quarantine.path(petition), "quarantine.title");
        var shown = new Shown(petition, groups, all, moderated.acts(visitor, petition), asked, rejections, released);
        return StaffAnswer.page(200, Templates.quarantine(frame.page(), frame, shown));
    }
}
