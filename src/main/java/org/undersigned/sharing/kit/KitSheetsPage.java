package org.undersigned.sharing.kit;

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
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.Organisation;
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
import org.undersigned.petition.PetitionView;
import org.undersigned.sharing.paper.Sheets;

/** A partner's own sheets of paper, with its box first: its campaigners number them, and it sees no others. */
@Singleton
@Path("/staff/organisations/{slug: [a-z0-9-]{2,64}}/kits/{petition: [a-z0-9-]{2,64}}/sheets")
class KitSheetsPage {

    private final Staff staff;
    private final Frames frames;
    private final Kits kits;
    private final Sheets sheets;

    KitSheetsPage(Staff staff, Frames frames, Kits kits, Sheets sheets) {
        this.staff = staff;
        this.frames = frames;
        this.kits = kits;
        this.sheets = sheets;
    }

    @CheckedTemplate(basePath = "sharing")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance sheets(Page page, Frame frame, Shown shown, Entered entered);
    }

    /** What the page shows. */
    public record Shown(
            Petition petition, Organisation organisation, List<String> languages, List<Sheets.Numbered> numbered) {

        public String kit() {
            return KitPage.path(organisation, petition);
        }

        public String path() {
            return kit() + "/sheets";
        }

        /** Where what stands on them is typed in. */
        public String typing() {
            return Watched.path(petition.campaign()) + "/" + petition.slug() + "/paper";
        }

        public int most() {
            return Sheets.MOST;
        }

        public String ownName(String language) {
            return Languages.ownName(language);
        }
    }

    @GET
    public Response page(
            @PathParam("slug") String slug,
            @PathParam("petition") String name,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.member(slug, Role.CAMPAIGNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), kits.of(slug, name), Entered.empty());
        };
    }

    /** Takes numbers for the sheets of the form. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response number(
            @PathParam("slug") String slug,
            @PathParam("petition") String name,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.member(slug, Role.CAMPAIGNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> number(in.visitor(), kits.of(slug, name), form);
        };
    }

    private Response number(Visitor visitor, List<Kit> own, Map<String, String> form) {
        var petition = own.getFirst().petition();
        var organisation = own.getFirst().organisation();
        var wrong = new LinkedHashMap<String, String>();
        var number = Sheets.howMany(form.getOrDefault("sheets", ""));
        if (number == 0) wrong.put("sheets", "sharing.desk.wrong.sheets");
        var language = form.getOrDefault("language", "");
        if (!PetitionView.isDrawable(petition)) wrong.put("language", "sharing.desk.noLetters");
        else if (own.stream().noneMatch(kit -> kit.language().equals(language)))
            wrong.put("language", "sharing.desk.wrong.language");
        if (!wrong.isEmpty()) return show(422, visitor, own, new Entered(form, wrong));
        sheets.number(
                petition,
                language,
                Optional.of(organisation),
                number,
                visitor.person().actor());
        return StaffAnswer.to(KitPage.path(organisation, petition) + "/sheets");
    }

    /** Sheets of this partner that were numbered, to be printed. */
    @GET
    @Path("{batch: [0-9a-f-]{36}}.pdf")
    public Response pdf(
            @PathParam("slug") String slug,
            @PathParam("petition") String name,
            @PathParam("batch") String batch,
            @Context ContainerRequestContext request)
            throws IOException {
        return switch (staff.look(request, Need.member(slug, Role.CAMPAIGNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var own = kits.of(slug, name);
                var found = own(own).stream()
                        .filter(one -> one.id().toString().equals(batch))
                        .findFirst()
                        .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
                var pdf = sheets.pdf(own.getFirst().petition(), found.id())
                        .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
                yield KitPage.file(name + "-sheets.pdf", "application/pdf", pdf);
            }
        };
    }

    private List<Sheets.Numbered> own(List<Kit> kits) {
        var organisation = kits.getFirst().organisation().id();
        return sheets.of(kits.getFirst().petition()).stream()
                .filter(one -> one.organisation()
                        .filter(some -> some.id().equals(organisation))
                        .isPresent())
                .toList();
    }

    private Response show(int status, Visitor visitor, List<Kit> own, Entered entered) {
        var petition = own.getFirst().petition();
        var organisation = own.getFirst().organisation();
        var shown = new Shown(
                petition, organisation, own.stream().map(Kit::language).toList(), own(own));
        var frame = frames.of(visitor, shown.path(), "sharing.desk.sheets");
        return StaffAnswer.page(status, Templates.sheets(frame.page(), frame, shown, entered));
    }
}
