package org.undersigned.campaign;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.undersigned.foundation.html.Translated;
import org.undersigned.organisation.staff.Entered;

/**
 * Reads a form of the workspace about an action that is no petition: field by field, with everything that is wrong at once. A translated text
 * has a field for each language, {@code title.en}; the first language is the main one and stands in for those that are left empty.
 */
public final class ActionForm {

    /** Most characters of a line, and of a text in Markdown; as in campaign files. */
    public static final int LINE = 200;

    public static final int PROSE = 50_000;

    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{2,64}");
    /** No page would show HTML and pictures, and no campaign file takes them. */
    private static final Pattern HTML = Pattern.compile("<[A-Za-z/!?]|!\\[");

    private final Map<String, String> sent;
    private final List<String> languages;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();

    /** @param languages of the campaign, the main one first */
    public ActionForm(Map<String, String> sent, List<String> languages) {
        this.sent = sent;
        this.languages = languages;
    }

    /** What stands in a field, without space around it. */
    public String value(String field) {
        return values.computeIfAbsent(
                field,
                name -> Normalizer.normalize(
                                sent.getOrDefault(name, "")
                                        .replace("\r\n", "\n")
                                        .replace('\r', '\n'),
                                Normalizer.Form.NFC)
                        .strip());
    }

    /** Notes what has to change in a field, by the end of a message {@code action.wrong.…}. */
    public void wrong(String field, String why) {
        errors.putIfAbsent(field, "action.wrong." + why);
    }

    /** Text in one line, in all languages; empty if it may be left out and is. */
    public Optional<Translated> line(String name, boolean needed) {
        return translated(name, LINE, needed, false);
    }

    /** Text in Markdown. */
    public Optional<Translated> prose(String name, boolean needed) {
        return translated(name, PROSE, needed, true);
    }

    private Optional<Translated> translated(String name, int most, boolean needed, boolean prose) {
        var texts = new LinkedHashMap<String, String>();
        for (var language : languages) {
            var field = name + "." + language;
            var text = prose ? value(field) : value(field).replaceAll("\\s+", " ");
            if (text.isEmpty()) continue;
            if (text.codePointCount(0, text.length()) > most) wrong(field, "long");
            else if (text.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t'))
                wrong(field, "unreadable");
            else if (prose && HTML.matcher(text).find()) wrong(field, "html");
            texts.put(language, text);
        }
        var main = name + "." + languages.getFirst();
        if (!texts.containsKey(languages.getFirst()) && (needed || !texts.isEmpty())) wrong(main, "missing");
        return texts.isEmpty() || errors.containsKey(main) ? Optional.empty() : Optional.of(new Translated(texts));
    }

    /** The languages of a form: those of the campaign, and others in which something stands already, so that saving drops none. */
    public static List<String> languages(Campaign campaign, Translated... stored) {
        return Stream.concat(
                        campaign.languages().stream(),
                        Arrays.stream(stored).flatMap(one -> one.byLanguage().keySet().stream()))
                .distinct()
                .toList();
    }

    /** A day; empty if there is none. */
    public Optional<LocalDate> day(String field) {
        if (value(field).isEmpty()) return Optional.empty();
        try {
            var day = LocalDate.parse(value(field));
            if (day.getYear() >= 1900 && day.getYear() < 10_000) return Optional.of(day);
        } catch (DateTimeException e) {
            // Told below, as a day that nobody means.
        }
        wrong(field, "day");
        return Optional.empty();
    }

    /** The last part of an address. */
    public String slug(String field) {
        var text = value(field);
        if (!SLUG.matcher(text).matches()) wrong(field, text.isEmpty() ? "missing" : "slug");
        return text;
    }

    /** Whether nothing is wrong so far. */
    public boolean isGood() {
        return errors.isEmpty();
    }

    /** The form as it was filled in, with what has to change. */
    public Entered entered() {
        var all = new LinkedHashMap<String, String>();
        sent.keySet().forEach(field -> all.put(field, value(field)));
        return new Entered(all, new LinkedHashMap<>(errors));
    }

    /** Puts a text into the fields of its languages, as a form that nobody has changed yet shows it. */
    public static void show(Map<String, String> values, String name, Translated text) {
        text.byLanguage().forEach((language, words) -> values.put(name + "." + language, words));
    }
}
