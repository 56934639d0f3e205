package org.undersigned.letter;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.undersigned.foundation.http.FormText;
import org.undersigned.foundation.mail.MailAddress;
import org.undersigned.organisation.staff.Entered;

/** What the form of a letter sends, and what is wrong with it: every field at once, in the order of the form. */
final class LetterForm {

    static final int NAME = 100;
    static final int SUBJECT = 150;
    static final int POSTAL = 300;
    static final int SHORTEST = 50;
    static final int LONGEST = 4_000;

    /** What a suggestion leaves to its writer. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\[[^\\[\\]\\n]{1,100}\\]");

    private final LetterAction letter;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();

    private LetterForm(LetterAction letter, Map<String, String> sent) {
        this.letter = letter;
        for (var field : new String[] {"name", "email", "postal", "subject", "text"})
            values.put(
                    field,
                    Normalizer.normalize(sent.getOrDefault(field, ""), Normalizer.Form.NFC)
                            .replaceAll("\\r\\n?", "\n")
                            .strip());
    }

    /** What the form says, or what has to change. */
    sealed interface Checked {
        record Good(Typed typed, MailAddress address) implements Checked {}

        record Bad(Entered entered) implements Checked {}
    }

    static Checked check(LetterAction letter, Map<String, String> sent) {
        return new LetterForm(letter, sent).checked();
    }

    /** What was sent, as it comes back into the form. */
    static Map<String, String> shown(LetterAction letter, Map<String, String> sent) {
        return new LetterForm(letter, sent).shown();
    }

    /** Whether a text differs from all that were suggested, but for blanks. */
    static boolean isEdited(LetterAction letter, Typed typed) {
        return letter.suggestions().stream()
                .flatMap(one -> one.text().byLanguage().values().stream())
                .noneMatch(text -> bare(text).equals(bare(typed.text())));
    }

    private Checked checked() {
        var name = line("name", NAME);
        if (!errors.containsKey("name") && FormText.looksLikeLink(name)) wrong("name", "link");
        var address = MailAddress.parse(values.get("email"));
        if (address.isEmpty()) wrong("email", values.get("email").isEmpty() ? "missing" : "email");
        var postal = values.get("postal").replaceAll("\\n{2,}", "\n");
        if (size(postal) > POSTAL) wrong("postal", "long");
        else if (!FormText.isReadable(postal.replace('\n', ' '))) wrong("postal", "unreadable");
        var subject = line("subject", SUBJECT);
        var text = text();
        if (!errors.isEmpty()) return new Checked.Bad(new Entered(shown(), errors));
        return new Checked.Good(
                new Typed(name, address.orElseThrow().typed(), postal, subject, text), address.orElseThrow());
    }

    private String text() {
        var text = values.get("text").replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n");
        if (text.isEmpty()) wrong("text", "missing");
        else if (size(text) < SHORTEST) wrong("text", "short");
        else if (size(text) > LONGEST) wrong("text", "textLong");
        else if (!FormText.isReadable(text.replace('\n', ' ').replace('\t', ' '))) wrong("text", "unreadable");
        else if (placeholders().stream().anyMatch(text::contains)) wrong("text", "placeholder");
        return text;
    }

    /** A line goes into the head of a mail: nothing in it may begin another one. */
    private String line(String field, int most) {
        var text = values.get(field).replaceAll("[ \\u00a0]+", " ");
        if (text.isEmpty()) wrong(field, "missing");
        else if (size(text) > most) wrong(field, "long");
        // An encoded word (RFC 2047) would be something else to whoever reads the mail.
        else if (!FormText.isReadable(text)
                || text.contains("=?")
                || text.codePoints().noneMatch(Character::isLetter)) wrong(field, "unreadable");
        else if (placeholders().stream().anyMatch(text::contains)) wrong(field, "placeholder");
        return text;
    }

    private Set<String> placeholders() {
        var found = new HashSet<String>();
        for (var one : letter.suggestions())
            for (var words : List.of(one.subject(), one.text()))
                for (var text : words.byLanguage().values())
                    PLACEHOLDER.matcher(text).results().forEach(match -> found.add(match.group()));
        return found;
    }

    private Map<String, String> shown() {
        var shown = new LinkedHashMap<String, String>();
        values.forEach((field, value) -> shown.put(field, value.replaceAll("[\\p{Cc}&&[^\\n]]", "")));
        return shown;
    }

    private static int size(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String bare(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private void wrong(String field, String why) {
        errors.put(field, "letter.wrong." + why);
    }
}
