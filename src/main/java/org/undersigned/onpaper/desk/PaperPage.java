package org.undersigned.onpaper.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.onpaper.Batches;
import org.undersigned.onpaper.Checking;
import org.undersigned.onpaper.Removing;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.petition.Petitions;
import org.undersigned.sharing.paper.SheetNumber;

/** The paper of a petition: the next sheet to type in, what waits for a second person, and what counts. */
@Singleton
@Path(Watched.PATH + "/{campaign}/{petition}/paper")
class PaperPage {

    /** What a page can say that was done. */
    private static final Set<String> NOTES = Set.of("checked", "back", "backAsked", "erased");

    private final Staff staff;
    private final Frames frames;
    private final Campaigns campaigns;
    private final Petitions petitions;
    private final Batches batches;
    private final Checking checking;
    private final Removing removing;

    PaperPage(
            Staff staff,
            Frames frames,
            Campaigns campaigns,
            Petitions petitions,
            Batches batches,
            Checking checking,
            Removing removing) {
        this.staff = staff;
        this.frames = frames;
        this.campaigns = campaigns;
        this.petitions = petitions;
        this.batches = batches;
        this.checking = checking;
        this.removing = removing;
    }

    @CheckedTemplate(basePath = "onpaper")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance desk(Page page, Frame frame, PaperView shown, Entered entered);
    }

    /**
     * The page.
     *
     * @param after number of the sheet that was typed in last: the next one is proposed
     * @param country that is proposed in each row
     * @param postcode the beginning of postcodes that is
     * @param note what was done a moment ago
     */
    @GET
    public Response page(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @QueryParam("after") String after,
            @QueryParam("country") String country,
            @QueryParam("postcode") String postcode,
            @QueryParam("note") String note,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var seat = Seat.of(in.visitor(), campaigns, petitions, campaign, slug);
                var values = new HashMap<String, String>();
                if (country != null) values.put("country", country);
                if (postcode != null) values.put("postcode", postcode);
                var typed = SheetNumber.parse(after == null ? "" : after);
                typed.flatMap(one -> batches.next(seat.petition(), one))
                        .ifPresent(next -> values.put("sheet", next.written()));
                var isTyped = typed.filter(one -> batches.sheet(seat.petition(), one)
                                .filter(seat::types)
                                .isPresent())
                        .flatMap(batches::typed)
                        .isPresent();
                var said = NOTES.contains(note == null ? "" : note) ? "onpaper.desk." + note : "";
                yield show(200, seat, isTyped ? "onpaper.desk.typed" : said, new Entered(values, Map.of()));
            }
        };
    }

    /** Checks a batch, takes one back, or removes a person; the button says which. */
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
            case Admission.In in -> act(Seat.of(in.visitor(), campaigns, petitions, campaign, slug), form);
        };
    }

    private Response act(Seat seat, Map<String, String> form) {
        return switch (form.getOrDefault("do", "")) {
            case "check" -> check(seat, form);
            case "back" -> back(seat, form);
            case "erase" -> erase(seat, form);
            default -> throw Problem.problem(ProblemType.MALFORMED_REQUEST);
        };
    }

    private Response check(Seat seat, Map<String, String> form) {
        var id = own(seat, form);
        var field = "rows-" + id;
        var typed = form.getOrDefault("rows", "").strip();
        if (!typed.matches("[0-9]{1,6}")) return wrong(seat, form, field, "onpaper.wrong.rows");
        return switch (checking.check(
                seat.petition(), id, Integer.parseInt(typed), seat.visitor().person())) {
            case COUNTS -> done(seat, "checked");
            case DIFFERS -> wrong(seat, form, field, "onpaper.wrong.differs");
            case OWN -> wrong(seat, form, field, "onpaper.wrong.own");
            case GONE -> show(409, seat, "onpaper.desk.gone", Entered.empty());
        };
    }

    private Response back(Seat seat, Map<String, String> form) {
        return switch (removing.takeBack(
                seat.petition(),
                own(seat, form),
                seat.member().map(Membership::organisation),
                seat.visitor().person())) {
            case DONE -> done(seat, "back");
            case ASKED -> done(seat, "backAsked");
            case GONE -> show(409, seat, "onpaper.desk.gone", Entered.empty());
        };
    }

    private Response erase(Seat seat, Map<String, String> form) {
        var sheet = SheetNumber.parse(form.getOrDefault("erase-sheet", ""));
        if (sheet.isEmpty()) return wrong(seat, form, "erase-sheet", "onpaper.wrong.sheet");
        var line = form.getOrDefault("erase-line", "").strip();
        if (!line.matches("[1-8]")) return wrong(seat, form, "erase-line", "onpaper.wrong.line");
        return removing.removeRow(
                        seat.petition(),
                        sheet.get(),
                        Integer.parseInt(line),
                        seat.only(),
                        seat.visitor().person())
                ? done(seat, "erased")
                : wrong(seat, form, "erase-line", "onpaper.wrong.nobody");
    }

    /** The batch of a form, if the visitor sees it. */
    private UUID own(Seat seat, Map<String, String> form) {
        return batches.find(seat.petition(), form.getOrDefault("batch", ""), seat.only())
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND))
                .id();
    }

    /** Leads to the page as it is afterwards. */
    private static Response done(Seat seat, String note) {
        return StaffAnswer.to(Seat.path(seat.petition()) + "?note=" + note);
    }

    private Response wrong(Seat seat, Map<String, String> form, String field, String key) {
        return show(422, seat, "", new Entered(form, Map.of(field, key)));
    }

    private Response show(int status, Seat seat, String note, Entered entered) {
        var shown = PaperView.of(seat, batches, note);
        var frame = frames.of(seat.visitor(), shown.path(), "onpaper.desk.title");
        return StaffAnswer.page(status, Templates.desk(frame.page(), frame, shown, entered));
    }
}
