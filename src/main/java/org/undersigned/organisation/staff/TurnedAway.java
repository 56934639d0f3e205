package org.undersigned.organisation.staff;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.undersigned.foundation.html.Messages;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.http.ProblemMapper;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.http.Visit;
import org.undersigned.foundation.problem.ProblemType;

/**
 * The answers to those whom the guard does not let in. A form of somebody who is not signed in any more comes back as what was typed, for
 * them to copy: nothing of it is kept.
 */
@Singleton
final class TurnedAway {

    /**
     * What nobody typed, or what no page shows again: names of fields that are hidden, of buttons, and of secrets. A test compares it with the
     * templates.
     */
    private static final Set<String> UNSHOWN = Set.of(
            "form",
            "next",
            "lang",
            "revision",
            "seen",
            "step",
            "base",
            "batch",
            "sheet",
            "group",
            "test",
            "sha256",
            "takes",
            "off",
            "announcement",
            "person",
            "role",
            "organisation",
            "invitation",
            "answer",
            "sharer",
            "provider",
            "state",
            "area",
            "from",
            "to",
            "q",
            "show",
            "do",
            "decision",
            "country",
            "postcode",
            "language",
            "source",
            "email",
            "password",
            "code",
            "second",
            "passphrase",
            "before",
            "again",
            "opens",
            "current",
            "hook",
            "secret",
            "smtp",
            "mailbox",
            "file",
            "photo",
            "logo",
            "document");

    /** The same for fields of forms that grow, by parts of their names. */
    private static final Pattern GROWN = Pattern.compile("(count|had)[.].*|h-.*|.+-seen|.+[.][0-9]+[.]slug");

    /** Letters that fit on a phone, 360 points wide, where a second line was cut off. */
    private static final int SHORT_LINE = 30;

    private static final int MOST_ROWS = 16;

    private final Site site;
    private final ProblemMapper problems;

    TurnedAway(Site site, ProblemMapper problems) {
        this.site = site;
        this.problems = problems;
    }

    @CheckedTemplate(basePath = "staff", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance sessionEnded(
                Page page, Frame frame, String detail, String next, List<Typed> typed);
    }

    /** A field that somebody filled in. */
    public record Typed(String name, String text) {

        /** Lines that it takes, as far as that can be guessed. */
        public int rows() {
            var rows = text.lines()
                    .mapToInt(line -> 1 + line.length() / SHORT_LINE)
                    .sum();
            return Math.clamp(rows, 1, MOST_ROWS);
        }

        /** Hides what was typed from logs. */
        @Override
        public String toString() {
            return "Typed[hidden]";
        }
    }

    /** For a reason that has a page of its own. */
    Response because(ProblemType type, ContainerRequestContext request) {
        return problems.answer(type, request);
    }

    /** Nobody is signed in. */
    Response ended(ContainerRequestContext request, Map<String, String> form) {
        if (ProblemMapper.wantsJson(request)) return because(ProblemType.SESSION_ENDED, request);
        // Nobody is signed in, so nobody chose a language.
        var language = Visit.preferred(request);
        var words = Messages.of(language);
        var title = words.t("problem." + ProblemType.SESSION_ENDED.slug() + ".title");
        var page = Page.of(language, "/staff", title, site.baseUrl())
                .in(List.of(language))
                .hidden();
        var typed = form.entrySet().stream()
                .filter(field -> isTyped(field.getKey()) && !field.getValue().isBlank())
                // What a ticked box sends.
                .filter(field -> !field.getValue().equals("on"))
                .map(field -> new Typed(field.getKey(), field.getValue()))
                .toList();
        return StaffAnswer.page(
                ProblemType.SESSION_ENDED.status(),
                Templates.sessionEnded(
                        page,
                        new Frame(page, Optional.empty(), List.of()),
                        words.t("problem." + ProblemType.SESSION_ENDED.slug() + ".detail"),
                        back(request),
                        typed));
    }

    /** Whether a field of this name is one that people write in, and no secret. */
    static boolean isTyped(String name) {
        return !UNSHOWN.contains(name) && !GROWN.matcher(name).matches();
    }

    /** The page that the form stood on, as far as the browser tells. The address of the form itself need not be one of a page. */
    private static String back(ContainerRequestContext request) {
        var from = request.getHeaderString("Referer");
        try {
            return StaffAnswer.within(from == null ? null : URI.create(from).getRawPath());
        } catch (IllegalArgumentException e) {
            return StaffAnswer.within(null);
        }
    }
}
