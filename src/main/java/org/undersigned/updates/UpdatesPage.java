package org.undersigned.updates;

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
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.signin.Tries;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;
import org.undersigned.statistics.Groups;

/** Who wants mail about a petition, in numbers; where an owner of a lead locks the list, and opens it for the mails that wait. */
@Singleton
@Path(Watched.PATH + "/{campaign}/{petition}/updates")
class UpdatesPage {

    private final Staff staff;
    private final Frames frames;
    private final Campaigns campaigns;
    private final Petitions petitions;
    private final Locking locking;
    private final Unlocking unlocking;
    private final Tries tries;

    UpdatesPage(
            Staff staff,
            Frames frames,
            Campaigns campaigns,
            Petitions petitions,
            Locking locking,
            Unlocking unlocking,
            Tries tries) {
        this.staff = staff;
        this.frames = frames;
        this.campaigns = campaigns;
        this.petitions = petitions;
        this.locking = locking;
        this.unlocking = unlocking;
        this.tries = tries;
    }

    @CheckedTemplate(basePath = "updates")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance updates(Page page, Frame frame, Entered entered, Shown shown);
    }

    /**
     * What the page shows.
     *
     * @param owner whether the visitor may lock and open the list
     * @param note key of a message; empty if there is nothing to say
     */
    public record Shown(Petition petition, Locking.Standing standing, boolean owner, String note) {

        public String above() {
            return Watched.path(petition.campaign());
        }

        public String path() {
            return UpdatesList.path(petition);
        }

        public boolean isLocked() {
            return standing.lockedOn().isPresent();
        }

        public boolean isAsked() {
            return standing.asked();
        }

        public boolean isOpen() {
            return standing.open();
        }

        public LocalDate lockedOn() {
            return standing.lockedOn().orElseThrow();
        }

        /** Whether there are so few that their number is not told. */
        public boolean isFew() {
            return standing.people() < Groups.FEWEST;
        }

        public int fewest() {
            return Groups.FEWEST;
        }

        /** So many at least: as drafts of mailings tell the same people. */
        public long people() {
            return Groups.inSteps(standing.people());
        }

        public long mails() {
            return standing.mails();
        }

        /** Whether so few mails wait that their number is not told. */
        public boolean hasFewMails() {
            return standing.mails() < Groups.FEWEST;
        }

        /** Whether somebody is still sealed to a key of this installation. */
        public boolean isUnfinished() {
            return isLocked() && standing.hosted();
        }
    }

    @GET
    public Response page(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), petition(in.visitor(), campaign, slug), Map.of(), "");
        };
    }

    /** Locks the list, opens it, or chooses another passphrase; the button says which. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var petition = petition(in.visitor(), campaign, slug);
                if (Watched.lead(in.visitor(), petition.campaign(), Role.OWNER).isEmpty())
                    throw Problem.problem(ProblemType.NOT_ALLOWED);
                count(petition);
                yield switch (form.getOrDefault("do", "")) {
                    case "lock" -> lock(in.visitor(), petition, form);
                    case "unlock" -> unlock(in.visitor(), petition, form);
                    case "change" -> change(in.visitor(), petition, form);
                    default -> throw Problem.problem(ProblemType.MALFORMED_REQUEST);
                };
            }
        };
    }

    private Response lock(Visitor visitor, Petition petition, Map<String, String> form) {
        var faults = Locking.faults(form, visitor.person());
        if (!faults.isEmpty()) return show(422, visitor, petition, faults, "");
        var member = Watched.lead(visitor, petition.campaign(), Role.OWNER).orElseThrow();
        return locking.ask(petition, form.get("passphrase"), visitor.person(), member)
                ? show(200, visitor, petition, Map.of(), "updates.asked")
                : show(409, visitor, petition, Map.of(), "updates.waits");
    }

    private Response unlock(Visitor visitor, Petition petition, Map<String, String> form) {
        return unlocking.unlock(petition, form.getOrDefault("opens", ""), visitor.person())
                ? show(200, visitor, petition, Map.of(), "updates.unlocked")
                : show(422, visitor, petition, Map.of("opens", "updates.wrong.passphrase"), "");
    }

    private Response change(Visitor visitor, Petition petition, Map<String, String> form) {
        var faults = Locking.faults(form, visitor.person());
        if (!faults.isEmpty()) return show(422, visitor, petition, faults, "");
        return locking.change(petition, form.getOrDefault("before", ""), form.get("passphrase"), visitor.person())
                ? show(200, visitor, petition, Map.of(), "updates.changed")
                : show(422, visitor, petition, Map.of("before", "updates.wrong.passphrase"), "");
    }

    /** Each try takes a core for half a second, and guessing is to be slow. */
    private void count(Petition petition) {
        if (!tries.mayTry("updates", petition.id().toString().getBytes(StandardCharsets.US_ASCII)))
            throw Problem.problem(ProblemType.TOO_MANY_TRIES);
    }

    private Response show(int status, Visitor visitor, Petition petition, Map<String, String> faults, String note) {
        var owner = Watched.lead(visitor, petition.campaign(), Role.OWNER).isPresent();
        var shown = new Shown(petition, locking.standing(petition.id()), owner, note);
        var frame = frames.of(visitor, shown.path(), "updates.title");
        return StaffAnswer.page(status, Templates.updates(frame.page(), frame, new Entered(Map.of(), faults), shown));
    }

    /** A petition of a campaign that the visitor's organisation leads, with signers. */
    private Petition petition(Visitor visitor, String campaign, String slug) {
        return Watched.by(visitor, campaigns.now(), campaign)
                .filter(one -> Watched.lead(visitor, one, Role.VIEWER).isPresent())
                .flatMap(one -> petitions.of(one, slug))
                .filter(petition ->
                        petition.action().isPublic() && petition.retired().isEmpty())
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }
}
