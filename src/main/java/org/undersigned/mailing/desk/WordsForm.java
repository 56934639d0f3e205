package org.undersigned.mailing.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.undersigned.foundation.html.Translated;
import org.undersigned.foundation.http.FormText;
import org.undersigned.mailing.Mailing;

/** The words of a mailing in one language, as typed. */
final class WordsForm {

    static final int SUBJECT = 150;
    static final int BODY = 6_000;

    private WordsForm() {}

    /** As in {@link SettingsForm.Read}. */
    static SettingsForm.Read read(Map<String, String> form, Mailing before, String language) {
        var errors = new LinkedHashMap<String, String>();
        var subject = line(form, "subject");
        var other = line(form, "other");
        var body = form.getOrDefault("body", "").replace("\r\n", "\n").strip();
        var main = InLanguages.main(before).map(language::equals).orElse(true);
        // A language that is left empty gets the words of the main one.
        var none = subject.isEmpty() && other.isEmpty() && body.isEmpty() && !main;
        check(errors, "subject", subject, SUBJECT, !none, "mailing.wrong.subject");
        check(errors, "other", other, SUBJECT, false, "mailing.wrong.subject");
        check(errors, "body", body, BODY, !none, "mailing.wrong.body");
        if (!subject.isEmpty() && subject.equals(other)) errors.put("other", "mailing.wrong.same");
        var others = with(before.otherSubject(), language, other);
        return new SettingsForm.Read(
                before.saying(
                        with(Optional.of(before.subject()), language, subject).orElse(before.subject()),
                        others,
                        with(Optional.of(before.body()), language, body).orElse(before.body())),
                errors);
    }

    private static String line(Map<String, String> form, String field) {
        return form.getOrDefault(field, "")
                .replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ")
                .strip();
    }

    private static void check(
            Map<String, String> errors, String field, String text, int most, boolean needed, String wrong) {
        if (needed && text.isEmpty()) errors.put(field, wrong + "Missing");
        else if (text.codePointCount(0, text.length()) > most) errors.put(field, wrong + "Long");
        else if (!FormText.isReadable(text.replace("\n", " ").replace("\t", " ")))
            errors.put(field, wrong + "Unreadable");
    }

    /** The same words with those of one language; none if nothing is left of them. */
    private static Optional<Translated> with(Optional<Translated> before, String language, String text) {
        var all = new LinkedHashMap<String, String>();
        before.ifPresent(words -> words.byLanguage().forEach((one, said) -> {
            if (!said.isEmpty()) all.put(one, said);
        }));
        if (text.isEmpty()) all.remove(language);
        else all.put(language, text);
        return all.isEmpty() ? Optional.empty() : Optional.of(new Translated(all));
    }
}
