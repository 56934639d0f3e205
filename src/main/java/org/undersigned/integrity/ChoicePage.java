package org.undersigned.integrity;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
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
import org.undersigned.petition.Petition;
import org.undersigned.signature.signing.Countries;
import org.undersigned.statistics.Groups;

/** Where signatures are chosen that do not count yet, seen in numbers, and put aside with a reason. Looking changes nothing. */
@Singleton
@Path(Watched.PATH + "/{campaign}/{petition}/quarantine/choose")
class ChoicePage {

    private static final int LONGEST = 500;
    private static final int MOST_SOURCES = 200;

    private final Staff staff;
    private final Frames frames;
    private final Moderated moderated;
    private final Quarantining quarantining;
    private final Db db;
    private final InstantSource clock;

    ChoicePage(Staff staff, Frames frames, Moderated moderated, Quarantining quarantining, Db db, InstantSource clock) {
        this.staff = staff;
        this.frames = frames;
        this.moderated = moderated;
        this.quarantining = quarantining;
        this.db = db;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "quarantine")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance choice(Page page, Frame frame, Shown shown, Entered entered);
    }

    /**
     * What the page shows.
     *
     * @param sources what brought those who do not count yet, as the figures name it
     * @param countries options of the list
     * @param numbers what the choice comes to; none while the form needs a change
     */
    public record Shown(
            Petition petition, List<String> sources, RawString countries, List<String> languages, Numbers numbers) {

        public String above() {
            return Quarantine.path(petition);
        }

        public String path() {
            return above() + "/choose";
        }

        /** How many one act puts aside. */
        public int most() {
            return Quarantining.MOST;
        }

        public boolean isChosen(String source, Entered entered) {
            return entered.value("source").equals("=" + source);
        }

        /** What a source is called. */
        public String nameOf(String source, Page page) {
            return Groups.Kind.SOURCE.nameOf(source, page);
        }

        public String languageName(String language, Page page) {
            return Languages.name(language, page.language());
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
                var asked = new HashMap<String, String>();
                request.getUriInfo().getQueryParameters().forEach((name, values) -> asked.put(name, values.getFirst()));
                var read = Choice.read(asked, Day.today(clock));
                yield show(read.errors().isEmpty() ? 200 : 422, in.visitor(), petition, read);
            }
        };
    }

    /** Puts aside. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response put(
            @PathParam("campaign") String campaign,
            @PathParam("petition") String slug,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> put(in.visitor(), petition(in.visitor(), campaign, slug), form);
        };
    }

    private Response put(Visitor visitor, Petition petition, Map<String, String> form) {
        var read = Choice.read(form, Day.today(clock));
        var reason = read.values().get("reason");
        if (reason.isEmpty()) read.errors().put("reason", "quarantine.wrong.reason");
        else if (reason.codePointCount(0, reason.length()) > LONGEST)
            read.errors().put("reason", "quarantine.wrong.reasonLong");
        if (!read.errors().isEmpty()) return show(422, visitor, petition, read);
        var put = quarantining.put(petition, read.choice(), reason, visitor.person());
        return put == 0 ? show(409, visitor, petition, read) : StaffAnswer.to(Quarantine.path(petition));
    }

    private Response show(int status, Visitor visitor, Petition petition, Choice.Read read) {
        var choice = read.choice();
        var sources = db.read(
                handle -> QuarantineStore.sources(handle, petition.id(), choice.from(), choice.to(), MOST_SOURCES));
        // A reason that is missing leaves the choice as clear as it was.
        var clear = read.errors().keySet().stream().allMatch("reason"::equals);
        var numbers = clear ? db.read(handle -> QuarantineStore.numbers(handle, petition.id(), choice)) : Numbers.NONE;
        var frame = frames.of(visitor, Quarantine.path(petition) + "/choose", "quarantine.choose");
        var shown = new Shown(
                petition,
                sources,
                Countries.options(visitor.person().language(), choice.country()),
                petition.languages(),
                numbers);
        return StaffAnswer.page(status, Templates.choice(frame.page(), frame, shown, read.entered()));
    }

    /** A petition whose quarantine the visitor may fill. */
    private Petition petition(Visitor visitor, String campaign, String slug) {
        var petition = moderated.petition(visitor, campaign, slug);
        if (!moderated.acts(visitor, petition)) throw Problem.problem(ProblemType.NOT_ALLOWED);
        return petition;
    }
}
