package org.undersigned.letter;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
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
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.http.PersonalAnswer;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.keys.RandomBytes;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.switches.Stop;
import org.undersigned.foundation.switches.Switches;
import org.undersigned.organisation.staff.Entered;

/**
 * The steps of writing a letter: whom it goes to and a text to begin with, what is sent exactly, and the sending. Nothing is stored before
 * the last one; everything that was typed goes along.
 */
@Singleton
@Path(LetterPage.PATH + "{slug}")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class LetterStepsPage {

    private final Letters letters;
    private final Posting posting;
    private final Composing composing;
    private final Switches switches;
    private final Site site;
    private final InstantSource clock;

    LetterStepsPage(
            Letters letters, Posting posting, Composing composing, Switches switches, Site site, InstantSource clock) {
        this.letters = letters;
        this.posting = posting;
        this.composing = composing;
        this.switches = switches;
        this.site = site;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "letter")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance write(Page page, LetterView shown);

        static native TemplateInstance preview(Page page, LetterView shown, Composing.Preview preview);
    }

    /** Finds the targets and draws a text, or another one, or comes back from the preview. */
    @POST
    @Path("text")
    public Response text(@PathParam("slug") String slug, @Context ContainerRequestContext request, byte[] body) {
        var letter = letter(slug);
        var sent = FormBody.parse(body);
        return switch (Whereabouts.of(sent).find(letter)) {
            case Whereabouts.Found.Nobody nobody -> nobody(letter, request, sent, nobody);
            case Whereabouts.Found.Targets found ->
                sent.containsKey("text") && !sent.containsKey("another")
                        ? write(
                                200,
                                letter,
                                request,
                                sent,
                                new Entered(LetterForm.shown(letter, sent), Map.of()),
                                found)
                        : write(
                                200,
                                letter,
                                request,
                                sent,
                                new Entered(
                                        drawn(letter, sent, CampaignFrame.language(request, letter.campaign())),
                                        Map.of()),
                                found);
        };
    }

    /** Exactly what will be sent. */
    @POST
    @Path("preview")
    public Response preview(@PathParam("slug") String slug, @Context ContainerRequestContext request, byte[] body) {
        var letter = letter(slug);
        var sent = FormBody.parse(body);
        return switch (Whereabouts.of(sent).find(letter)) {
            case Whereabouts.Found.Nobody nobody -> nobody(letter, request, sent, nobody);
            case Whereabouts.Found.Targets found ->
                switch (LetterForm.check(letter, sent)) {
                    case LetterForm.Checked.Bad bad -> write(422, letter, request, sent, bad.entered(), found);
                    case LetterForm.Checked.Good good -> preview(letter, request, sent, good, found);
                };
        };
    }

    /** Takes it. What comes of it is said by mail, and here the same to everybody. */
    @POST
    @Path("letters")
    public Response send(
            @PathParam("slug") String slug,
            @Context ContainerRequestContext request,
            @Context RoutingContext exchange,
            byte[] body) {
        var letter = letter(slug);
        var sent = FormBody.parse(body);
        if (switches.isStopped(Stop.SIGNING)) throw Problem.problem(ProblemType.PAUSED);
        // Who fills what people do not see gets the usual answer, and nothing is stored.
        if (!sent.getOrDefault("fax", "").isEmpty()) return sent(letter, request);
        return switch (Whereabouts.of(sent).find(letter)) {
            case Whereabouts.Found.Nobody nobody -> nobody(letter, request, sent, nobody);
            case Whereabouts.Found.Targets found ->
                switch (LetterForm.check(letter, sent)) {
                    case LetterForm.Checked.Bad bad -> write(422, letter, request, sent, bad.entered(), found);
                    case LetterForm.Checked.Good good -> {
                        posting.post(
                                letter,
                                good,
                                found.targets(),
                                CampaignFrame.language(request, letter.campaign()),
                                exchange.request().remoteAddress().hostAddress());
                        yield sent(letter, request);
                    }
                };
        };
    }

    private Response preview(
            LetterAction letter,
            ContainerRequestContext request,
            Map<String, String> sent,
            LetterForm.Checked.Good good,
            Whereabouts.Found.Targets found) {
        var language = CampaignFrame.language(request, letter.campaign());
        var values = new HashMap<>(LetterForm.shown(letter, sent));
        values.put("fax", sent.getOrDefault("fax", ""));
        var shown = view(letter, sent, new Entered(values, Map.of()), found.targets());
        var preview = composing.preview(letter, good.typed(), found.targets(), language);
        return PersonalAnswer.page(
                200, Templates.preview(frame(letter, language, "letter.preview.title"), shown, preview));
    }

    private Response write(
            int status,
            LetterAction letter,
            ContainerRequestContext request,
            Map<String, String> sent,
            Entered entered,
            Whereabouts.Found.Targets found) {
        var language = CampaignFrame.language(request, letter.campaign());
        var page = entered.wrong().isEmpty()
                ? frame(letter, language, "letter.write.title")
                : refused(letter, language, "letter.write.title");
        return PersonalAnswer.page(status, Templates.write(page, view(letter, sent, entered, found.targets())));
    }

    private Response nobody(
            LetterAction letter,
            ContainerRequestContext request,
            Map<String, String> sent,
            Whereabouts.Found.Nobody nobody) {
        var entered = new Entered(LetterForm.shown(letter, sent), Map.of(nobody.field(), nobody.why()));
        var page = refused(letter, CampaignFrame.language(request, letter.campaign()), "letter.where.title");
        return PersonalAnswer.page(422, LetterPage.Templates.page(page, view(letter, sent, entered, List.of())));
    }

    /** What was typed so far, with one of the texts in the reader's language; another one than stands there, if there is one. */
    private static Map<String, String> drawn(LetterAction letter, Map<String, String> sent, String language) {
        var shown = new HashMap<>(LetterForm.shown(letter, sent));
        var before = shown.get("text");
        var some = letter.suggestions().stream()
                .filter(one -> !one.text().in(language).text().strip().equals(before))
                .toList();
        var choices = some.isEmpty() ? letter.suggestions() : some;
        if (choices.isEmpty()) return shown;
        var one = choices.get(Byte.toUnsignedInt(RandomBytes.take(1)[0]) % choices.size());
        shown.put("subject", one.subject().in(language).text());
        shown.put("text", one.text().in(language).text().strip());
        return shown;
    }

    private LetterView view(
            LetterAction letter, Map<String, String> sent, Entered entered, List<LetterTarget> targets) {
        return new LetterView(letter, Day.today(clock), Whereabouts.of(sent), entered, targets);
    }

    /** One that people can write now. */
    private LetterAction letter(String slug) {
        var letter = letters.visible(slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        if (!letter.takes(Day.today(clock))) throw Problem.problem(ProblemType.LETTER_CLOSED);
        return letter;
    }

    private Page frame(LetterAction letter, String language, String title) {
        return CampaignFrame.of(language, letter.path(), Messages.of(language).t(title), letter.campaign(), site)
                .hidden();
    }

    private Page refused(LetterAction letter, String language, String title) {
        var words = Messages.of(language);
        return CampaignFrame.of(
                        language,
                        letter.path(),
                        words.t("signature.errorTitle", words.t(title)),
                        letter.campaign(),
                        site)
                .hidden();
    }

    private static Response sent(LetterAction letter, ContainerRequestContext request) {
        return PersonalAnswer.to(
                Languages.href(CampaignFrame.language(request, letter.campaign()), letter.path() + "/check-your-mail"));
    }
}
