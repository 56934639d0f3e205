package org.undersigned.campaign;

import java.util.List;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;
import org.undersigned.organisation.staff.Entered;

/**
 * A field of a form about an action, as template {@code campaign/action-field} draws it.
 *
 * @param name in the form, and its id
 * @param hint beside the label, or empty
 * @param kind {@code line}, {@code prose}, {@code date}, {@code time}, {@code code} or {@code choice}
 * @param error key of what has to change, or empty
 * @param language of what is written there, or empty
 * @param choices of a field of that kind, each with its words
 */
public record ActionField(
        String name,
        String label,
        String hint,
        String kind,
        String value,
        String error,
        String language,
        List<Choice> choices) {

    /** One of several. */
    public record Choice(String value, String label) {}

    public String direction() {
        return language.isEmpty() ? "ltr" : Languages.direction(language);
    }

    public boolean isWrong() {
        return !error.isEmpty();
    }

    /** Makes the fields of one form, in the language of its reader. */
    public record Maker(Entered entered, List<String> languages, String reader) {

        /** One for each language. */
        public List<ActionField> translated(String name, String label, String kind) {
            return languages.stream()
                    .map(language -> of(
                            name + "." + language,
                            words(label) + (languages.size() == 1 ? "" : " (" + Languages.name(language, reader) + ")"),
                            words(label + "Hint"),
                            kind,
                            language,
                            List.of()))
                    .toList();
        }

        public ActionField one(String name, String label, String kind) {
            return of(name, words(label), words(label + "Hint"), kind, "", List.of());
        }

        public ActionField choice(String name, String label, List<Choice> choices) {
            return of(name, words(label), words(label + "Hint"), "choice", "", choices);
        }

        private ActionField of(
                String name, String label, String hint, String kind, String language, List<Choice> choices) {
            var error = entered.error(name);
            return new ActionField(
                    name, label, hint, kind, entered.value(name), error == null ? "" : error, language, choices);
        }

        private String words(String key) {
            return Messages.of(reader).has(key) ? Messages.of(reader).t(key) : "";
        }
    }
}
