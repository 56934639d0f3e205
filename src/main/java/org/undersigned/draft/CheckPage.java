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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.mail.Smtp;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.supporter.KeyTests;

/** The last step: what is still missing, a look at every language, a signature on trial, and the button that stores it all. */
@Singleton
@Path(DraftsPage.PATH + "/{draft}/check")
class CheckPage {

    private static final String TRIAL_SENT = "draft.trialSent";

    private final Owned owned;
    private final Frames frames;
    private final Storing storing;
    private final Trial trial;
    private final Smtp smtp;
    private final Site site;
    private final KeyTests keys;

    CheckPage(Owned owned, Frames frames, Storing storing, Trial trial, Smtp smtp, Site site, KeyTests keys) {
        this.owned = owned;
        this.frames = frames;
        this.storing = storing;
        this.trial = trial;
        this.smtp = smtp;
        this.site = site;
        this.keys = keys;
    }

    @CheckedTemplate(basePath = "draft")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance check(Page page, Frame frame, Shown shown);

        static native TemplateInstance stored(Page page, Frame frame, Storing.Stored.Done done, String dashboard);
    }

    /**
     * What the page shows.
     *
     * @param sender whom mail comes from
     * @param sends whether mail goes out
     * @param demo whether it is shown on a page instead
     * @param keys how it is with each partner's key, by slug
     * @param waiting how many texts wait in languages that the draft is not in
     */
    public record Shown(
            Draft draft,
            LaunchCheck check,
            String note,
            String sender,
            boolean sends,
            boolean demo,
            Map<String, KeyTests.State> keys,
            Map<String, Long> waiting) {

        /** Key of what there is to say about a partner's key; nothing in the demo, which keeps a key for everybody. */
        public Optional<String> key(LaunchCheck.Notice partner) {
            return Optional.ofNullable(keys.get(partner.slug()))
                    .filter(state -> !demo || state != KeyTests.State.NONE)
                    .map(state -> "draft.check.key." + state.name().toLowerCase(Locale.ROOT));
        }

        /** Key of what there is to say about the sender. */
        public String mail() {
            return "draft.check." + (sends ? "sender" : demo ? "senderDemo" : "senderNone");
        }

        /** Whether a mail has just gone out. */
        public boolean isTrialSent() {
            return note.equals(TRIAL_SENT);
        }

        public List<Step> six() {
            return Step.six();
        }

        public Step step() {
            return Step.CHECK;
        }

        public String path() {
            return draft.path(Step.CHECK);
        }

        public boolean isNew() {
            return draft.petition().isEmpty();
        }
    }

    @GET
    public Response page(@PathParam("draft") String id, @Context ContainerRequestContext request) {
        return switch (owned.look(request)) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> show(200, in.visitor(), owned.draft(in.visitor(), id), Optional.empty(), "");
        };
    }

    /** Stores the draft, if nothing stands against it. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response store(@PathParam("draft") String id, @Context ContainerRequestContext request, byte[] body) {
        var form = FormBody.parse(body);
        return switch (owned.act(request, form)) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var draft = owned.draft(in.visitor(), id);
                if (Answers.number(form.getOrDefault("revision", "0")) != draft.revision())
                    yield show(409, in.visitor(), draft, Optional.empty(), "draft.savedSince");
                if (!check(draft, Optional.empty()).isPassed())
                    yield show(422, in.visitor(), draft, Optional.empty(), "draft.notReady");
                yield switch (storing.store(draft, in.visitor())) {
                    case Storing.Stored.Bad bad ->
                        show(422, in.visitor(), draft, Optional.of(bad.faults()), "draft.notReady");
                    case Storing.Stored.Overtaken overtaken ->
                        show(409, in.visitor(), draft, Optional.empty(), "draft.siteChanged");
                    case Storing.Stored.Done done -> done(in.visitor(), done);
                };
            }
        };
    }

    private Response done(Visitor visitor, Storing.Stored.Done done) {
        var path = Watched.PATH + "/" + done.campaign();
        var frame = frames.of(visitor, path, "draft.storedTitle");
        return StaffAnswer.page(200, Templates.stored(frame.page(), frame, done, path));
    }

    /** Sends the visitor the mail that a signer gets, with a way to confirm. */
    @POST
    @Path("trial")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response trial(@PathParam("draft") String id, @Context ContainerRequestContext request, byte[] body) {
        return switch (owned.act(request, FormBody.parse(body))) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var draft = owned.draft(in.visitor(), id);
                trial.send(draft, in.visitor().person());
                yield show(200, in.visitor(), draft, Optional.empty(), TRIAL_SENT);
            }
        };
    }

    private Response show(int status, Visitor visitor, Draft draft, Optional<Faults> faults, String note) {
        var frame = frames.of(visitor, draft.path(Step.CHECK), Step.CHECK.label());
        var check = check(draft, faults);
        var states = keys.states(check.notices().stream()
                .map(LaunchCheck.Notice::slug)
                .filter(slug -> !slug.isEmpty())
                .toList());
        var shown = new Shown(
                draft,
                check,
                note,
                smtp.sender(),
                smtp.isThere(),
                site.isDemo(),
                states,
                owned.leaving().waiting(draft));
        return StaffAnswer.page(status, Templates.check(frame.page(), frame, shown));
    }

    private LaunchCheck check(Draft draft, Optional<Faults> faults) {
        return LaunchCheck.of(draft, faults, owned.isOnline(draft), smtp.isThere() || site.isDemo());
    }
}
