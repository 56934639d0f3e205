package org.undersigned.embed;

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
import org.undersigned.campaign.Campaigns;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** Which sites beside its own website may show an organisation's form: its owners say so, for whoever frames a form can lead people's clicks. */
@Singleton
@Path("/staff/organisations/{slug: [a-z0-9-]{2,64}}/sites")
class SitesPage {

    private final Staff staff;
    private final Frames frames;
    private final Campaigns campaigns;
    private final Origins origins;

    SitesPage(Staff staff, Frames frames, Campaigns campaigns, Origins origins) {
        this.staff = staff;
        this.frames = frames;
        this.campaigns = campaigns;
        this.origins = origins;
    }

    @CheckedTemplate(basePath = "embed")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance sites(Page page, Frame frame, Shown shown, Entered entered);
    }

    /**
     * What the page shows; {@code saved} after something was kept.
     *
     * @param website origins of the website that the organisation's pages name; they need no listing
     */
    public record Shown(Membership member, List<String> website, List<String> listed, boolean saved) {

        public String path() {
            return SitesPage.path(member.slug());
        }

        public String supporters() {
            return "/staff/organisations/" + member.slug() + "/supporters";
        }

        /** Those that are listed, one a line. */
        public String lines() {
            return String.join("\n", listed);
        }

        public int most() {
            return Origins.MOST;
        }
    }

    @GET
    public Response page(@PathParam("slug") String slug, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.member(slug, Role.OWNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), slug, false, Entered.empty());
        };
    }

    /** Keeps the form: one address a line, all of them good or none is kept. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response list(@PathParam("slug") String slug, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.member(slug, Role.OWNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> list(in.visitor(), slug, form);
        };
    }

    private Response list(Visitor visitor, String slug, Map<String, String> form) {
        var lines = form.getOrDefault("origins", "")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        var parsed = lines.stream().map(origins::parse).toList();
        var wrong = wrong(parsed);
        if (wrong.isPresent())
            return show(422, visitor, slug, false, new Entered(form, Map.of("origins", wrong.get())));
        var kept = parsed.stream().flatMap(Optional::stream).distinct().sorted().toList();
        origins.list(
                visitor.at(slug).orElseThrow().organisation(),
                slug,
                kept,
                visitor.person().actor());
        return show(200, visitor, slug, true, Entered.empty());
    }

    private static Optional<String> wrong(List<Optional<String>> parsed) {
        if (parsed.stream().anyMatch(Optional::isEmpty)) return Optional.of("embed.sites.wrong.origin");
        if (parsed.stream().flatMap(Optional::stream).anyMatch(Origins::isShared))
            return Optional.of("embed.sites.wrong.shared");
        return parsed.size() > Origins.MOST ? Optional.of("embed.sites.wrong.many") : Optional.empty();
    }

    private Response show(int status, Visitor visitor, String slug, boolean saved, Entered entered) {
        var member = visitor.at(slug).orElseThrow();
        var website = campaigns.now().organisation(slug).map(Origins::website).orElse(List.of());
        var shown = new Shown(member, website, origins.listed(member.organisation()), saved);
        var frame = frames.of(visitor, shown.path(), "embed.sites.title");
        return StaffAnswer.page(status, Templates.sites(frame.page(), frame, shown, entered));
    }

    static String path(String slug) {
        return "/staff/organisations/" + slug + "/sites";
    }
}
