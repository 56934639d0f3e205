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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditEntry;
import org.undersigned.audit.AuditStore;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Languages;
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
    private static final int A_CHOICE = 500;

    private final Db db;
    private final Staff staff;
    private final Frames frames;
    private final Audited audited;
    private final AuditNaming naming;

    AuditPage(Db db, Staff staff, Frames frames, Audited audited, AuditNaming naming) {
        this.db = db;
        this.staff = staff;
        this.frames = frames;
        this.audited = audited;
        this.naming = naming;
    }

    @CheckedTemplate(basePath = "audit")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance audit(Page page, Frame frame, Shown shown);
    }

    /** A choice of one thing to look for: what stands in the address, and what is read. */
    public record Choice(String value, String label) {}

    /** Actions of one area, in the order in which they are read. */
    public record Group(String label, List<Choice> actions) {}

    /**
     * What the page shows.
     *
     * @param who everybody of whom there is an entry
     * @param older number to go on below; 0 at the end
     */
    public record Shown(AuditAsked asked, List<AuditEntry> entries, AuditWords words, List<Choice> who, long older) {

        /** Every action, area by area. */
        public List<Group> groups(Page page) {
            var groups = new LinkedHashMap<String, List<Choice>>();
            for (var action : AuditActions.values())
                groups.computeIfAbsent(page.t("audit.area." + action.code().split("\\.")[0]), area -> new ArrayList<>())
                        .add(new Choice(action.code(), page.t("audit.action." + action.code())));
            return groups.entrySet().stream()
                    .map(one -> new Group(one.getKey(), one.getValue()))
                    .toList();
        }

        /** What the log has about it. */
        public String detail(AuditEntry entry) {
            return AuditDetail.shown(entry);
        }

        /** Who did what, in words. */
        public String sentence(AuditEntry entry) {
            return words.sentence(entry);
        }
    }

    @GET
    public Response page(@BeanParam AuditAsked asked, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var frame = frames.of(in.visitor(), PATH, "audit.title");
                yield StaffAnswer.page(
                        200, Templates.audit(frame.page(), frame, shown(in.visitor(), asked, frame.page())));
            }
        };
    }

    private Shown shown(Visitor visitor, AuditAsked asked, Page page) {
        var subjects = audited.subjects(visitor);
        var entries = db.read(handle -> AuditStore.find(handle, asked.search(subjects), asked.below(), A_PAGE + 1));
        var some = entries.subList(0, Math.min(A_PAGE, entries.size()));
        var actors = new LinkedHashSet<>(db.read(handle -> AuditStore.actors(handle, subjects, A_CHOICE)));
        if (!asked.getWho().isEmpty()) actors.add(asked.getWho());
        var words = new AuditWords(page.language(), naming.of(visitor, page.language(), some, actors));
        var who = actors.stream()
                .filter(actor -> words.isKnown(actor) || actor.equals(asked.getWho()))
                .map(actor -> new Choice(actor, words.actor(actor)))
                .sorted(Comparator.comparing(Choice::label, Languages.order(page.language())))
                .toList();
        return new Shown(
                asked,
                some,
                words,
                who,
                entries.size() > A_PAGE ? some.getLast().number() : 0);
    }

    /** The same as a file; names stay out of it. */
    @GET
    @Path("entries.csv")
    public Response csv(@BeanParam AuditAsked asked, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in ->
                Response.ok(AuditCsv.of(entries(in.visitor(), asked)), "text/csv;charset=UTF-8")
                        .header("Content-Disposition", "attachment; filename=\"audit.csv\"")
                        .build();
        };
    }

    private List<AuditEntry> entries(Visitor visitor, AuditAsked asked) {
        var search = asked.search(audited.subjects(visitor));
        return db.read(handle -> AuditStore.find(handle, search, asked.below(), A_FILE));
    }
}
