package org.undersigned.staff;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.integrity.Quarantine;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;
import org.undersigned.signature.Source;
import org.undersigned.statistics.Figuring;

/** How a campaign goes: its petitions in numbers, and how its mail goes out. Every number is there as a file, too. */
@Singleton
@Path(Watched.PATH + "/{campaign}")
class DashboardPage {

    private final Db db;
    private final Staff staff;
    private final Frames frames;
    private final Campaigns campaigns;
    private final Petitions petitions;
    private final Figuring figuring;
    private final InstantSource clock;

    DashboardPage(
            Db db,
            Staff staff,
            Frames frames,
            Campaigns campaigns,
            Petitions petitions,
            Figuring figuring,
            InstantSource clock) {
        this.db = db;
        this.staff = staff;
        this.frames = frames;
        this.campaigns = campaigns;
        this.petitions = petitions;
        this.figuring = figuring;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "dashboard")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance dashboard(
                Page page,
                Frame frame,
                Campaign campaign,
                List<Dashboard> petitions,
                CampaignMail mail,
                Instant now,
                Boolean writes);
    }

    @GET
    public Response page(@PathParam("campaign") String slug, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var campaign = Watched.by(in.visitor(), campaigns.now(), slug).orElseThrow(DashboardPage::none);
                var language = in.visitor().person().language();
                var frame = frames.of(
                        in.visitor(),
                        Watched.path(campaign),
                        "dashboard.title",
                        campaign.title().in(language).text());
                var now = clock.instant();
                yield StaffAnswer.page(
                        200,
                        Templates.dashboard(
                                frame.page(),
                                frame,
                                campaign,
                                petitions.of(campaign).stream()
                                        .map(petition -> dashboard(petition, in.visitor()))
                                        .toList(),
                                mail(campaign, now),
                                now,
                                Watched.lead(in.visitor(), campaign, Role.CAMPAIGNER)
                                        .isPresent()));
            }
        };
    }

    /** The numbers of a petition as a file. */
    @GET
    @Path("{petition}/{kind}.csv")
    public Response csv(
            @PathParam("campaign") String slug,
            @PathParam("petition") String petition,
            @PathParam("kind") String kind,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var asked = Watched.by(in.visitor(), campaigns.now(), slug)
                        .flatMap(campaign -> petitions.of(campaign, petition))
                        .filter(one -> DashboardCsv.KINDS.contains(kind))
                        .orElseThrow(DashboardPage::none);
                yield file(DashboardCsv.of(kind, dashboard(asked, in.visitor())), petition + "-" + kind);
            }
        };
    }

    /** How mail goes out, as the page tells it. */
    @GET
    @Path("mail.csv")
    public Response mail(@PathParam("campaign") String slug, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var campaign = Watched.by(in.visitor(), campaigns.now(), slug).orElseThrow(DashboardPage::none);
                yield file(DashboardCsv.mail(mail(campaign, clock.instant())), "mail");
            }
        };
    }

    private CampaignMail mail(Campaign campaign, Instant now) {
        return db.read(handle -> CampaignMailStore.of(handle, petitions.of(campaign), now));
    }

    private static Response file(String text, String name) {
        return Response.ok(text, "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
                .build();
    }

    private Dashboard dashboard(Petition petition, Visitor visitor) {
        var today = Day.today(clock);
        var own = visitor.memberships().stream()
                .flatMap(member -> Source.linksOf(member.slug()).stream())
                .collect(toUnmodifiableSet());
        var figures = figuring.of(petition.id(), last(petition, today), own);
        return new Dashboard(
                petition, figures, figures.on(today), petitions.ends(petition), quarantined(petition, visitor));
    }

    /** For those who can see the quarantine itself. */
    private OptionalLong quarantined(Petition petition, Visitor visitor) {
        if (!petition.action().isPublic()
                || Watched.lead(visitor, petition.campaign(), Role.VIEWER).isEmpty()) return OptionalLong.empty();
        return OptionalLong.of(db.read(handle -> Quarantine.waiting(handle, petition)));
    }

    /** Where its days end: today, or when it was over. */
    private static LocalDate last(Petition petition, LocalDate today) {
        var closed = petition.closes().filter(day -> day.isBefore(today));
        return petition.takesSignatures(today) ? today : closed.orElse(petition.opens());
    }

    private static Problem none() {
        return Problem.problem(ProblemType.NOT_FOUND);
    }
}
