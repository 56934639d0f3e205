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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.onpaper.Taking;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;

/** One sheet, typed in at once: eight rows as they stand on the paper. */
@Singleton
@Path(Watched.PATH + "/{campaign}/{petition}/paper/sheet")
class SheetPage {

    private final Staff staff;
    private final Frames frames;
    private final SheetDesk desk;
    private final Taking taking;

    SheetPage(Staff staff, Frames frames, SheetDesk desk, Taking taking) {
        this.staff = staff;
        this.frames = frames;
        this.desk = desk;
        this.taking = taking;
    }

    @CheckedTemplate(basePath = "onpaper")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance sheet(Page page, Frame frame, SheetView shown);

        static native TemplateInstance refused(Page page, Frame frame, SheetDesk.Refused shown);
    }

    /** The rows of a sheet, empty but for what is proposed. */
    @GET
    public Response page(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @QueryParam("sheet") String number,
            @QueryParam("country") String country,
            @QueryParam("postcode") String postcode,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var values = new HashMap<String, String>();
                if (number != null) values.put("sheet", number);
                if (country != null) values.put("country", country);
                if (postcode != null) values.put("postcode", postcode);
                yield show(200, desk.seat(in.visitor(), campaign, slug), new Entered(values, Map.of()));
            }
        };
    }

    /** Takes a sheet in, or refuses it whole. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response take(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> take(desk.seat(in.visitor(), campaign, slug), form);
        };
    }

    private Response take(Seat seat, Map<String, String> form) {
        if (!(desk.find(seat, form.getOrDefault("sheet", "")) instanceof SheetDesk.Found.Open open))
            return show(422, seat, new Entered(form, Map.of()));
        return switch (SheetForm.read(open.sheet(), form)) {
            case SheetForm.Read.Bad bad -> show(422, seat, new Entered(form, bad.errors()));
            case SheetForm.Read.Good good ->
                switch (taking.take(
                        seat.petition(),
                        seat.acting(),
                        seat.visitor().person(),
                        List.of(good.sheet()),
                        Optional.empty())) {
                    case Taking.Taken.Done done ->
                        StaffAnswer.to(Seat.path(seat.petition()) + "?after="
                                + open.sheet().number().written() + proposed(form));
                    case Taking.Taken.SheetThere there -> show(422, seat, new Entered(form, Map.of()));
                    case Taking.Taken.FileThere retired -> show(409, seat, new Entered(form, Map.of()));
                };
        };
    }

    /** What is proposed in each row, for an address. */
    static String proposed(Map<String, String> form) {
        return query(form, "country") + query(form, "postcode");
    }

    private static String query(Map<String, String> form, String field) {
        var value = form.getOrDefault(field, "");
        return value.isEmpty() || value.length() > 12
                ? ""
                : "&" + field + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private Response show(int status, Seat seat, Entered entered) {
        var path = Seat.path(seat.petition()) + "/sheet";
        var frame = frames.of(seat.visitor(), path, "onpaper.sheet.title");
        return switch (desk.find(seat, entered.value("sheet"))) {
            case SheetDesk.Found.Open open -> {
                var shown = new SheetView(
                        seat.petition(),
                        open.sheet(),
                        desk.picture(seat, open.sheet().number()),
                        entered);
                yield StaffAnswer.page(status, Templates.sheet(frame.page(), frame, shown));
            }
            case SheetDesk.Found.No no ->
                StaffAnswer.page(422, Templates.refused(frame.page(), frame, desk.refused(seat, no, entered)));
        };
    }
}
