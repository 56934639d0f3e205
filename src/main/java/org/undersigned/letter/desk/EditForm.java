package org.undersigned.letter.desk;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.undersigned.foundation.html.Translated;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.letter.LetterAction;
import org.undersigned.letter.LetterPart;
import org.undersigned.organisation.staff.Entered;

/** What the form of a letter's text sends, in every language of its campaign, and what is wrong with it: every field at once. */
final class EditForm {

    private static final int TITLE = 80;
    private static final int TEXT = 10_000;
    private static final int SUBJECT = 150;
    private static final int SUGGESTION = 4_000;

    private final List<String> languages;
    private final Map<String, String> values;
    private final Map<String, String> errors = new LinkedHashMap<>();

    /** @param languages of the campaign, the main one first */
    EditForm(List<String> languages, Map<String, String> sent) {
        this.languages = languages;
        this.values = new LinkedHashMap<>();
        sent.forEach((field, value) -> values.put(
                field,
                value.replaceAll("\\r\\n?", "\n")
                        .replaceAll("[\\p{Cc}&&[^\\n\\t]]", "")
                        .strip()));
    }

    /** What is entered, with what has to change. */
    Entered entered() {
        return new Entered(values, errors);
    }

    /**
     * The letter, if nothing has to change.
     *
     * @param before what it says in languages that are not asked for, and what this form does not ask for
     * @param isTaken whether an address of a page is another action's; nobody is asked for one that is there already
     */
    Optional<LetterPart> part(Optional<LetterPart> before, Predicate<String> isTaken) {
        var slug = before.map(LetterPart::slug).orElseGet(() -> slug(isTaken));
        var title = translated("title", TITLE);
        var text = translated("text", TEXT);
        var suggestions = suggestions();
        var rule = LetterAction.Rule.of(value("rule"));
        if (rule.isEmpty()) wrong("rule", "choose");
        var opens = date("opens");
        var closes = date("closes");
        if (opens.isPresent() && closes.isPresent() && closes.get().isBefore(opens.get())) wrong("closes", "before");
        var hourly = hourly();
        var address = value("testAddress").isEmpty()
                ? Optional.<MailAddress>empty()
                : MailAddress.parse(value("testAddress"));
        if (address.isEmpty() && !value("testAddress").isEmpty()) wrong("testAddress", "email");
        if (!errors.isEmpty()) return Optional.empty();
        return Optional.of(new LetterPart(
                slug,
                title.orElseThrow(),
                text.orElseThrow(),
                suggestions,
                rule.orElseThrow(),
                opens,
                closes,
                hourly,
                before.map(LetterPart::test).orElse(true),
                address.map(MailAddress::forSending).orElse(""),
                before.flatMap(LetterPart::representatives)));
    }

    private String slug(Predicate<String> isTaken) {
        var slug = value("slug");
        if (!slug.matches("[a-z0-9-]{2,64}")) wrong("slug", "slug");
        else if (isTaken.test(slug)) wrong("slug", "taken");
        return slug;
    }

    private List<LetterAction.Suggestion> suggestions() {
        var found = new ArrayList<LetterAction.Suggestion>();
        for (int i = 1; i <= LetterPart.MOST_SUGGESTIONS; i++) {
            var subject = "subject" + i;
            var words = "suggestion" + i;
            if (languages.stream()
                            .allMatch(one -> value(subject + "." + one).isEmpty()
                                    && value(words + "." + one).isEmpty())
                    && i > 1) continue;
            var heading = translated(subject, SUBJECT);
            var text = translated(words, SUGGESTION);
            if (heading.isPresent() && text.isPresent())
                found.add(new LetterAction.Suggestion(heading.get(), text.get()));
        }
        return found;
    }

    /** One text in every language that has one; the main language has to. */
    private Optional<Translated> translated(String field, int most) {
        var texts = new LinkedHashMap<String, String>();
        for (var language : languages) {
            var name = field + "." + language;
            var text = value(name);
            if (text.isEmpty()) {
                if (language.equals(languages.getFirst())) wrong(name, "missing");
                continue;
            }
            if (text.codePointCount(0, text.length()) > most) wrong(name, "long");
            texts.put(language, text);
        }
        return texts.containsKey(languages.getFirst()) ? Optional.of(new Translated(texts)) : Optional.empty();
    }

    private Optional<LocalDate> date(String field) {
        if (value(field).isEmpty()) return Optional.empty();
        try {
            return Optional.of(LocalDate.parse(value(field)));
        } catch (DateTimeParseException e) {
            wrong(field, "date");
            return Optional.empty();
        }
    }

    private int hourly() {
        if (value("hourly").matches("\\d{1,4}")) {
            var number = Integer.parseInt(value("hourly"));
            if (number >= 1 && number <= LetterPart.MOST_HOURLY) return number;
        }
        wrong("hourly", "hourly");
        return LetterPart.HOURLY;
    }

    private String value(String field) {
        return values.getOrDefault(field, "");
    }

    private void wrong(String field, String why) {
        errors.putIfAbsent(field, "letter.desk.wrong." + why);
    }

    /** A letter as the form shows it. */
    static Map<String, String> shown(LetterPart part) {
        var shown = new LinkedHashMap<String, String>();
        put(shown, "title", part.title());
        put(shown, "text", part.text());
        for (int i = 0; i < part.suggestions().size(); i++) {
            put(shown, "subject" + (i + 1), part.suggestions().get(i).subject());
            put(shown, "suggestion" + (i + 1), part.suggestions().get(i).text());
        }
        shown.put("slug", part.slug());
        shown.put("rule", part.rule().word());
        shown.put("opens", part.opens().map(LocalDate::toString).orElse(""));
        shown.put("closes", part.closes().map(LocalDate::toString).orElse(""));
        shown.put("hourly", String.valueOf(part.hourly()));
        shown.put("testAddress", part.testAddress());
        return shown;
    }

    private static void put(Map<String, String> shown, String field, Translated text) {
        text.byLanguage().forEach((language, words) -> shown.put(field + "." + language, words));
    }
}
