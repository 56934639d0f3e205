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
import java.util.Map;
import java.util.Optional;
import org.undersigned.campaign.Campaigns;
import org.undersigned.foundation.html.Assets;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** All of a draft's texts in one of its languages, beside the words of the main language. */
@Singleton
@Path(DraftsPage.PATH + "/{draft}/languages/{language}")
class TranslationPage {

    private static final int MOST_FIELDS = 4000;

    private final Owned owned;
    private final Frames frames;
    private final Drafting drafting;
    private final Campaigns campaigns;
    private final OtherWriter otherWriter;

    TranslationPage(Owned owned, Frames frames, Drafting drafting, Campaigns campaigns, OtherWriter otherWriter) {
        this.otherWriter = otherWriter;
        this.owned = owned;
        this.frames = frames;
        this.drafting = drafting;
        this.campaigns = campaigns;
    }

    @CheckedTemplate(basePath = "draft")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance translation(Page page, Frame frame, Shown shown);
    }

    /**
     * What the page shows.
     *
     * @param other a sentence about somebody else who is at this draft; empty if nobody is known
     */
    public record Shown(Draft draft, String language, Form form, String note, String other) {

        public String script() {
            return Assets.DRAFT_SCRIPT;
        }

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

    /** Saves the translations. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @PathParam("draft") String id,
            @PathParam("language") String language,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body, Drafting.MOST_BYTES, MOST_FIELDS);
        return switch (owned.act(request, form)) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> save(in.visitor(), owned.draft(in.visitor(), id), language, form);
        };
    }

    private Response save(Visitor visitor, Draft before, String language, Map<String, String> form) {
        spoken(before, language);
        var order = form.getOrDefault("do", "");
        var isAuto = order.equals("auto");
        otherWriter.note(before, visitor.person());
        if (order.equals("here")) return otherWriter.told(200, before, visitor.person(), Optional.empty());
        var draft = before.with(before.tree().copy(), before.languages());
        Answers.take(draft, language, form);
        return switch (drafting.save(draft, Answers.number(form.getOrDefault("revision", "0")), visitor.person())) {
            case Drafting.Saved.Done done
            when isAuto -> otherWriter.told(200, before, visitor.person(), Optional.of(done.revision()));
            case Drafting.Saved.Done done -> StaffAnswer.to(draft.path(Step.CHECK));
            case Drafting.Saved.Overtaken overtaken
            when isAuto -> otherWriter.told(409, before, visitor.person(), Optional.empty());
            case Drafting.Saved.Overtaken overtaken -> show(409, visitor, draft, language, "draft.overtaken");
            case Drafting.Saved.TooLong tooLong -> show(422, visitor, draft, language, "draft.tooLong");
        };
    }

    private Response show(int status, Visitor visitor, Draft draft, String language, String note) {
        spoken(draft, language);
        var reader = visitor.person().language();
        var form = Form.translation(draft, language, reader, new DraftRights(visitor), campaigns.now());
        var frame = frames.of(
                visitor, draft.path() + "/languages/" + language, "draft.translate", Languages.name(language, reader));
        return PreviewPage.framing(StaffAnswer.page(
                status,
                Templates.translation(
                        frame.page(),
                        frame,
                        new Shown(draft, language, form, note, otherWriter.of(draft, visitor.person())))));
    }

    /** Insists on a language of the draft that is not its main one. */
    static void spoken(Draft draft, String language) {
        if (draft.languages().indexOf(language) < 1) throw Problem.problem(ProblemType.NOT_FOUND);
    }
}
