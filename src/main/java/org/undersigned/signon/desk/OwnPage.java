package org.undersigned.signon.desk;

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
import java.util.LinkedHashMap;
import java.util.Map;
import org.undersigned.campaign.Statement;
import org.undersigned.foundation.html.Difference;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.signon.SignOnForm;
import org.undersigned.signon.Telling;

/** One statement and one of the visitor's organisations: what it signed, what changed since, and the buttons to sign and to take back. */
@Singleton
@Path(Telling.DESK + "/{campaign}/{organisation}")
class OwnPage {

    private final Staff staff;
    private final Frames frames;
    private final OwnStatements statements;
    private final OwnSignOns signOns;

    OwnPage(Staff staff, Frames frames, OwnStatements statements, OwnSignOns signOns) {
        this.staff = staff;
        this.frames = frames;
        this.statements = statements;
        this.signOns = signOns;
    }

    @CheckedTemplate(basePath = "signon")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance own(Page page, Frame frame, Shown shown, Entered entered);
    }

    /**
     * What the page shows.
     *
     * @param note key of what came of the last button, or empty
     */
    public record Shown(OwnStatements.Own own, String note) {

        public String above() {
            return Telling.DESK;
        }

        public String path() {
            return OwnPage.path(own);
        }

        public Statement.Version latest() {
            return own.joint().statement().latest();
        }

        /** What changed since the wording that it stands by, in the reader's language. */
        public Difference difference(Page page) {
            var old =
                    own.joint().statement().version(own.signed()).orElseThrow().text();
            return Difference.of(
                    old.in(page.language()).text(),
                    latest().text().in(page.language()).text());
        }

        public String language(Page page) {
            return latest().text().in(page.language()).language();
        }

        public String direction(Page page) {
            return Languages.direction(language(page));
        }

        /** Whether the note tells that nothing was done. */
        public boolean isRefused() {
            return note.equals("signon.changed");
        }
    }

    @GET
    public Response page(
            @PathParam("campaign") String campaign,
            @PathParam("organisation") String organisation,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var own = own(in.visitor(), campaign, organisation);
                yield show(200, in.visitor(), own, "", filled(own));
            }
        };
    }

    /** Signs the wording in force. */
    @POST
    @Path("signature")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response sign(
            @PathParam("campaign") String campaign,
            @PathParam("organisation") String slug,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> sign(in.visitor(), own(in.visitor(), campaign, slug), form);
        };
    }

    private Response sign(Visitor visitor, OwnStatements.Own own, Map<String, String> form) {
        var entered = entered(form);
        if (!entered.wrong().isEmpty()) return show(422, visitor, own, "", entered);
        var signer = new OwnSignOns.Signer(
                entered.value("person"),
                entered.value("office"),
                visitor.person().language());
        if (!signOns.sign(own.joint(), own.organisation(), signer, form.getOrDefault("seen", ""), visitor.person()))
            return show(
                    409,
                    visitor,
                    own(
                            visitor,
                            own.joint().campaign().slug(),
                            own.organisation().slug()),
                    "signon.changed",
                    entered);
        return StaffAnswer.to(path(own));
    }

    /** Takes back what it signed. */
    @POST
    @Path("withdrawal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response withdraw(
            @PathParam("campaign") String campaign,
            @PathParam("organisation") String slug,
            @Context ContainerRequestContext request,
            byte[] body) {
        return switch (staff.act(request, FormBody.parse(body), Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var own = own(in.visitor(), campaign, slug);
                signOns.withdraw(own.joint(), own.organisation(), in.visitor().person());
                yield StaffAnswer.to(path(own));
            }
        };
    }

    private static Entered entered(Map<String, String> form) {
        var values = new LinkedHashMap<String, String>();
        var errors = new LinkedHashMap<String, String>();
        for (var field : new String[] {"person", "office"}) {
            var text = form.getOrDefault(field, "").strip().replaceAll("\\s+", " ");
            values.put(field, text);
            SignOnForm.judged(text, SignOnForm.LINE).ifPresent(why -> errors.put(field, "signon.wrong." + why));
        }
        return new Entered(values, errors);
    }

    /** Who signed the version before most likely signs this one, too. */
    private static Entered filled(OwnStatements.Own own) {
        return own.standing()
                .map(one -> new Entered(
                        Map.of(
                                "person",
                                one.person(),
                                "office",
                                one.office().in(one.office().mainLanguage()).text()),
                        Map.<String, String>of()))
                .orElseGet(Entered::empty);
    }

    private OwnStatements.Own own(Visitor visitor, String campaign, String organisation) {
        return statements.of(visitor).stream()
                .filter(one -> one.joint().campaign().slug().equals(campaign)
                        && one.organisation().slug().equals(organisation))
                .findFirst()
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }

    private Response show(int status, Visitor visitor, OwnStatements.Own own, String note, Entered entered) {
        var shown = new Shown(own, note);
        var frame = frames.of(visitor, shown.path(), "signon.own.title");
        return StaffAnswer.page(status, Templates.own(frame.page(), frame, shown, entered));
    }

    static String path(OwnStatements.Own own) {
        return Telling.DESK + "/" + own.joint().campaign().slug() + "/"
                + own.organisation().slug();
    }
}
