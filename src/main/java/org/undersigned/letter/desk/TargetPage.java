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
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undersigned.campaign.CampaignFrame;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.html.Translated;
import org.undersigned.foundation.http.FormBody;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.foundation.token.Id;
import org.undersigned.letter.LetterAction;
import org.undersigned.letter.LetterTarget;
import org.undersigned.organisation.staff.Admission;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.organisation.staff.Frame;
import org.undersigned.organisation.staff.Frames;
import org.undersigned.organisation.staff.Need;
import org.undersigned.organisation.staff.Staff;
import org.undersigned.organisation.staff.StaffAnswer;
import org.undersigned.organisation.staff.Visitor;

/** One target: what they answered, and the address that letters go to. */
@Singleton
@Path(Watched.PATH + "/{campaign}/letters/{letter}/target/{id}")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class TargetPage {

    static final String PATH = "/target/";

    private static final int LONGEST = 2_000;

    private final Staff staff;
    private final Frames frames;
    private final Desks desks;
    private final Editing editing;
    private final InstantSource clock;

    TargetPage(Staff staff, Frames frames, Desks desks, Editing editing, InstantSource clock) {
        this.staff = staff;
        this.frames = frames;
        this.desks = desks;
        this.editing = editing;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "letter/desk")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance target(Page page, Frame frame, Shown shown, Entered entered);
    }

    /** What the page shows. */
    public record Shown(LetterAction letter, LetterTarget target, boolean acts, List<String> languages) {

        public String above() {
            return Desks.path(letter) + "/targets";
        }

        public String path() {
            return Desks.path(letter) + PATH + target.id();
        }

        public LetterTarget.Pledge[] pledges() {
            return LetterTarget.Pledge.values();
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
            @PathParam("id") String id,
            @Context ContainerRequestContext request) {
        return switch (staff.look(request, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var letter = desks.letter(in.visitor(), campaign, slug);
                var target = target(letter, id);
                yield show(200, in.visitor(), letter, target, new Entered(filled(target), Map.of()));
            }
        };
    }

    /** Records an answer, or another address; the button says which. */
    @POST
    public Response act(
            @PathParam("campaign") String campaign,
            @PathParam("letter") String slug,
            @PathParam("id") String id,
            @Context ContainerRequestContext request,
            byte[] body) {
        var form = FormBody.parse(body);
        return switch (staff.act(request, form, Need.anybody())) {
            case Admission.Out out -> out.answer();
            case Admission.In in -> {
                var letter = desks.letter(in.visitor(), campaign, slug);
                Desks.acting(in.visitor(), letter.campaign());
                var target = target(letter, id);
                yield form.getOrDefault("do", "").equals("address")
                        ? address(in.visitor(), letter, target, form)
                        : answer(in.visitor(), letter, target, form);
            }
        };
    }

    private Response address(Visitor visitor, LetterAction letter, LetterTarget target, Map<String, String> form) {
        Desks.directing(visitor, letter);
        var typed = form.getOrDefault("email", "").strip();
        var address = MailAddress.parse(typed);
        if (address.isEmpty()) {
            var filled = filled(target);
            filled.put("email", typed);
            return show(422, visitor, letter, target, new Entered(filled, Map.of("email", "letter.desk.wrong.email")));
        }
        editing.address(letter, target, address.get().forSending(), visitor.person());
        return StaffAnswer.to(Desks.path(letter) + PATH + target.id());
    }

    private Response answer(Visitor visitor, LetterAction letter, LetterTarget target, Map<String, String> form) {
        var errors = new LinkedHashMap<String, String>();
        var pledge = LetterTarget.Pledge.of(form.getOrDefault("answer", ""));
        Optional<LetterTarget.Answer> answer = Optional.empty();
        if (pledge.isPresent()) {
            var text = text(letter, form, errors);
            answer =
                    Optional.of(new LetterTarget.Answer(pledge.get(), dated(form, errors), text, source(form, errors)));
        } else if (!form.getOrDefault("answer", "").equals("none")) errors.put("answer", "letter.desk.wrong.choose");
        if (!errors.isEmpty()) {
            var filled = filled(target);
            filled.putAll(form);
            filled.put("email", target.who().email());
            return show(422, visitor, letter, target, new Entered(filled, errors));
        }
        editing.answer(letter, target, answer, visitor.person());
        return StaffAnswer.to(Desks.path(letter) + PATH + target.id());
    }

    private LocalDate dated(Map<String, String> form, Map<String, String> errors) {
        try {
            var day = LocalDate.parse(form.getOrDefault("dated", "").strip());
            if (!day.isAfter(Day.today(clock))) return day;
        } catch (DateTimeParseException e) {
            // Told below, as a day that is to come.
        }
        errors.put("dated", "letter.desk.wrong.day");
        return Day.today(clock);
    }

    private static Optional<Translated> text(
            LetterAction letter, Map<String, String> form, Map<String, String> errors) {
        var texts = new LinkedHashMap<String, String>();
        for (var language : languages(letter)) {
            var text = form.getOrDefault("text." + language, "")
                    .replaceAll("\\r\\n?", "\n")
                    .strip();
            if (text.isEmpty()) continue;
            if (text.codePointCount(0, text.length()) > LONGEST)
                errors.put("text." + language, "letter.desk.wrong.long");
            texts.put(language, text);
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(new Translated(texts));
    }

    private static Optional<URI> source(Map<String, String> form, Map<String, String> errors) {
        var typed = form.getOrDefault("source", "").strip();
        if (typed.isEmpty()) return Optional.empty();
        try {
            var url = new URI(typed);
            if (typed.matches("https?://.{1,500}") && url.getHost() != null && url.getRawUserInfo() == null)
                return Optional.of(url);
        } catch (URISyntaxException e) {
            // Told below, as whatever else is no address.
        }
        errors.put("source", "letter.desk.wrong.url");
        return Optional.empty();
    }

    private static LetterTarget target(LetterAction letter, String id) {
        return Id.parse(id).flatMap(letter::target).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }

    private static Map<String, String> filled(LetterTarget target) {
        var filled = new LinkedHashMap<String, String>();
        filled.put("email", target.who().email());
        filled.put("answer", "none");
        target.answer().ifPresent(answer -> {
            filled.put("answer", answer.pledge().word());
            filled.put("dated", answer.dated().toString());
            answer.text()
                    .ifPresent(text ->
                            text.byLanguage().forEach((language, words) -> filled.put("text." + language, words)));
            answer.source().ifPresent(url -> filled.put("source", url.toString()));
        });
        return filled;
    }

    private static List<String> languages(LetterAction letter) {
        var languages = new LinkedHashSet<String>();
        languages.add(letter.title().mainLanguage());
        languages.addAll(CampaignFrame.languages(List.of(letter.campaign())));
        return List.copyOf(languages);
    }

    private Response show(int status, Visitor visitor, LetterAction letter, LetterTarget target, Entered entered) {
        var shown = new Shown(letter, target, Desks.acts(visitor, letter.campaign()), languages(letter));
        var frame = frames.of(visitor, shown.path(), "letter.desk.target.title");
        return StaffAnswer.page(status, Templates.target(frame.page(), frame, shown, entered));
    }
}
