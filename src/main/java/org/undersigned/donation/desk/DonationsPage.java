package org.undersigned.donation.desk;

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
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Map;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** How an organisation takes gifts, and which it was given. */
@Singleton
@Path("/staff/organisations/{slug: [a-z0-9-]{2,64}}/donations")
class DonationsPage {

    private final Staff staff;
    private final Frames frames;
    private final Acts acts;
    private final Gifts gifts;

    DonationsPage(Staff staff, Frames frames, Acts acts, Gifts gifts) {
        this.staff = staff;
        this.frames = frames;
        this.acts = acts;
        this.gifts = gifts;
    }

    @CheckedTemplate(basePath = "donation")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance desk(Page page, Frame frame, DeskShown shown, Entered account, Entered offer);
    }

    @GET
    public Response page(@PathParam("slug") String slug, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.member(slug, Role.VIEWER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), slug, DeskShown.Said.NOTHING, null, null);
        };
    }

    /** Chooses an account, or asks a second person to approve it. */
    @POST
    @Path("account")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response account(@PathParam("slug") String slug, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.member(slug, Role.OWNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var member = in.visitor().at(slug).orElseThrow();
                var read = acts.account(member);
                var account = read.read(form);
                if (account.isEmpty()) {
                    // Secrets never come back.
                    var entered = new Entered(Map.of("legal", form.getOrDefault("legal", "")), read.faults());
                    yield show(422, in.visitor(), slug, DeskShown.Said.NOTHING, entered, null);
                }
                var said = acts.choose(member, account.get(), in.visitor().person());
                yield show(said.done() ? 200 : 409, in.visitor(), slug, said, null, null);
            }
        };
    }

    /** Says what is taken. */
    @POST
    @Path("offer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response offer(@PathParam("slug") String slug, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.member(slug, Role.OWNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var member = in.visitor().at(slug).orElseThrow();
                var read = new OfferForm();
                var offer = read.read(member.organisation(), form);
                if (!read.faults().isEmpty())
                    yield show(422, in.visitor(), slug, DeskShown.Said.NOTHING, null, new Entered(form, read.faults()));
                var said = acts.offer(member, offer, in.visitor().person());
                yield show(
                        said.done() ? 200 : 409,
                        in.visitor(),
                        slug,
                        said,
                        null,
                        said.done() ? null : new Entered(form, Map.of()));
            }
        };
    }

    /** Asks Stripe once whether the key is good. */
    @POST
    @Path("check")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response check(@PathParam("slug") String slug, @Context ContainerRequestContext request, byte[] body) {
        return switch (staff.act(request, FormBody.parse(body), Need.member(slug, Role.OWNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var said = acts.check(in.visitor().at(slug).orElseThrow());
                yield show(said.done() ? 200 : 409, in.visitor(), slug, said, null, null);
            }
        };
    }

    /** Takes no gifts any more, and deletes the keys. */
    @POST
    @Path("end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response end(@PathParam("slug") String slug, @Context ContainerRequestContext request, byte[] body) {
        return switch (staff.act(request, FormBody.parse(body), Need.member(slug, Role.OWNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var said = acts.end(
                        in.visitor().at(slug).orElseThrow(), in.visitor().person());
                yield show(said.done() ? 200 : 409, in.visitor(), slug, said, null, null);
            }
        };
    }

    /** Every payment, without anything about who gave. */
    @GET
    @Path("gifts.csv")
    public Response csv(@PathParam("slug") String slug, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.member(slug, Role.CAMPAIGNER))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var organisation = in.visitor().at(slug).orElseThrow().organisation();
                StreamingOutput file = out -> gifts.csv(organisation, out);
                yield Response.ok(file, "text/csv;charset=UTF-8")
                        .header("Content-Disposition", "attachment; filename=\"" + slug + "-gifts.csv\"")
                        .build();
            }
        };
    }

    private Response show(
            int status, Visitor visitor, String slug, DeskShown.Said said, Entered account, Entered offer) {
        var shown = acts.shown(visitor.at(slug).orElseThrow(), said);
        var frame = frames.of(visitor, shown.path(), "donation.desk.title");
        return StaffAnswer.page(
                status,
                Templates.desk(
                        frame.page(),
                        frame,
                        shown,
                        account != null ? account : shown.account(),
                        offer != null ? offer : shown.offer()));
    }
}
