package org.undersigned.letter.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.html.Page;
import org.undersigned.letter.LetterAction;
import org.undersigned.letter.Letters;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;

/** The letters of a campaign. */
@Singleton
@Path(Watched.PATH + "/{campaign}/letters")
class LettersPage {

    private final Staff staff;
    private final Frames frames;
    private final Desks desks;
    private final Letters letters;

    LettersPage(Staff staff, Frames frames, Desks desks, Letters letters) {
        this.staff = staff;
        this.frames = frames;
        this.desks = desks;
        this.letters = letters;
    }

    @CheckedTemplate(basePath = "letter/desk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance letters(Page page, Frame frame, Shown shown);
    }

    /** What the page shows. @param acts whether the visitor may write one */
    public record Shown(Campaign campaign, List<LetterAction> letters, boolean acts) {

        public String above() {
            return Watched.path(campaign);
        }

        public String fresh() {
            return Watched.path(campaign) + EditPage.FRESH;
        }

        public String path(LetterAction letter) {
            return Desks.path(letter);
        }

        /** Key of the name of its state. */
        public String state(LetterAction letter) {
            return "campaign.actionState." + letter.action().state();
        }
    }

    @GET
    public Response page(@PathParam("campaign") String slug, @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var campaign = desks.campaign(in.visitor(), slug);
                var shown = new Shown(campaign, letters.of(campaign), Desks.acts(in.visitor(), campaign));
                var frame = frames.of(in.visitor(), Desks.path(campaign), "letter.desk.title");
                yield StaffAnswer.page(200, Templates.letters(frame.page(), frame, shown));
            }
        };
    }
}
