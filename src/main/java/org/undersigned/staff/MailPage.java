package org.undersigned.staff;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.outbox.MailHealth;
import org.undersigned.mailing.sender.Vouching;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** Where whoever runs the site sees how sending goes, tries again what was given up, and says whose a domain is. */
@Singleton
@Path(MailPage.PATH)
class MailPage {

    static final String PATH = "/staff/mail";

    private final Staff staff;
    private final Frames frames;
    private final Vouching vouching;
    private final AuditLog audit;
    private final Db db;
    private final InstantSource clock;

    MailPage(Staff staff, Frames frames, Vouching vouching, AuditLog audit, Db db, InstantSource clock) {
        this.staff = staff;
        this.frames = frames;
        this.vouching = vouching;
        this.audit = audit;
        this.db = db;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "staff")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance mail(Page page, Frame frame, Shown shown);
    }

    /** Mails of one kind to which the server said one thing. */
    public record Row(MailHealth.Dead dead) {

        /** What kind it is; a kind without a word is told by its code. */
        public String label(Page page) {
            var key = "staff.outbox.kind." + dead.kind();
            return Messages.of(page.language()).has(key) ? page.t(key) : dead.kind();
        }

        /** Key of what the server said, whose blank is the status. */
        public String said() {
            return switch (dead.status() / 100) {
                case 0 -> "staff.outbox.silent";
                case 5 -> "staff.outbox.never";
                default -> "staff.outbox.later";
            };
        }
    }

    /** What the page shows. Nothing of it names a person or what a mail says. */
    public record Shown(MailHealth health, List<Row> dead, List<Vouching.Unproven> unproven, String note, long number) {

        /** The kinds of what was given up, each once. */
        public List<Row> kinds() {
            return dead.stream()
                    .map(row -> row.dead().kind())
                    .distinct()
                    .map(kind -> dead.stream()
                            .filter(row -> row.dead().kind().equals(kind))
                            .findFirst()
                            .orElseThrow())
                    .toList();
        }
    }

    @GET
    public Response page(@Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.operator())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), "", 0);
        };
    }

    /** Tries one kind again, or everything. */
    @POST
    @Path("again")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response again(@Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.operator())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), "staff.outbox.again", again(in.visitor(), form));
        };
    }

    private long again(Visitor visitor, Map<String, String> form) {
        var kind = Optional.ofNullable(form.get("kind")).filter(one -> !one.isEmpty());
        return db.inTransaction(handle -> {
            var number = MailHealth.again(handle, kind, clock.instant());
            if (number > 0)
                audit.record(
                        handle,
                        visitor.person().actor(),
                        AuditActions.SITE_MAIL_AGAIN,
                        "site",
                        number + kind.map(one -> " " + one).orElse(""));
            return (long) number;
        });
    }

    /** Says that a domain is an organisation's. */
    @POST
    @Path("domains")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response vouch(@Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.operator())) {
            case Admission.Out out -> out.answer();
            case Admission.In in ->
                vouching.vouch(
                                form.getOrDefault("organisation", ""),
                                form.getOrDefault("domain", ""),
                                in.visitor().person())
                        ? show(200, in.visitor(), "staff.outbox.vouched", 0)
                        : show(409, in.visitor(), "staff.outbox.gone", 0);
        };
    }

    private Response show(int status, Visitor visitor, String note, long number) {
        var health = db.read(handle -> MailHealth.of(handle, clock.instant()));
        var dead = db.read(MailHealth::dead).stream().map(Row::new).toList();
        var shown = new Shown(health, dead, vouching.waiting(), note, number);
        var frame = frames.of(visitor, PATH, "staff.outbox.title");
        return StaffAnswer.page(status, Templates.mail(frame.page(), frame, shown));
    }
}
