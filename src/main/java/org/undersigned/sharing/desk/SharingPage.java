package org.undersigned.sharing.desk;

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
import java.util.UUID;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.html.Languages;
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
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;
import org.undersigned.petition.Petitions;
import org.undersigned.sharing.board.Appearing;
import org.undersigned.sharing.board.Sharers;
import org.undersigned.sharing.paper.Sheets;

/** The passing on of one petition, for campaigners of a lead. */
@Singleton
@Path(Watched.PATH + "/{campaign}/{petition}/sharing")
class SharingPage {

    private final Staff staff;
    private final Frames frames;
    private final Campaigns campaigns;
    private final Petitions petitions;
    private final Appearing appearing;
    private final Sharers sharers;
    private final Sheets sheets;

    SharingPage(
            Staff staff,
            Frames frames,
            Campaigns campaigns,
            Petitions petitions,
            Appearing appearing,
            Sharers sharers,
            Sheets sheets) {
        this.staff = staff;
        this.frames = frames;
        this.campaigns = campaigns;
        this.petitions = petitions;
        this.appearing = appearing;
        this.sharers = sharers;
        this.sheets = sheets;
    }

    @CheckedTemplate(basePath = "sharing")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance desk(Page page, Frame frame, Shown shown, Entered entered);
    }

    /**
     * What the page shows.
     *
     * @param on whether the page of those who brought others is
     * @param people everybody who asked to be on it
     */
    public record Shown(
            Petition petition,
            List<String> languages,
            List<Sheets.Numbered> numbered,
            boolean on,
            List<Sharers.Shown> people) {

        /** Whether papers of it can be drawn. */
        public boolean isDrawable() {
            return PetitionView.isDrawable(petition);
        }

        public String above() {
            return Watched.path(petition.campaign());
        }

        public String path() {
            return SharingPage.path(petition);
        }

        /** Address of the poster in a language. */
        public String poster(String size, String language) {
            return petition.action().path() + "/poster-" + size + ".pdf?lang=" + language;
        }

        public List<Campaign.Partner> partners() {
            return petition.campaign().partners();
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
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), petition(in.visitor(), campaign, slug), Entered.empty());
        };
    }

    /** Numbers sheets, switches the page of those who brought others, hides a name or shows it again; the button says which. */
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
            case Admission.In in -> act(in.visitor(), petition(in.visitor(), campaign, slug), form);
        };
    }

    /** Sheets that were numbered, to be printed: the same each time. */
    @GET
    @Path("sheets/{batch: [0-9a-f-]{36}}.pdf")
    public Response pdf(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @PathParam("batch") String batch,
            @Context ContainerRequestContext request)
            throws IOException {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var petition = petition(in.visitor(), campaign, slug);
                var pdf = sheets.pdf(petition, id(batch)).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
                yield Response.ok(pdf, "application/pdf")
                        .header("Content-Disposition", "attachment; filename=\"" + slug + "-sheets.pdf\"")
                        .build();
            }
        };
    }

    private Response act(Visitor visitor, Petition petition, Map<String, String> form) {
        var actor = visitor.person().actor();
        switch (form.getOrDefault("do", "")) {
            case "on" -> appearing.switchTo(petition, true, actor);
            case "off" -> appearing.switchTo(petition, false, actor);
            case "hide" -> appearing.hide(petition, id(form.getOrDefault("sharer", "")), true, actor);
            case "show" -> appearing.hide(petition, id(form.getOrDefault("sharer", "")), false, actor);
            case "number" -> {
                var wrong = number(petition, form, actor);
                if (!wrong.isEmpty()) return show(422, visitor, petition, new Entered(form, wrong));
            }
            default -> throw Problem.problem(ProblemType.MALFORMED_REQUEST);
        }
        return StaffAnswer.to(path(petition));
    }

    private Map<String, String> number(Petition petition, Map<String, String> form, String actor) {
        var wrong = new LinkedHashMap<String, String>();
        var language = form.getOrDefault("language", "");
        if (!PetitionView.isDrawable(petition)) wrong.put("language", "sharing.desk.noLetters");
        else if (!languages(petition).contains(language)) wrong.put("language", "sharing.desk.wrong.language");
        var slug = form.getOrDefault("partner", "");
        var partner = petition.campaign().partner(slug).map(Campaign.Partner::organisation);
        if (!slug.isEmpty() && partner.isEmpty()) wrong.put("partner", "sharing.desk.wrong.partner");
        var number = Sheets.howMany(form.getOrDefault("sheets", ""));
        if (number == 0) wrong.put("sheets", "sharing.desk.wrong.sheets");
        if (wrong.isEmpty()) sheets.number(petition, language, partner, number, actor);
        return wrong;
    }

    private Response show(int status, Visitor visitor, Petition petition, Entered entered) {
        var frame = frames.of(visitor, path(petition), "sharing.desk.title");
        var shown = new Shown(
                petition, languages(petition), sheets.of(petition), sharers.isOn(petition), appearing.all(petition));
        return StaffAnswer.page(status, Templates.desk(frame.page(), frame, shown, entered));
    }

    /** A petition that the public can read, of a campaign in which the visitor works for a lead. */
    private Petition petition(Visitor visitor, String campaign, String slug) {
        var petition = Watched.by(visitor, campaigns.now(), campaign)
                .flatMap(one -> petitions.of(one, slug))
                .filter(one -> one.action().isPublic())
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        if (Watched.lead(visitor, petition.campaign(), Role.CAMPAIGNER).isEmpty())
            throw Problem.problem(ProblemType.NOT_ALLOWED);
        return petition;
    }

    private static List<String> languages(Petition petition) {
        return PetitionView.drawable(petition);
    }

    private static UUID id(String written) {
        try {
            return UUID.fromString(written);
        } catch (IllegalArgumentException none) {
            throw Problem.problem(ProblemType.MALFORMED_REQUEST);
        }
    }

    private static String path(Petition petition) {
        return Watched.path(petition.campaign()) + "/" + petition.slug() + "/sharing";
    }
}
