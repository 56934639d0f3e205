package org.undersigned.onpaper.desk;

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
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.token.Id;
import org.undersigned.onpaper.FileColumns;
import org.undersigned.onpaper.Importing;
import org.undersigned.onpaper.Trial;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.petition.Petition;

/** Rows that somebody typed into a table: tried first, with every mistake by its line, and then taken in whole. */
@Singleton
@Path(Watched.PATH + "/{campaign}/{petition}/paper/import")
class ImportPage {

    private final Staff staff;
    private final Frames frames;
    private final SheetDesk desk;
    private final Importing importing;

    ImportPage(Staff staff, Frames frames, SheetDesk desk, Importing importing) {
        this.staff = staff;
        this.frames = frames;
        this.desk = desk;
        this.importing = importing;
    }

    @CheckedTemplate(basePath = "onpaper")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance upload(Page page, Frame frame, Shown shown, Entered entered);
    }

    /**
     * What the page shows.
     *
     * @param id of the file that was tried; empty if none was
     * @param chosen what somebody said that its columns are, if that could not be; empty for what they are
     */
    public record Shown(
            Petition petition, String refusal, String note, String id, Optional<Trial> trial, List<String> chosen) {

        /** What a column is, or was said to be. */
        public String column(int number) {
            return number < chosen.size()
                    ? chosen.get(number)
                    : trial.orElseThrow().columns().get(number);
        }

        public String above() {
            return Seat.path(petition);
        }

        public String path() {
            return above() + "/import";
        }

        public List<String> all() {
            return FileColumns.ALL;
        }

        /** Key of what a column is. */
        public String label(String column) {
            return "onpaper.column." + column;
        }

        /** Numbers of its columns, from 0. */
        public List<Integer> columns() {
            return trial.map(one ->
                            IntStream.range(0, one.heads().size()).boxed().toList())
                    .orElse(List.of());
        }

        public int mostFaults() {
            return Trial.MOST_FAULTS;
        }
    }

    @GET
    public Response page(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, typing(desk.seat(in.visitor(), campaign, slug)), "", Entered.empty());
        };
    }

    /** Keeps a file, and leads to its trial. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response keep(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @RestForm("form") String form,
            @RestForm("file") FileUpload file,
            @Context ContainerRequestContext request)
            throws IOException {
        var sent = Map.of("form", form == null ? "" : form);
        return switch (staff.act(request, sent, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> keep(typing(desk.seat(in.visitor(), campaign, slug)), file);
        };
    }

    private Response keep(Seat seat, FileUpload file) throws IOException {
        if (seat.refusal().isPresent()) return show(409, seat, "", Entered.empty());
        if (file == null || file.size() == 0) return wrong(seat, "onpaper.file.empty");
        if (file.size() > Importing.MOST_BYTES) return wrong(seat, "onpaper.file.large");
        var id = importing.keep(
                seat.petition(), seat.acting(), seat.visitor().person(), Files.readAllBytes(file.uploadedFile()));
        return StaffAnswer.to(Seat.path(seat.petition()) + "/import/" + id);
    }

    /** What would come of a file. */
    @GET
    @Path("{file: [0-9a-f-]{36}}")
    public Response attempt(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @PathParam("file") String file,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> attempt(200, typing(desk.seat(in.visitor(), campaign, slug)), id(file), "");
        };
    }

    /** Says what the columns are, takes the file in, or forgets it; the button says which. */
    @POST
    @Path("{file: [0-9a-f-]{36}}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @PathParam("file") String file,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> act(typing(desk.seat(in.visitor(), campaign, slug)), id(file), form);
        };
    }

    private Response act(Seat seat, UUID id, Map<String, String> form) {
        var person = seat.visitor().person();
        if (seat.refusal().isPresent()) return show(409, seat, "", Entered.empty());
        switch (form.getOrDefault("do", "")) {
            case "drop" -> {
                importing.drop(person);
                return StaffAnswer.to(Seat.path(seat.petition()) + "/import");
            }
            case "take" -> {
                return switch (importing.take(seat.petition(), id, seat.acting(), person, seat::types)) {
                    case Importing.Imported.Done done -> StaffAnswer.to(Seat.path(seat.petition()));
                    case Importing.Imported.Wrong wrong -> attempt(422, seat, id, "");
                    case Importing.Imported.Known known -> attempt(409, seat, id, "onpaper.file.known");
                    case Importing.Imported.Gone gone -> show(409, seat, "onpaper.file.gone", Entered.empty());
                };
            }
            default -> {
                var columns = IntStream.range(0, FileColumns.ALL.size() * 5)
                        .takeWhile(i -> form.containsKey("column-" + i))
                        .mapToObj(i -> form.get("column-" + i))
                        .toList();
                // Whose file it is, is asked before what its columns are.
                if (!importing.isKept(seat.petition(), id, person))
                    return show(409, seat, "onpaper.file.gone", Entered.empty());
                return importing.columns(id, person, columns)
                        ? attempt(200, seat, id, "")
                        : attempt(422, seat, id, "onpaper.file.columnTwice", columns);
            }
        }
    }

    private static Seat typing(Seat seat) {
        seat.acting();
        return seat;
    }

    private static UUID id(String file) {
        return Id.parse(file).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }

    private Response attempt(int status, Seat seat, UUID id, String note) {
        return attempt(status, seat, id, note, List.of());
    }

    private Response attempt(int status, Seat seat, UUID id, String note, List<String> chosen) {
        var trial = importing.attempt(seat.petition(), id, seat.visitor().person(), seat::types);
        if (trial.isEmpty()) return show(status == 200 ? 404 : status, seat, "onpaper.file.gone", Entered.empty());
        var shown = new Shown(seat.petition(), "", note, id.toString(), trial, chosen);
        var frame = frames.of(seat.visitor(), shown.path(), "onpaper.import.title");
        return StaffAnswer.page(status, Templates.upload(frame.page(), frame, shown, Entered.empty()));
    }

    private Response wrong(Seat seat, String key) {
        return show(422, seat, "", new Entered(Map.of(), Map.of("file", key)));
    }

    private Response show(int status, Seat seat, String note, Entered entered) {
        var shown = new Shown(seat.petition(), seat.refusal().orElse(""), note, "", Optional.empty(), List.of());
        var frame = frames.of(seat.visitor(), shown.path(), "onpaper.import.title");
        return StaffAnswer.page(status, Templates.upload(frame.page(), frame, shown, entered));
    }
}
