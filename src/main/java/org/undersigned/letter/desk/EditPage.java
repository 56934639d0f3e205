package org.undersigned.letter.desk;

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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.letter.LetterAction;
import org.undersigned.letter.LetterPart;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** Where a letter is written again, with the page of {@link FreshPage}: what its page says, what people begin with, and to whom it goes by which rule. */
@Singleton
@Path(Watched.PATH + "/{campaign}/letters/{letter}/text")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class EditPage {

    static final String FRESH = "/new-letter";

    /** Bytes of the form in several languages, and its fields. */
    static final int MOST_BYTES = 1 << 20;

    static final int MOST_FIELDS = 200;

    private final Staff staff;
    private final Frames frames;
    private final Desks desks;
    private final Editing editing;

    EditPage(Staff staff, Frames frames, Desks desks, Editing editing) {
        this.staff = staff;
        this.frames = frames;
        this.desks = desks;
        this.editing = editing;
    }

    @CheckedTemplate(basePath = "letter/desk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance edit(Page page, Frame frame, Shown shown, Entered entered);
    }

    /**
     * What the page shows.
     *
     * @param letter the one that is changed; nothing for a new one
     */
    public record Shown(Campaign campaign, Optional<LetterAction> letter, List<String> languages) {

        public String above() {
            return letter.map(Desks::path).orElseGet(() -> Desks.path(campaign));
        }

        public String path() {
            return letter.map(one -> Desks.path(one) + "/text").orElseGet(() -> Watched.path(campaign) + FRESH);
        }

        public boolean isNew() {
            return letter.isEmpty();
        }

        /** Key of the heading. */
        public String title() {
            return isNew() ? "letter.desk.new" : "letter.desk.edit";
        }

        public LetterAction.Rule[] rules() {
            return LetterAction.Rule.values();
        }

        /** Numbers of the texts that people may begin with. */
        public List<Integer> suggestions() {
            return IntStream.rangeClosed(1, LetterPart.MOST_SUGGESTIONS).boxed().toList();
        }

        public String languageName(String language) {
            return Languages.ownName(language);
        }

        public String direction(String language) {
            return Languages.direction(language);
        }
    }

    @GET
    public Response page(
            @PathParam("campaign") String campaign,
            @PathParam("letter") String slug,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var letter = desks.letter(in.visitor(), campaign, slug);
                Desks.acting(in.visitor(), letter.campaign());
                var entered = new Entered(EditForm.shown(editing.stored(letter)), Map.of());
                yield show(200, in.visitor(), letter.campaign(), Optional.of(letter), entered);
            }
        };
    }

    @POST
    public Response change(
            @PathParam("campaign") String campaign,
            @PathParam("letter") String slug,
            @Context ContainerRequestContext request,
            byte[] body) {
        var sent = FormBody.parse(body, MOST_BYTES, MOST_FIELDS);
        return switch (staff.act(request, sent, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var letter = desks.letter(in.visitor(), campaign, slug);
                yield save(in.visitor(), letter.campaign(), Optional.of(letter), sent);
            }
        };
    }

    Response save(Visitor visitor, Campaign campaign, Optional<LetterAction> letter, Map<String, String> sent) {
        Desks.acting(visitor, campaign);
        var form = new EditForm(languages(campaign, letter), sent);
        return editing.save(campaign, letter, form, visitor.person())
                .map(slug -> StaffAnswer.to(Desks.path(campaign) + "/" + slug))
                .orElseGet(() -> show(422, visitor, campaign, letter, form.entered()));
    }

    /** Those of the campaign, and those that the letter has already; the main one first. */
    private static List<String> languages(Campaign campaign, Optional<LetterAction> letter) {
        var languages = new LinkedHashSet<String>();
        letter.ifPresent(one -> languages.add(one.title().mainLanguage()));
        languages.addAll(CampaignFrame.languages(List.of(campaign)));
        letter.ifPresent(one -> languages.addAll(one.title().byLanguage().keySet()));
        return List.copyOf(languages);
    }

    Response show(int status, Visitor visitor, Campaign campaign, Optional<LetterAction> letter, Entered entered) {
        var shown = new Shown(campaign, letter, languages(campaign, letter));
        var frame = frames.of(visitor, shown.path(), shown.title());
        return StaffAnswer.page(status, Templates.edit(frame.page(), frame, shown, entered));
    }
}
