package org.undersigned.campaign.role;

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
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Coalition;
import org.undersigned.campaign.CoalitionRole;
import org.undersigned.campaign.Story;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
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

/** Which of the visitor's organisations belong to a coalition, and, for members of those that do, who does what for it. */
@Singleton
@Path("/staff/coalitions/{coalition}")
class CoalitionRolesPage {

    private final Staff staff;
    private final Frames frames;
    private final GivingRoles giving;
    private final Belonging belonging;
    private final Campaigns campaigns;

    CoalitionRolesPage(Staff staff, Frames frames, GivingRoles giving, Belonging belonging, Campaigns campaigns) {
        this.staff = staff;
        this.frames = frames;
        this.giving = giving;
        this.belonging = belonging;
        this.campaigns = campaigns;
    }

    @CheckedTemplate(basePath = "joining")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance roles(Page page, Frame frame, Shown shown, Entered entered);
    }

    /**
     * What the page shows.
     *
     * @param places the visitor's organisations that it names
     * @param member whether one of them belongs there; who does what is for members only
     * @param gives what the visitor may give somebody
     */
    public record Shown(
            Coalition coalition,
            List<Place> places,
            boolean member,
            List<GivingRoles.Held> held,
            List<CoalitionRole> gives,
            String note) {
        public String path() {
            return "/staff/coalitions/" + coalition.slug();
        }

        /** What the coalition says of itself, for a reader of a page. */
        public Story about(Page page) {
            return Story.of(coalition.about(), page.language());
        }

        public List<CoalitionRole> roles() {
            return List.of(CoalitionRole.values());
        }
    }

    /** An organisation of the visitor's, and whether they answer for it. */
    public record Place(Belonging.Place place, boolean answers) {}

    @GET
    public Response page(@PathParam("coalition") String slug, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), named(in.visitor(), slug), "", Entered.empty());
        };
    }

    /** Gives somebody a role. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response give(@PathParam("coalition") String slug, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var coalition = coalition(in.visitor(), slug);
                if (giving.gives(in.visitor(), coalition).isEmpty()) throw Problem.problem(ProblemType.NOT_ALLOWED);
                yield giving.give(
                                in.visitor(), coalition, form.getOrDefault("email", ""), form.getOrDefault("role", ""))
                        .map(why -> show(422, in.visitor(), coalition, "", new Entered(form, Map.of("email", why))))
                        .orElseGet(
                                () -> show(200, in.visitor(), coalition, "partner.coalition.given", Entered.empty()));
            }
        };
    }

    /** Takes a role from somebody. */
    @POST
    @Path("removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response take(@PathParam("coalition") String slug, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var coalition = coalition(in.visitor(), slug);
                var person = Id.parse(form.getOrDefault("person", ""))
                        .orElseThrow(() -> Problem.problem(ProblemType.MALFORMED_REQUEST));
                var role = CoalitionRole.of(form.getOrDefault("role", ""))
                        .orElseThrow(() -> Problem.problem(ProblemType.MALFORMED_REQUEST));
                var name = form.getOrDefault("organisation", "");
                if (!giving.take(in.visitor(), coalition, person, role, name))
                    throw Problem.problem(ProblemType.NOT_ALLOWED);
                yield show(200, in.visitor(), coalition, "partner.coalition.taken", Entered.empty());
            }
        };
    }

    /** An organisation belongs to the coalition, or does not: the form says which organisation, and its button what. */
    @POST
    @Path("belonging")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response answer(@PathParam("coalition") String slug, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                named(in.visitor(), slug);
                var belongs = switch (form.getOrDefault("do", "")) {
                    case "accept" -> true;
                    case "leave" -> false;
                    default -> throw Problem.problem(ProblemType.MALFORMED_REQUEST);
                };
                belonging.answer(in.visitor(), slug, form.getOrDefault("organisation", ""), belongs);
                yield StaffAnswer.to(belongs ? "/staff/coalitions/" + slug : "/staff/partnerships");
            }
        };
    }

    /** A coalition that names an organisation of the visitor's, whatever that said. */
    private Coalition named(Visitor visitor, String slug) {
        return campaigns
                .now()
                .coalition(slug)
                .filter(one -> !places(visitor, one).isEmpty())
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }

    private List<Place> places(Visitor visitor, Coalition coalition) {
        return belonging.of(visitor).stream()
                .filter(one -> one.slug().equals(coalition.slug()))
                .map(one -> new Place(one, Belonging.answers(visitor, one)))
                .toList();
    }

    /** A coalition that an organisation of the visitor's belongs to. */
    private Coalition coalition(Visitor visitor, String slug) {
        return giving.find(visitor, slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }

    private Response show(int status, Visitor visitor, Coalition coalition, String note, Entered entered) {
        var member = giving.find(visitor, coalition.slug()).isPresent();
        var shown = new Shown(
                coalition,
                places(visitor, coalition),
                member,
                member ? giving.held(visitor, coalition) : List.of(),
                member ? giving.gives(visitor, coalition) : List.of(),
                note);
        var name = coalition.name().in(visitor.person().language()).text();
        var frame = frames.of(visitor, shown.path(), "partner.coalition.title", name);
        return StaffAnswer.page(status, Templates.roles(frame.page(), frame, shown, entered));
    }
}
