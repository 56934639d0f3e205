package org.undersigned.letter.desk;

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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.letter.LetterAction;
import org.undersigned.letter.LetterTarget;
import org.undersigned.letter.LetterWriting;
import org.undersigned.letter.representative.Representative;
import org.undersigned.letter.representative.RepresentativesFile;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** Who a letter goes to: the targets of the campaign, or a file of representatives, which is looked at before it counts. */
@Singleton
@Path(Watched.PATH + "/{campaign}/letters/{letter}/targets")
class TargetsPage {

    /** Most rows that the page names of each kind. */
    private static final int NAMED = 50;

    private final Staff staff;
    private final Frames frames;
    private final Desks desks;
    private final Editing editing;
    private final Db db;

    TargetsPage(Staff staff, Frames frames, Desks desks, Editing editing, Db db) {
        this.staff = staff;
        this.frames = frames;
        this.desks = desks;
        this.editing = editing;
        this.db = db;
    }

    @CheckedTemplate(basePath = "letter/desk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance targets(Page page, Frame frame, Shown shown);
    }

    /**
     * What the page shows.
     *
     * @param faults everything that is wrong with the file
     * @param differing what the file would change; nothing if none was looked at
     * @param sha256 of that file
     */
    public record Shown(
            LetterAction letter,
            boolean acts,
            List<RepresentativesFile.Fault> faults,
            Optional<LetterWriting.Differing> differing,
            String sha256,
            String note) {

        public String above() {
            return Desks.path(letter);
        }

        public String path() {
            return Desks.path(letter) + "/targets";
        }

        public String path(LetterTarget target) {
            return Desks.path(letter) + TargetPage.PATH + target.id();
        }

        public boolean isFromFile() {
            return letter.source() == LetterAction.Source.FILE;
        }

        /** Those that the page names. */
        public List<LetterTarget> named() {
            return letter.targets().stream().limit(500).toList();
        }

        /** Those of a kind of change that the page names. */
        public List<Representative> some(List<Representative> all) {
            return all.stream().limit(NAMED).toList();
        }

        public int more(List<Representative> all) {
            return Math.max(0, all.size() - NAMED);
        }
    }

    @GET
    public Response page(
            @PathParam("campaign") String campaign,
            @PathParam("letter") String slug,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), desks.letter(in.visitor(), campaign, slug), "");
        };
    }

    /** Looks at a file, and changes no target. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response look(
            @PathParam("campaign") String campaign,
            @PathParam("letter") String slug,
            @RestForm("form") String form,
            @RestForm("file") FileUpload file,
            @Context ContainerRequestContext request)
            throws IOException {
        return switch (staff.act(request, Map.of("form", form == null ? "" : form), Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var letter = desks.letter(in.visitor(), campaign, slug);
                Desks.directing(in.visitor(), letter);
                yield look(in.visitor(), letter, content(file));
            }
        };
    }

    private Response look(Visitor visitor, LetterAction letter, byte[] content) {
        return switch (read(letter, content)) {
            case RepresentativesFile.Read.Bad bad ->
                show(422, visitor, new Shown(letter, true, bad.faults(), Optional.empty(), "", ""));
            case RepresentativesFile.Read.Good good -> {
                var sha256 = HexFormat.of().formatHex(Mac.sha256(content));
                db.useTransaction(handle -> UploadStore.save(handle, letter.id(), sha256, content));
                var differing = LetterWriting.differing(letter.targets(), good.representatives());
                yield show(200, visitor, new Shown(letter, true, List.of(), Optional.of(differing), sha256, ""));
            }
        };
    }

    /** Takes the file that was looked at, or the campaign's targets again. */
    @POST
    @Path("choice")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(
            @PathParam("campaign") String campaign,
            @PathParam("letter") String slug,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var letter = desks.letter(in.visitor(), campaign, slug);
                Desks.directing(in.visitor(), letter);
                if (form.getOrDefault("do", "").equals("campaign")) {
                    editing.targets(letter, Optional.empty(), in.visitor().person());
                    yield StaffAnswer.to(Desks.path(letter) + "/targets");
                }
                var content =
                        db.read(handle -> UploadStore.content(handle, letter.id(), form.getOrDefault("sha256", "")));
                if (content.isEmpty() || !(read(letter, content.get()) instanceof RepresentativesFile.Read.Good good))
                    yield show(409, in.visitor(), letter, "letter.desk.targets.gone");
                editing.targets(
                        letter,
                        Optional.of(good.representatives()),
                        in.visitor().person());
                yield StaffAnswer.to(Desks.path(letter) + "/targets");
            }
        };
    }

    private static RepresentativesFile.Read read(LetterAction letter, byte[] content) {
        return RepresentativesFile.read(content, letter.title().mainLanguage());
    }

    private static byte[] content(FileUpload file) throws IOException {
        if (file == null || file.size() == 0) return new byte[0];
        // One byte more than is taken says that it is too large.
        try (var in = Files.newInputStream(file.uploadedFile())) {
            return in.readNBytes(RepresentativesFile.MOST_BYTES + 1);
        }
    }

    private Response show(int status, Visitor visitor, LetterAction letter, String note) {
        var acts = Desks.acts(visitor, letter.campaign());
        return show(status, visitor, new Shown(letter, acts, List.of(), Optional.empty(), "", note));
    }

    private Response show(int status, Visitor visitor, Shown shown) {
        var frame = frames.of(visitor, shown.path(), "letter.desk.targets.title");
        return StaffAnswer.page(status, Templates.targets(frame.page(), frame, shown));
    }
}
