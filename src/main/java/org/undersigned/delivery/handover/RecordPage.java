package org.undersigned.delivery.handover;

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
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undersigned.campaign.Watched;
import org.undersigned.delivery.pack.Delivered;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.Petition;
import org.undersigned.updates.UpdatesList;

/** Where a campaigner says that a petition was handed over. */
@Singleton
@Path(Watched.PATH + "/{campaign}/{petition}/delivery/record")
class RecordPage {

    private final Staff staff;
    private final Frames frames;
    private final Delivered delivered;
    private final DeliveryViews views;
    private final HandingOver handingOver;
    private final DeliveryPage deliveryPage;
    private final InstantSource clock;

    RecordPage(
            Staff staff,
            Frames frames,
            Delivered delivered,
            DeliveryViews views,
            HandingOver handingOver,
            DeliveryPage deliveryPage,
            InstantSource clock) {
        this.staff = staff;
        this.frames = frames;
        this.delivered = delivered;
        this.views = views;
        this.handingOver = handingOver;
        this.deliveryPage = deliveryPage;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "delivery")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance record(Page page, Frame frame, Shown shown, Entered entered);
    }

    /** What the page shows. */
    public record Shown(Petition petition, List<DeliveryView> deliveries, HandOverFields fields, boolean possible) {

        public String above() {
            return Delivered.path(petition);
        }

        public String path() {
            return above() + "/record";
        }

        public String updates() {
            return UpdatesList.path(petition);
        }
    }

    @GET
    public Response page(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var petition = delivered.petition(in.visitor(), campaign, slug);
                var today = Day.today(clock).toString();
                yield show(200, in.visitor(), petition, new Entered(Map.of("handed-on", today), Map.of()));
            }
        };
    }

    /** Records a hand-over, and shows the link for the target's office, once. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response record(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> record(in.visitor(), delivered.petition(in.visitor(), campaign, slug), form);
        };
    }

    private Response record(Visitor visitor, Petition petition, Map<String, String> form) {
        if (!HandingOver.isPossible(petition)) return StaffAnswer.to(Delivered.path(petition));
        var read = new Form(form);
        return handingOver
                .record(petition, read, visitor.person())
                .map(one -> deliveryPage.show(
                        200, visitor, petition, one.id(), one.token(), "delivery.recorded", Entered.empty()))
                .orElseGet(() -> show(422, visitor, petition, new Entered(form, read.faults())));
    }

    private Response show(int status, Visitor visitor, Petition petition, Entered entered) {
        var shown = new Shown(
                petition,
                deliveryPage.all(petition),
                views.fields(petition, Optional.empty()),
                HandingOver.isPossible(petition));
        var frame = frames.of(visitor, shown.path(), "delivery.recordTitle");
        return StaffAnswer.page(status, Templates.record(frame.page(), frame, shown, entered));
    }
}
