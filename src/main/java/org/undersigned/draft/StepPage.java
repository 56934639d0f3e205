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
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.undersigned.campaign.Campaigns;
import org.undersigned.foundation.html.Assets;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.picture.Picture;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** One step of writing a campaign: its form, and what becomes of what is written. Everything is saved, finished or not. */
@Singleton
@Path(DraftsPage.PATH + "/{draft}/{step}")
class StepPage {

    private final Owned owned;
    private final Frames frames;
    private final Drafting drafting;
    private final Campaigns campaigns;
    private final OtherWriter otherWriter;

    StepPage(Owned owned, Frames frames, Drafting drafting, Campaigns campaigns, OtherWriter otherWriter) {
        this.owned = owned;
        this.frames = frames;
        this.drafting = drafting;
        this.campaigns = campaigns;
        this.otherWriter = otherWriter;
    }

    @CheckedTemplate(basePath = "draft")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance step(Page page, Frame frame, Shown shown);
    }

    /**
     * What the page shows.
     *
     * @param note key of a message about the last thing that was done; empty if there is none
     * @param other a sentence about somebody else who is at this draft; empty if nobody is known
     * @param existing organisations of this site that are not in the draft
     * @param online languages in which the public reads the petition
     */
    public record Shown(
            Draft draft,
            Step step,
            Form form,
            List<Hint> hints,
            List<Wrong> wrong,
            String note,
            String other,
            List<Form.Choice> existing,
            List<String> online) {

        public String script() {
            return Assets.DRAFT_SCRIPT;
        }

        public List<Step> six() {
            return Step.six();
        }

        public boolean isLook() {
            return step == Step.LOOK;
        }

        /** How the form is sent: with files if it asks for any. */
        public String encoding() {
            return step.hasPictures() ? MediaType.MULTIPART_FORM_DATA : MediaType.APPLICATION_FORM_URLENCODED;
        }

        /** Bytes that a picture has at most. */
        public int most() {
            return Picture.MOST_BYTES;
        }

        /** Bytes that all of them have together at most. */
        public int together() {
            return SentForm.MOST_TOGETHER;
        }

        public boolean isPartners() {
            return step == Step.PARTNERS;
        }

        public List<String> languages() {
            return Stream.concat(Languages.all().stream(), draft.languages().stream())
                    .distinct()
                    .toList();
        }

        /** Every other language, by tag, with its name for the reader. */
        public Map<String, String> further(Page page) {
            var further = Languages.named(page.language());
            languages().forEach(further::remove);
            return further;
        }

        public boolean isMain(String language) {
            return draft.main().equals(language);
        }

        public boolean isOnline(String language) {
            return online.contains(language);
        }

        public boolean isSpoken(String language) {
            return draft.languages().contains(language);
        }

        public List<String> others() {
            return draft.languages().subList(1, draft.languages().size());
        }
    }

    /** A link to a field that needs a change. */
    public record Wrong(String id, String text) {}

    @GET
    public Response page(
            @PathParam("draft") String id, @PathParam("step") String word, @Context ContainerRequestContext request) {
        return switch (owned.look(request)) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), owned.draft(in.visitor(), id), step(word), "");
        };
    }

    /** Saves what is written, and does what the button says. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @PathParam("draft") String id,
            @PathParam("step") String word,
            @Context ContainerRequestContext request,
            byte[] body) {
        return save(id, word, request, SentForm.of(body));
    }

    /** As {@link #save}, of a step that has pictures. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response saveWithFiles(
            @PathParam("draft") String id,
            @PathParam("step") String word,
            @Context ContainerRequestContext request,
            MultipartFormDataInput body)
            throws IOException {
        return save(id, word, request, SentForm.of(body));
    }

    private Response save(String id, String word, ContainerRequestContext request, SentForm sent) {
        return switch (owned.act(request, sent.fields())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> save(in.visitor(), owned.draft(in.visitor(), id), step(word), sent);
        };
    }

    private Response save(Visitor visitor, Draft before, Step step, SentForm sent) {
        var form = sent.fields();
        var order = form.getOrDefault("do", "next");
        otherWriter.note(before, visitor.person());
        if (order.equals("here")) return otherWriter.told(200, before, visitor.person(), Optional.empty());
        var draft = before.with(before.tree().copy(), languages(before, form, owned.online(before)));
        Answers.take(draft, step, form);
        var pictures = Pictures.take(draft, step, sent);
        if (order.startsWith("unpicture ")) Pictures.remove(draft.tree(), step, order.substring(10), pictures);
        else if (!order.startsWith("picture ")) Orders.take(draft, order, form, campaigns.now());
        if (order.equals("next")) Answers.tidy(draft.tree(), step);
        var revision = Answers.number(form.getOrDefault("revision", "0"));
        return switch (drafting.save(draft, revision, visitor.person(), pictures)) {
            // The rest of the form is saved: only the files are to be chosen anew.
            case Drafting.Saved.Done done
            when !pictures.refused().isEmpty() ->
                show(
                        422,
                        visitor,
                        owned.draft(visitor, before.id().toString()),
                        step,
                        "draft.mend",
                        pictures.refused());
            case Drafting.Saved.TooLong tooLong -> {
                pictures.undo(draft.tree());
                yield show(422, visitor, draft, step, "draft.tooLong", pictures.refused());
            }
            case Drafting.Saved.Overtaken overtaken
            when order.equals("auto") -> otherWriter.told(409, before, visitor.person(), Optional.empty());
            // What was typed comes back, over what somebody else saved; whoever saves again decides.
            case Drafting.Saved.Overtaken overtaken -> {
                pictures.undo(draft.tree());
                yield show(409, visitor, draft, step, "draft.overtaken");
            }
            case Drafting.Saved.Done done
            when order.equals("auto") -> otherWriter.told(200, before, visitor.person(), Optional.of(done.revision()));
            case Drafting.Saved.Done done when order.equals("next") -> next(visitor, draft, step);
            case Drafting.Saved.Done done -> StaffAnswer.to(draft.path(step) + Orders.at(order));
        };
    }

    /** Goes on, unless something that is written cannot stay so. */
    private Response next(Visitor visitor, Draft draft, Step step) {
        var saved = owned.draft(visitor, draft.id().toString());
        var paths = step.sections().stream()
                .flatMap(section -> Question.of(section, saved.tree()))
                .map(Question.Placed::path)
                .toList();
        var wrong = Faults.of(saved).written().keySet().stream().anyMatch(paths::contains);
        return wrong ? show(422, visitor, saved, step, "draft.mend") : StaffAnswer.to(draft.path(step.next()));
    }

    private static List<String> languages(Draft draft, Map<String, String> form, List<String> online) {
        if (!form.containsKey("had.languages")) return draft.languages();
        var ticked = Stream.concat(Languages.all().stream(), draft.languages().stream())
                .filter(one -> form.containsKey("language." + one));
        // Somebody may read the petition in those that are online right now; their boxes cannot be unticked.
        var written = Stream.of(
                        Stream.of(form.getOrDefault("main", "")),
                        ticked,
                        online.stream(),
                        Stream.of(form.getOrDefault("another", "")))
                .flatMap(some -> some)
                .filter(Languages::isTag)
                .distinct()
                .toList();
        // A campaign is in some language; a form without any leaves those that it has.
        return written.isEmpty() ? draft.languages() : written;
    }

    private Response show(int status, Visitor visitor, Draft draft, Step step, String note) {
        return show(status, visitor, draft, step, note, Map.of());
    }

    private Response show(
            int status, Visitor visitor, Draft draft, Step step, String note, Map<String, Faults.Fault> refused) {
        var content = campaigns.now();
        var faults = Faults.of(draft).written();
        faults.putAll(refused);
        var language = visitor.person().language();
        var form = Form.of(draft, step, language, faults, new DraftRights(visitor), content);
        var wrong = form.parts().stream()
                .flatMap(part -> part.entries().stream())
                .flatMap(entry -> entry.fields().stream())
                .filter(field -> !field.wrong().isEmpty())
                .map(field -> new Wrong(field.id(), field.label() + ": " + field.wrong()))
                .toList();
        var slugs = Stream.iterate(0, i -> i < draft.tree().size("organisations"), i -> i + 1)
                .map(i -> draft.tree().text("organisations[" + i + "].slug"))
                .toList();
        var existing = content.organisations().stream()
                .filter(one -> !slugs.contains(one.slug()))
                .map(one -> new Form.Choice(one.slug(), one.name().in(language).text(), false))
                .toList();
        var frame = frames.of(visitor, draft.path(step), step.label());
        var shown = new Shown(
                draft,
                step,
                form,
                step == Step.TEXT ? Hint.of(draft) : List.of(),
                wrong,
                note,
                otherWriter.of(draft, visitor.person()),
                existing,
                owned.online(draft));
        return PreviewPage.framing(StaffAnswer.page(status, Templates.step(frame.page(), frame, shown)));
    }

    private static Step step(String word) {
        return Step.of(word)
                .filter(one -> !one.sections().isEmpty())
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }
}
