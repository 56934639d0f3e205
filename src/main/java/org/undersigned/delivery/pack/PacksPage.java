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
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;

/** The packs of a petition, and the form that asks for one. Campaigners of a lead see them; names need an owner, and a second person. */
@Singleton
@Path(Watched.PATH + "/{campaign}/{petition}/delivery")
class PacksPage {

    private final Staff staff;
    private final Frames frames;
    private final Delivered delivered;
    private final Packing packing;
    private final Db db;

    PacksPage(Staff staff, Frames frames, Delivered delivered, Packing packing, Db db) {
        this.staff = staff;
        this.frames = frames;
        this.delivered = delivered;
        this.packing = packing;
        this.db = db;
    }

    @CheckedTemplate(basePath = "delivery")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance packs(Page page, Frame frame, Shown shown, Entered entered);
    }

    /**
     * What the page shows.
     *
     * @param possible whether a pack can be made
     * @param owner whether the visitor may ask for names
     */
    public record Shown(
            Petition petition, List<PackView> packs, boolean possible, boolean owner, Set<String> languages) {

        public String above() {
            return Watched.path(petition.campaign());
        }

        public String path() {
            return Delivered.path(petition);
        }

        /** Whether an option of the list of targets is the one that was chosen. */
        public boolean isChosen(int position, Entered entered) {
            return entered.value("target").equals("" + position);
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
                yield show(200, in.visitor(), petition, first(in.visitor(), petition));
            }
        };
    }

    /** Asks for a pack. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> ask(in.visitor(), delivered.petition(in.visitor(), campaign, slug), form);
        };
    }

    private Response ask(Visitor visitor, Petition petition, Map<String, String> form) {
        var names = "on".equals(form.get("names"));
        var member = Watched.lead(visitor, petition.campaign(), names ? Role.OWNER : Role.CAMPAIGNER)
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_ALLOWED));
        if (!Packing.isPacked(petition)) return StaffAnswer.to(Delivered.path(petition));
        var wanted = Packing.read(petition, languages(petition), form);
        if (!wanted.faults().isEmpty()) return show(422, visitor, petition, new Entered(form, wanted.faults()));
        var pack = packing.ask(petition, wanted, visitor.person(), member);
        return StaffAnswer.to(Delivered.path(petition) + "/" + pack.id());
    }

    private Response show(int status, Visitor visitor, Petition petition, Entered entered) {
        var packs = db.read(handle -> PackStore.of(handle, petition.id())).stream()
                .map(pack -> new PackView(pack, petition))
                .toList();
        var owner = Watched.lead(visitor, petition.campaign(), Role.OWNER).isPresent();
        var shown = new Shown(petition, packs, Packing.isPacked(petition), owner, languages(petition));
        var frame = frames.of(visitor, Delivered.path(petition), "delivery.title");
        return StaffAnswer.page(status, Templates.packs(frame.page(), frame, shown, entered));
    }

    /** A form that says already what most letters say. */
    private static Entered first(Visitor visitor, Petition petition) {
        var languages = languages(petition);
        var own = visitor.person().language();
        var language = languages.contains(own) ? own : languages.iterator().next();
        var values = new HashMap<String, String>();
        values.put("language", language);
        values.put(
                "letter",
                Messages.of(language)
                        .t("delivery.letterDefault", petition.action().published()));
        return new Entered(values, Map.of());
    }

    /** The languages of papers: those that the petition is written in and we have letters for, or else our main one. */
    private static Set<String> languages(Petition petition) {
        return new LinkedHashSet<>(PetitionView.drawable(petition));
    }
}
