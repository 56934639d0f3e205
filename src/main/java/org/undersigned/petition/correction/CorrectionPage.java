package org.undersigned.petition.correction;

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
import java.util.stream.Stream;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.html.Difference;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;

/** Where an owner of a lead corrects a text that people have signed: first a look at what would change, then a second person is asked. */
@Singleton
@Path(Watched.PATH + "/{campaign}/{petition}/correction")
class CorrectionPage {

    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_FIELDS = 200;

    private final Staff staff;
    private final Frames frames;
    private final Campaigns campaigns;
    private final Petitions petitions;
    private final Correcting correcting;

    CorrectionPage(Staff staff, Frames frames, Campaigns campaigns, Petitions petitions, Correcting correcting) {
        this.staff = staff;
        this.frames = frames;
        this.campaigns = campaigns;
        this.petitions = petitions;
        this.correcting = correcting;
    }

    @CheckedTemplate(basePath = "petition")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance correction(Page page, Frame frame, Shown shown);
    }

    /** A text in one language, as it was written, with what is wrong and what would change. */
    public record Text(String field, String part, String language, String value, String fault, Difference difference) {

        public String id() {
            return field.replace('.', '-');
        }

        /** Key of its name. */
        public String label() {
            return switch (part) {
                case "title" -> "steps.correct.partTitle";
                case "ask" -> "steps.correct.partAsk";
                default -> "steps.correct.partBody";
            };
        }

        public boolean isTitle() {
            return part.equals("title");
        }

        public String direction() {
            return Languages.direction(language);
        }
    }

    /**
     * What the page shows.
     *
     * @param note key of a message; empty if there is none
     * @param asks whether what is written may be put before a second person
     */
    public record Shown(Petition petition, List<Text> texts, String note, boolean asks) {

        public String state() {
            return Watched.path(petition.campaign()) + "/" + petition.slug() + "/state";
        }

        public String path() {
            return Watched.path(petition.campaign()) + "/" + petition.slug() + "/correction";
        }

        public List<Text> wrong() {
            return texts.stream().filter(text -> !text.fault.isEmpty()).toList();
        }

        public List<Text> changed() {
            return texts.stream().filter(text -> text.difference.isAny()).toList();
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
                var petition = petition(in.visitor(), campaign, slug);
                yield show(200, in.visitor(), petition, Correcting.judge(petition.latest(), Map.of()), "", false);
            }
        };
    }

    /** Shows what would change, or asks for it. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response correct(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body, MOST_BYTES, MOST_FIELDS);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> correct(in.visitor(), petition(in.visitor(), campaign, slug), form);
        };
    }

    private Response correct(Visitor visitor, Petition petition, Map<String, String> form) {
        var member = Watched.lead(visitor, petition.campaign(), Role.OWNER)
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_ALLOWED));
        var proposed = Correcting.judge(petition.latest(), form);
        if (!form.getOrDefault("base", "").equals("" + petition.latest().number()))
            return show(409, visitor, petition, proposed, "steps.correct.overtaken", false);
        if (!proposed.faults().isEmpty()) return show(422, visitor, petition, proposed, "", false);
        if (!proposed.isAny()) return show(422, visitor, petition, proposed, "steps.correct.nothing", false);
        if (!form.getOrDefault("do", "").equals("ask"))
            return show(200, visitor, petition, proposed, "steps.correct.look", true);
        return correcting.ask(petition, proposed, visitor.person(), member)
                ? show(200, visitor, petition, proposed, "steps.asked", false)
                : show(409, visitor, petition, proposed, "steps.correct.waits", false);
    }

    private Response show(
            int status, Visitor visitor, Petition petition, Correcting.Proposed proposed, String note, boolean asks) {
        var texts = Stream.of(Correcting.Part.values())
                .flatMap(part -> part.of(petition.latest()).byLanguage().entrySet().stream()
                        .map(entry -> {
                            var field = Correcting.field(part, entry.getKey());
                            var value = proposed.texts().get(part).byLanguage().get(entry.getKey());
                            return new Text(
                                    field,
                                    part.word(),
                                    entry.getKey(),
                                    value,
                                    proposed.faults().getOrDefault(field, ""),
                                    Difference.of(entry.getValue(), value));
                        }))
                .toList();
        var shown = new Shown(petition, texts, note, asks);
        var frame = frames.of(visitor, shown.path(), "steps.correct.title");
        return StaffAnswer.page(status, Templates.correction(frame.page(), frame, shown));
    }

    /** A public petition of a campaign that the visitor's organisation leads; others have no text that is fixed. */
    private Petition petition(Visitor visitor, String campaign, String slug) {
        return Watched.by(visitor, campaigns.now(), campaign)
                .filter(one -> Watched.lead(visitor, one, Role.CAMPAIGNER).isPresent())
                .flatMap(one -> petitions.of(one, slug))
                .filter(petition ->
                        petition.action().isPublic() && petition.retired().isEmpty())
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }
}
