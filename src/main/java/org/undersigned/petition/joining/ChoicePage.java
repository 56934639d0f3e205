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
import java.util.Optional;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Watched;
import org.undersigned.campaign.partnership.Choice;
import org.undersigned.campaign.partnership.Choices;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** What an owner chooses for their own organisation in a campaign: what its link shows, and what a tick in its box means. */
@Singleton
@Path(Watched.PATH + "/{campaign}/partners/{organisation}/choice")
class ChoicePage {

    private final Staff staff;
    private final Frames frames;
    private final Answers answers;
    private final Choices choices;
    private final Db db;
    private final Published.Registry published;

    ChoicePage(Staff staff, Frames frames, Answers answers, Choices choices, Db db, Published.Registry published) {
        this.staff = staff;
        this.frames = frames;
        this.answers = answers;
        this.choices = choices;
        this.db = db;
        this.published = published;
    }

    @CheckedTemplate(basePath = "joining")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance choice(Page page, Frame frame, Shown shown);
    }

    /** What the page shows; {@code saved} after something was kept. */
    public record Shown(Campaign campaign, Organisation organisation, Choice choice, boolean saved) {
        public String partners() {
            return PartnersPage.path(campaign);
        }

        public String path() {
            return partners() + "/" + organisation.slug() + "/choice";
        }

        public List<Integer> periods() {
            return Choice.PERIODS;
        }

        /** Whether permissions last that many months. */
        public boolean lasts(Integer months) {
            return choice.months().equals(Optional.of(months));
        }
    }

    @GET
    public Response page(
            @PathParam("campaign") String campaign,
            @PathParam("organisation") String slug,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(in.visitor(), shown(in.visitor(), campaign, slug, false));
        };
    }

    /** Keeps the form. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(
            @PathParam("campaign") String campaign,
            @PathParam("organisation") String slug,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var visitor = in.visitor();
                var shown = shown(visitor, campaign, slug, false);
                var kept = db.inTransaction(handle -> choices.choose(
                        handle,
                        shown.campaign,
                        shown.organisation,
                        choice(form),
                        visitor.person().actor()));
                if (!kept) throw Problem.problem(ProblemType.NOT_FOUND);
                published.refresh();
                yield show(visitor, shown(visitor, campaign, slug, true));
            }
        };
    }

    private static Choice choice(Map<String, String> form) {
        var months = Choice.PERIODS.stream()
                .filter(one -> one.toString().equals(form.get("months")))
                .findFirst();
        return new Choice(form.containsKey("own_box"), form.containsKey("asks_twice"), months);
    }

    private Shown shown(Visitor visitor, String slug, String organisation, boolean saved) {
        var campaign = answers.campaign(visitor, slug);
        PartnersPage.owner(visitor, organisation);
        var partner = campaign.partner(organisation)
                .map(Campaign.Partner::organisation)
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        return new Shown(campaign, partner, choices.of(campaign.id(), partner.id()), saved);
    }

    private Response show(Visitor visitor, Shown shown) {
        var frame = frames.of(visitor, shown.path(), "partner.choice.title");
        return StaffAnswer.page(200, Templates.choice(frame.page(), frame, shown));
    }
}
