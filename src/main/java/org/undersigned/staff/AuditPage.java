package org.undersigned.staff;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.undersigned.audit.AuditEntry;
import org.undersigned.audit.AuditStore;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Page;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** What staff and the operator did: owners see what concerns their organisations, operators everything. */
@Singleton
@Path(AuditPage.PATH)
class AuditPage {

    static final String PATH = "/staff/audit";

    private static final int A_PAGE = 50;
    private static final int A_FILE = 10_000;

    private final Db db;
    private final Staff staff;
    private final Frames frames;
    private final Audited audited;

    AuditPage(Db db, Staff staff, Frames frames, Audited audited) {
        this.db = db;
        this.staff = staff;
        this.frames = frames;
        this.audited = audited;
    }

    @CheckedTemplate(basePath = "audit")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance audit(Page page, Frame frame, Shown shown);
    }

    /**
     * What the page shows.
     *
     * @param names of people, by how the log names them
     * @param older number to go on below; 0 at the end
     */
    public record Shown(AuditAsked asked, List<AuditEntry> entries, Map<String, String> names, long older) {

        /** How the log names the operator and people, in words where there are some. */
        public String name(Page page, AuditEntry entry) {
            return switch (entry.actor()) {
                case "operator", "stranger" -> page.t("audit.actor." + entry.actor());
                default -> names.getOrDefault(entry.actor(), page.t("audit.actor.gone"));
            };
        }

        /** Key of the name of an entry's area. */
        public String area(AuditEntry entry) {
            return AuditAsked.AREAS.contains(entry.area()) ? "audit.area." + entry.area() : "audit.area.other";
        }

        public List<String> areas() {
            return AuditAsked.AREAS;
        }

        /** Key of the name of an area. */
        public String label(String area) {
            return "audit.area." + area;
        }
    }

    @GET
    public Response page(@BeanParam AuditAsked asked, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var entries = entries(in.visitor(), asked, A_PAGE + 1);
                var shown = entries.subList(0, Math.min(A_PAGE, entries.size()));
                var older = entries.size() > A_PAGE ? shown.getLast().number() : 0;
                var frame = frames.of(in.visitor(), PATH, "audit.title");
                var names = audited.names(in.visitor(), shown);
                yield StaffAnswer.page(
                        200, Templates.audit(frame.page(), frame, new Shown(asked, shown, names, older)));
            }
        };
    }

    /** The same as a file; names stay out of it. */
    @GET
    @Path("entries.csv")
    public Response csv(@BeanParam AuditAsked asked, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in ->
                Response.ok(AuditCsv.of(entries(in.visitor(), asked, A_FILE)), "text/csv;charset=UTF-8")
                        .header("Content-Disposition", "attachment; filename=\"audit.csv\"")
                        .build();
        };
    }

    private List<AuditEntry> entries(Visitor visitor, AuditAsked asked, int most) {
        var search = asked.search(audited.subjects(visitor));
        return db.read(handle -> AuditStore.find(handle, search, asked.below(), most));
    }
}
