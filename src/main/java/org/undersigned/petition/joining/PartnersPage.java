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
import java.util.List;
import java.util.Map;
import org.undersigned.campaign.Action;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CoalitionRole;
import org.undersigned.campaign.Watched;
import org.undersigned.campaign.partnership.Partnership;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** The partners of a campaign: what waits for an answer of the visitor's own organisation, and who has answered what. */
@Singleton
@Path(Watched.PATH + "/{campaign}/partners")
class PartnersPage {

    private final Staff staff;
    private final Frames frames;
    private final Joining joining;
    private final Answers answers;
    private final Reaching reaching;
    private final Site site;

    PartnersPage(Staff staff, Frames frames, Joining joining, Answers answers, Reaching reaching, Site site) {
        this.site = site;
        this.staff = staff;
        this.frames = frames;
        this.joining = joining;
        this.answers = answers;
        this.reaching = reaching;
    }

    @CheckedTemplate(basePath = "joining")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance partners(Page page, Frame frame, Shown shown, Entered entered);
    }

    /**
     * What the page shows.
     *
     * @param rows who was ever asked
     * @param proposals what waits for an answer
     * @param site address of the site
     * @param watches whether the visitor sees the campaign's numbers
     * @param isWithin whether an organisation of the visitor's belongs to the coalition
     * @param isPartner whether an organisation of the visitor's is a partner
     * @param note key of what came of the last answer, or empty
     */
    public record Shown(
            Campaign campaign,
            List<Answers.Row> rows,
            List<Proposal> proposals,
            String site,
            boolean watches,
            boolean isWithin,
            boolean isPartner,
            String note) {

        /** By which an organisation brings people: one for each petition that the public sees. */
        public List<String> links(Partnership one) {
            return campaign.petitions().stream()
                    .filter(Action::isPublic)
                    .map(action -> site + action.path() + "?partner=" + one.slug())
                    .toList();
        }

        public String path() {
            return PartnersPage.path(campaign);
        }

        public String dashboard() {
            return Watched.path(campaign);
        }

        /** Who does what for the coalition; empty for somebody who is only asked to belong to it. */
        public String roles() {
            return isWithin ? "/staff/coalitions/" + campaign.coalition().slug() : "";
        }

        /** Whether the note tells that nothing was done. */
        public boolean isRefused() {
            return note.equals("partner.note.changed") || note.equals("partner.note.nobody");
        }

        public String list() {
            return PartnershipsPage.PATH;
        }

        /** Id of the field for the address of somebody who answers for an organisation. */
        public String field(Partnership one) {
            return "email-" + one.slug();
        }
    }

    @GET
    public Response page(@PathParam("campaign") String campaign, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), campaign, "", Entered.empty());
        };
    }

    /** Accepts what was on the page, for one organisation. */
    @POST
    @Path("{organisation}/acceptance")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response accept(
            @PathParam("campaign") String campaign,
            @PathParam("organisation") String slug,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var member = answering(in.visitor(), campaign, slug);
                yield switch (joining.accept(in.visitor(), campaign, member, form.getOrDefault("seen", ""))) {
                    case DONE -> show(200, in.visitor(), campaign, "partner.note.accepted", Entered.empty());
                    case CHANGED -> show(409, in.visitor(), campaign, "partner.note.changed", Entered.empty());
                    case NOBODY -> show(409, in.visitor(), campaign, "partner.note.nobody", Entered.empty());
                };
            }
        };
    }

    /** Says no, for one organisation. */
    @POST
    @Path("{organisation}/refusal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decline(
            @PathParam("campaign") String campaign,
            @PathParam("organisation") String slug,
            @Context ContainerRequestContext request,
            byte[] body) {
        return switch (staff.act(request, FormBody.parse(body), Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var member = answering(in.visitor(), campaign, slug);
                joining.decline(in.visitor(), campaign, member);
                yield StaffAnswer.to(PartnershipsPage.PATH);
            }
        };
    }

    /** Invites somebody who answers for an organisation in which nobody can yet. */
    @POST
    @Path("{organisation}/invitation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response invite(
            @PathParam("campaign") String campaign,
            @PathParam("organisation") String slug,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var seen = answers.campaign(in.visitor(), campaign);
                var typed = form.getOrDefault("email", "");
                yield switch (reaching.invite(in.visitor(), seen, slug, typed)) {
                    case Reaching.Reached.Done done ->
                        show(200, in.visitor(), campaign, "partner.note.invited", Entered.empty());
                    case Reaching.Reached.Refused refused ->
                        show(
                                422,
                                in.visitor(),
                                campaign,
                                "",
                                new Entered(Map.of("email-" + slug, typed), Map.of("email-" + slug, refused.why())));
                };
            }
        };
    }

    private Membership answering(Visitor visitor, String campaign, String slug) {
        var coalition = answers.campaign(visitor, campaign).coalition().slug();
        return visitor.at(slug)
                .filter(member -> CoalitionRole.APPROVER.isOf(visitor, coalition, slug))
                .orElseGet(() -> owner(visitor, slug));
    }

    /** The visitor's own organisation; only its owners answer for it. */
    static Membership owner(Visitor visitor, String slug) {
        var member = visitor.at(slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        if (!member.role().isOwner()) throw Problem.problem(ProblemType.NOT_ALLOWED);
        return member;
    }

    private Response show(int status, Visitor visitor, String slug, String note, Entered entered) {
        var campaign = answers.campaign(visitor, slug);
        var shown = new Shown(
                campaign,
                answers.rows(visitor, campaign),
                joining.proposals(visitor, slug),
                site.baseUrl(),
                Watched.role(visitor, campaign).isPresent(),
                campaign.coalition().organisations().stream()
                        .anyMatch(one -> visitor.at(one.slug()).isPresent()),
                Answers.isPartner(visitor, campaign),
                note);
        var title = campaign.title().in(visitor.person().language()).text();
        var frame = frames.of(visitor, shown.path(), "partner.title", title);
        return StaffAnswer.page(status, Templates.partners(frame.page(), frame, shown, entered));
    }

    static String path(Campaign campaign) {
        return Watched.path(campaign) + "/partners";
    }
}
