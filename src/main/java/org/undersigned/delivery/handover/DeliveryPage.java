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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.undersigned.campaign.Watched;
import org.undersigned.delivery.pack.Delivered;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.token.Id;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.Petition;

/** One delivery in the workspace: the link for the target's office, its photo, and the answer. */
@Singleton
@Path(Watched.PATH + "/{campaign}/{petition}/delivery/record/{id}")
class DeliveryPage {

    private final Staff staff;
    private final Frames frames;
    private final Delivered delivered;
    private final HandingOver handingOver;
    private final Responding responding;
    private final Db db;
    private final DeliveryViews views;

    DeliveryPage(
            Staff staff,
            Frames frames,
            Delivered delivered,
            HandingOver handingOver,
            Responding responding,
            Db db,
            DeliveryViews views) {
        this.staff = staff;
        this.frames = frames;
        this.delivered = delivered;
        this.handingOver = handingOver;
        this.responding = responding;
        this.db = db;
        this.views = views;
    }

    @CheckedTemplate(basePath = "delivery")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance delivery(Page page, Frame frame, Shown shown, Entered entered);
    }

    /**
     * What the page shows.
     *
     * @param link for the target's office, just made; empty if it is not shown
     * @param note key of a message; empty if there is none
     * @param meanwhile what changed while a form was filled in
     */
    public record Shown(
            Petition petition,
            DeliveryView view,
            HandOverFields fields,
            String link,
            String note,
            List<Meanwhile.Change> meanwhile) {

        public String above() {
            return Delivered.path(petition);
        }

        public String path() {
            return DeliveryPage.path(petition, view.delivery());
        }

        /** The words for what can be answered. */
        public List<String> kinds() {
            return Stream.of(Delivery.Kind.values()).map(Delivery.Kind::word).toList();
        }

        /** Key of the name of an answer. */
        public String label(String kind) {
            return "delivery.kind." + kind;
        }
    }

    @GET
    public Response page(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @PathParam("id") String id,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var petition = delivered.petition(in.visitor(), campaign, slug);
                var found = delivery(petition, id);
                yield show(200, in.visitor(), petition, found.id(), "", "", Entered.empty());
            }
        };
    }

    /** Makes a new link, takes the photo away, or records or corrects the answer, or corrects the hand-over. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @PathParam("id") String id,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var petition = delivered.petition(in.visitor(), campaign, slug);
                yield act(in.visitor(), petition, delivery(petition, id), form);
            }
        };
    }

    private Response act(Visitor visitor, Petition petition, Delivery delivery, Map<String, String> form) {
        var id = delivery.id();
        return switch (form.getOrDefault("do", "")) {
            case "link" -> {
                var token = handingOver.link(petition, delivery, visitor.person());
                yield show(200, visitor, petition, id, token, "", Entered.empty());
            }
            case "no-photo" -> {
                handingOver.photo(petition, delivery, Optional.empty(), "", visitor.person());
                yield show(200, visitor, petition, id, "", "delivery.photoGone", Entered.empty());
            }
            case "answer" ->
                came(visitor, petition, id, form, responding.answer(petition, delivery, form, visitor.person()));
            case "correct" ->
                came(visitor, petition, id, form, responding.correct(petition, delivery, form, visitor.person()));
            case "correct-hand-over" ->
                came(
                        visitor,
                        petition,
                        id,
                        form,
                        responding.correctHandOver(petition, delivery, form, visitor.person()));
            default -> throw Problem.problem(ProblemType.MALFORMED_REQUEST);
        };
    }

    private Response came(Visitor visitor, Petition petition, UUID id, Map<String, String> form, Responding.Came came) {
        return came.faults().isEmpty()
                ? show(200, visitor, petition, id, "", came.note(), Entered.empty())
                : show(422, visitor, petition, id, "", "", new Entered(form, came.faults()));
    }

    /** The page; {@code token} is shown as a link, once, if it is not empty. */
    Response show(int status, Visitor visitor, Petition petition, UUID id, String token, String note, Entered entered) {
        var delivery = db.read(handle -> DeliveryStore.find(handle, id)).orElseThrow();
        var view = views.of(petition, delivery);
        var link = token.isEmpty() ? "" : views.link(token);
        var frame = frames.of(visitor, path(petition, delivery), "delivery.one");
        var fields = views.fields(petition, Optional.of(delivery));
        var shown = new Shown(petition, view, fields, link, note, Meanwhile.of(view, entered, frame.page()));
        return StaffAnswer.page(
                status, Templates.delivery(frame.page(), frame, shown, views.filled(delivery, entered)));
    }

    private static String path(Petition petition, Delivery delivery) {
        return Delivered.path(petition) + "/record/" + delivery.id();
    }

    /** Every delivery of a petition, as the database has them now. */
    List<DeliveryView> all(Petition petition) {
        return db.read(handle -> DeliveryStore.of(handle, petition.id())).stream()
                .map(delivery -> views.of(petition, delivery))
                .toList();
    }

    /** The delivery of an address; a problem if it is none of this petition. */
    Delivery delivery(Petition petition, String id) {
        return Id.parse(id)
                .flatMap(one -> db.read(handle -> DeliveryStore.find(handle, one)))
                .filter(one -> one.petition().equals(petition.id()))
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }
}
