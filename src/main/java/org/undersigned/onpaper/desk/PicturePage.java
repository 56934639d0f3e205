package org.undersigned.onpaper.desk;

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
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.picture.Picture;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.onpaper.Scans;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.sharing.paper.SheetNumber;

/** The picture of a sheet, beside its rows: for whoever types it in or checks it. */
@Singleton
@Path(Watched.PATH + "/{campaign}/{petition}/paper")
class PicturePage {

    private final Staff staff;
    private final Frames frames;
    private final SheetDesk desk;

    PicturePage(Staff staff, Frames frames, SheetDesk desk) {
        this.staff = staff;
        this.frames = frames;
        this.desk = desk;
    }

    /** Keeps a picture, and leads back to the rows; what was typed in so far comes back. */
    @POST
    @Path("photo")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response keep(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            MultipartFormDataInput input,
            @Context ContainerRequestContext request)
            throws IOException {
        var sent = new HashMap<String, String>();
        byte[] file = {};
        for (var part : input.getValues().entrySet()) {
            var value = part.getValue().iterator().next();
            if (!value.isFileItem()) sent.put(part.getKey(), value.getValue());
            else if (part.getKey().equals("photo") && value.getFileItem().getFileSize() <= Picture.MOST_BYTES)
                file = Files.readAllBytes(value.getFileItem().getFile());
        }
        return switch (staff.act(request, sent, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> keep(desk.seat(in.visitor(), campaign, slug), sent, file);
        };
    }

    private Response keep(Seat seat, Map<String, String> sent, byte[] file) {
        if (!(desk.find(seat, sent.getOrDefault("sheet", "")) instanceof SheetDesk.Found.Open open))
            throw Problem.problem(ProblemType.NOT_FOUND);
        return switch (desk.keep(seat, open.sheet(), file)) {
            case DONE ->
                SheetForm.isBegun(sent)
                        ? rows(200, seat, open, new Entered(sent, Map.of()))
                        : StaffAnswer.to(Seat.path(seat.petition()) + "/sheet?sheet="
                                + open.sheet().number().written() + SheetPage.proposed(sent));
            case NO_PICTURE -> rows(422, seat, open, new Entered(sent, Map.of("photo", "onpaper.wrong.photo")));
            case THERE -> rows(409, seat, open, new Entered(sent, Map.of("photo", "onpaper.wrong.photoThere")));
        };
    }

    private Response rows(int status, Seat seat, SheetDesk.Found.Open open, Entered entered) {
        var picture = desk.picture(seat, open.sheet().number());
        var shown = new SheetView(seat.petition(), open.sheet(), picture, entered);
        var frame = frames.of(seat.visitor(), shown.path(), "onpaper.sheet.title");
        return StaffAnswer.page(status, SheetPage.Templates.sheet(frame.page(), frame, shown));
    }

    /** Opens a picture, which the audit log tells, and leads to it. */
    @POST
    @Path("pictures/{number: [0-9-]{9,11}}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response open(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @PathParam("number") String number,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var seat = desk.seat(in.visitor(), campaign, slug);
                var sheet = SheetNumber.parse(number)
                        .filter(one -> desk.open(seat, one))
                        .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
                var path = Seat.path(seat.petition());
                yield StaffAnswer.to(
                        form.getOrDefault("to", "").equals("rows")
                                ? path + "/sheet?sheet=" + sheet.written() + SheetPage.proposed(form)
                                : path + "/pictures/" + sheet.written() + ".jpg");
            }
        };
    }

    /** The picture itself, for whoever added or opened it. */
    @GET
    @Path("pictures/{number: [0-9-]{9,11}}.jpg")
    public Response picture(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @PathParam("number") String number,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var seat = desk.seat(in.visitor(), campaign, slug);
                var found = SheetNumber.parse(number).map(one -> desk.picture(seat, one));
                if (!(found.orElse(null) instanceof Scans.Found.Open open))
                    throw Problem.problem(ProblemType.NOT_FOUND);
                yield Response.ok(open.jpeg(), "image/jpeg").build();
            }
        };
    }
}
