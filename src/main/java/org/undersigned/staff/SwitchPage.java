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
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.switches.Stop;
import org.undersigned.foundation.switches.Switches;
import org.undersigned.log.RestoredLogs;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** Where whoever runs the site stops signing, confirming, mail or counting, and writes what every page says at its top. */
@Singleton
@Path(SwitchPage.PATH)
class SwitchPage {

    static final String PATH = "/staff/site";

    private static final int LONGEST = 300;

    private final Staff staff;
    private final Frames frames;
    private final Switches switches;
    private final AuditLog audit;
    private final Db db;
    private final Published.Registry published;
    private final InstantSource clock;

    SwitchPage(
            Staff staff,
            Frames frames,
            Switches switches,
            AuditLog audit,
            Db db,
            Published.Registry published,
            InstantSource clock) {
        this.staff = staff;
        this.frames = frames;
        this.switches = switches;
        this.audit = audit;
        this.db = db;
        this.published = published;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "staff")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance site(Page page, Frame frame, Shown shown, Entered entered);
    }

    /** One switch. {@code since} is null while what it stops runs. */
    public record Switch(String what, Instant since) {

        /** Key of its name. */
        public String label() {
            return "staff.switch." + what;
        }

        /** Key of what stopping it means. */
        public String meaning() {
            return "staff.switch." + what + "What";
        }
    }

    /**
     * What the page shows.
     *
     * @param restored slugs of petitions that nobody is counted of since a backup was restored
     */
    public record Shown(List<Switch> switches, List<String> restored, String note) {

        /** Name of the field for the banner in a language. */
        public String field(String language) {
            return "banner-" + language;
        }
    }

    @GET
    public Response page(@Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.operator())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), written(), "");
        };
    }

    /** Stops something, lets it go on, or writes the banner. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response set(@Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.operator())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> form.containsKey("banner") ? write(in.visitor(), form) : turn(in.visitor(), form);
        };
    }

    private Response turn(Visitor visitor, Map<String, String> form) {
        var stops = form.containsKey("stop");
        var what = Stop.of(form.getOrDefault(stops ? "stop" : "go", ""))
                .orElseThrow(() -> Problem.problem(ProblemType.MALFORMED_REQUEST));
        db.useTransaction(handle -> {
            if (!switches.set(handle, what, stops, clock.instant())) return;
            audit.record(
                    handle,
                    visitor.person().actor(),
                    stops ? AuditActions.SITE_STOP : AuditActions.SITE_GO,
                    "site",
                    what.word());
            Publication.changed(handle);
        });
        // Here at once; other processes look every second.
        published.refresh();
        return StaffAnswer.to(PATH);
    }

    private Response write(Visitor visitor, Map<String, String> form) {
        var banner = new LinkedHashMap<String, String>();
        var faults = new LinkedHashMap<String, String>();
        for (var language : Languages.all()) {
            var text = form.getOrDefault("banner-" + language, "")
                    .replaceAll("[\\p{Cc}]+", " ")
                    .strip();
            if (text.codePointCount(0, text.length()) > LONGEST)
                faults.put("banner-" + language, "staff.switch.tooLong");
            banner.put(language, text);
        }
        if (!faults.isEmpty()) return show(422, visitor, new Entered(form, faults), "");
        db.useTransaction(handle -> {
            switches.write(handle, banner);
            audit.record(
                    handle,
                    visitor.person().actor(),
                    AuditActions.SITE_BANNER,
                    "site",
                    banner.values().stream().anyMatch(text -> !text.isEmpty()) ? "shown" : "none");
            Publication.changed(handle);
        });
        published.refresh();
        return show(200, visitor, written(), "staff.switch.saved");
    }

    private Response show(int status, Visitor visitor, Entered entered, String note) {
        var stopped = switches.now().stopped();
        var all = Stream.of(Stop.values())
                .map(stop -> new Switch(stop.word(), stopped.get(stop)))
                .toList();
        var frame = frames.of(visitor, PATH, "staff.switch.heading");
        return StaffAnswer.page(
                status,
                Templates.site(frame.page(), frame, new Shown(all, db.read(RestoredLogs::slugs), note), entered));
    }

    /** The banner as it is. */
    private Entered written() {
        var values = new HashMap<String, String>();
        switches.now().banner().forEach((language, text) -> values.put("banner-" + language, text));
        return new Entered(values, Map.of());
    }
}
