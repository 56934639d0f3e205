package org.undersigned.petition.joining;

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
import java.util.Optional;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Division;
import org.undersigned.campaign.Watched;
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

/**
 * The division of new supporters in a campaign, for members of all its partners alike: the rule, who takes part, what came of it. Owners let
 * their own organisation take part; owners of a lead switch it on.
 */
@Singleton
@Path(Watched.PATH + "/{campaign}/division")
class DivisionPage {

    /** What is wrong where an organisation is no partner any more when its answer comes. */
    private static final Entered NOT_JOINED = new Entered(Map.of(), Map.of("who", "partner.division.wrongGone"));

    private final Staff staff;
    private final Frames frames;
    private final Answers answers;
    private final TakingPart takingPart;

    DivisionPage(Staff staff, Frames frames, Answers answers, TakingPart takingPart) {
        this.staff = staff;
        this.frames = frames;
        this.answers = answers;
        this.takingPart = takingPart;
    }

    @CheckedTemplate(basePath = "joining")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance division(Page page, Frame frame, DivisionShown shown, Entered entered);
    }

    @GET
    public Response page(@PathParam("campaign") String slug, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), campaign(in.visitor(), slug), false, Entered.empty());
        };
    }

    /** Lets one of the visitor's own organisations take part, or no more. */
    @POST
    @Path("{organisation}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response take(
            @PathParam("campaign") String slug,
            @PathParam("organisation") String organisation,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var campaign = campaign(in.visitor(), slug);
                PartnersPage.owner(in.visitor(), organisation);
                var own = campaign.partner(organisation)
                        .map(Campaign.Partner::organisation)
                        .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
                var takes = form.getOrDefault("takes", "").equals("in");
                yield takingPart.take(in.visitor(), campaign, own, takes)
                        ? show(200, in.visitor(), campaign(in.visitor(), slug), true, Entered.empty())
                        : show(409, in.visitor(), campaign, false, NOT_JOINED);
            }
        };
    }

    /** Switches the division on, changes its cap, or switches it off. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response set(@PathParam("campaign") String slug, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var campaign = campaign(in.visitor(), slug);
                if (!leads(in.visitor(), campaign)) throw Problem.problem(ProblemType.NOT_ALLOWED);
                var off = form.containsKey("off");
                var cap = form.getOrDefault("cap", "").strip();
                var wrong = off ? Optional.<String>empty() : wrong(campaign, cap);
                if (wrong.isPresent())
                    yield show(
                            422,
                            in.visitor(),
                            campaign,
                            false,
                            new Entered(Map.of("cap", cap), Map.of("cap", wrong.get())));
                takingPart.set(
                        in.visitor(),
                        campaign,
                        off ? Optional.empty() : Optional.of(new Division(Integer.parseInt(cap))));
                yield show(200, in.visitor(), campaign(in.visitor(), slug), true, Entered.empty());
            }
        };
    }

    /** Key of what is wrong, if something is. */
    private Optional<String> wrong(Campaign campaign, String cap) {
        if (!cap.matches("[0-9]{1,2}")
                || Integer.parseInt(cap) < Division.LEAST
                || Integer.parseInt(cap) > Division.MOST) return Optional.of("partner.division.wrongCap");
        return takingPart.isEnough(campaign) ? Optional.empty() : Optional.of("partner.division.wrongFew");
    }

    private static boolean leads(Visitor visitor, Campaign campaign) {
        return Watched.lead(visitor, campaign, Role.OWNER).isPresent();
    }

    /** A campaign of which the visitor's organisation is a partner; who is only asked to be one sees nothing of it yet. */
    private Campaign campaign(Visitor visitor, String slug) {
        var campaign = answers.campaign(visitor, slug);
        if (!Answers.isPartner(visitor, campaign)) throw Problem.problem(ProblemType.NOT_FOUND);
        return campaign;
    }

    private Response show(int status, Visitor visitor, Campaign campaign, boolean saved, Entered entered) {
        var shown = takingPart.shown(visitor, campaign, leads(visitor, campaign), saved);
        var frame = frames.of(visitor, shown.path(), "partner.division.title");
        return StaffAnswer.page(status, Templates.division(frame.page(), frame, shown, entered));
    }
}
