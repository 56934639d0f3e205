package org.undersigned.delivery.pack;

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
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.token.Id;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.Petition;

/** One pack: how far it is, what is in it, and the buttons that hand it out. Handing out is a release, so it is no link. */
@Singleton
@Path(Watched.PATH + "/{campaign}/{petition}/delivery/{pack}")
class PackPage {

    private static final int SECONDS = 4;

    private final Staff staff;
    private final Frames frames;
    private final Delivered delivered;
    private final Packing packing;
    private final Releasing releasing;
    private final Db db;

    PackPage(Staff staff, Frames frames, Delivered delivered, Packing packing, Releasing releasing, Db db) {
        this.staff = staff;
        this.frames = frames;
        this.delivered = delivered;
        this.packing = packing;
        this.releasing = releasing;
        this.db = db;
    }

    @CheckedTemplate(basePath = "delivery")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance pack(Page page, Frame frame, Shown shown);
    }

    /** What the page shows. */
    public record Shown(Petition petition, PackView pack, List<FileView> files) {

        public String above() {
            return Delivered.path(petition);
        }

        public boolean hasNames() {
            return files.stream().anyMatch(FileView::personal);
        }

        /** Whether its files with names are gone, and the others are not. */
        public boolean isForgotten() {
            return pack.isReady() && pack.named() > 0 && !hasNames();
        }
    }

    /** A file of it. */
    public record FileView(String name, boolean personal, long kilobytes) {}

    @GET
    public Response page(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @PathParam("pack") String id,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var petition = delivered.petition(in.visitor(), campaign, slug);
                yield show(in.visitor(), petition, pack(petition, id));
            }
        };
    }

    /** Hands out the files, or removes the pack. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @PathParam("pack") String id,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var petition = delivered.petition(in.visitor(), campaign, slug);
                yield act(in.visitor(), petition, pack(petition, id), form.getOrDefault("do", ""));
            }
        };
    }

    private Response act(Visitor visitor, Petition petition, Pack pack, String what) {
        return switch (what) {
            case "locked" -> releasing.release(pack, petition, false, visitor.person());
            case "opened" -> releasing.release(pack, petition, true, visitor.person());
            case "remove" -> {
                packing.remove(pack, petition, visitor.person());
                yield StaffAnswer.to(Delivered.path(petition));
            }
            default -> throw Problem.problem(ProblemType.MALFORMED_REQUEST);
        };
    }

    private Response show(Visitor visitor, Petition petition, Pack pack) {
        var files = db.read(handle -> PackStore.files(handle, pack.id())).stream()
                .map(file -> new FileView(file.name(), file.personal(), Math.ceilDiv(file.bytes(), 1024)))
                .toList();
        var shown = new Shown(petition, new PackView(pack, petition), files);
        var frame = frames.of(visitor, shown.pack().path(), "delivery.packTitle");
        var answer = Response.fromResponse(StaffAnswer.page(200, Templates.pack(frame.page(), frame, shown)));
        // Without a script, the browser looks again by itself.
        if (shown.pack().isUnderWay()) answer.header("Refresh", "" + SECONDS);
        return answer.build();
    }

    private Pack pack(Petition petition, String id) {
        return Id.parse(id)
                .flatMap(one -> db.read(handle -> PackStore.find(handle, one)))
                .filter(pack -> pack.petition().equals(petition.id()))
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }
}
