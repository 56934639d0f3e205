package org.undersigned.draft;

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
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** Takes a language out of a draft, after saying what is lost. The main language stays, and so does one that the public reads. */
@Singleton
@Path(DraftsPage.PATH + "/{draft}/languages/{language}/removal")
class LanguageRemovalPage {

    private final Owned owned;
    private final Frames frames;
    private final Drafting drafting;

    LanguageRemovalPage(Owned owned, Frames frames, Drafting drafting) {
        this.owned = owned;
        this.frames = frames;
        this.drafting = drafting;
    }

    @CheckedTemplate(basePath = "draft", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance languageRemoval(Page page, Frame frame, Shown shown);
    }

    /**
     * What the page shows.
     *
     * @param lost what goes with it
     * @param online whether the public reads the petition in it, so that it stays
     * @param note key of a message about what was tried; empty if nothing was
     */
    public record Shown(Draft draft, String language, List<Leaving.Lost> lost, boolean online, String note) {

        public String path() {
            return draft.path() + "/languages/" + language;
        }

        /** How the interface calls the language. */
        public String name(Page page) {
            return Languages.name(language, page.language());
        }
    }

    @GET
    public Response page(
            @PathParam("draft") String id,
            @PathParam("language") String language,
            @Context ContainerRequestContext request) {
        return switch (owned.look(request)) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), owned.draft(in.visitor(), id), language, "");
        };
    }

    /** Takes it out. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(
            @PathParam("draft") String id,
            @PathParam("language") String language,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (owned.act(request, form)) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> remove(in.visitor(), owned.draft(in.visitor(), id), language, form);
        };
    }

    private Response remove(Visitor visitor, Draft draft, String language, Map<String, String> form) {
        TranslationPage.spoken(draft, language);
        if (owned.online(draft).contains(language)) return show(409, visitor, draft, language, "");
        // Against the revision of which the page told what is lost: nobody loses what was written since.
        var left = owned.leaving().without(draft, language);
        return switch (drafting.save(left, Answers.number(form.getOrDefault("revision", "0")), visitor.person())) {
            case Drafting.Saved.Done done -> StaffAnswer.to(draft.path(Step.LOOK) + "#languages");
            case Drafting.Saved.Overtaken overtaken -> show(409, visitor, draft, language, "draft.savedSince");
            case Drafting.Saved.TooLong tooLong -> show(422, visitor, draft, language, "draft.tooLong");
        };
    }

    private Response show(int status, Visitor visitor, Draft draft, String language, String note) {
        TranslationPage.spoken(draft, language);
        var path = draft.path() + "/languages/" + language + "/removal";
        var name = Languages.name(language, visitor.person().language());
        var frame = frames.of(visitor, path, "draft.leave.title", name);
        var lost = owned.leaving().lost(draft, language);
        var shown = new Shown(draft, language, lost, owned.online(draft).contains(language), note);
        return StaffAnswer.page(status, Templates.languageRemoval(frame.page(), frame, shown));
    }
}
