package org.undersigned.draft;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What makes an ask good, and whether a draft has it. Hints stand in nobody's way: a machine cannot tell a good ask from a bad one.
 *
 * @param key of its words
 * @param met whether the draft looks as if it did so
 */
public record Hint(String key, boolean met) {

    /** As many characters as a title may have on a phone and in a shared link. */
    static final int TITLE = 80;

    /** Openings that ask nobody for anything, in the interface languages that have them. */
    private static final Pattern NO_CALL = Pattern.compile(
            "(?iu)^(the|a|an|petition|we|our|why|la|el|los|las|por qué|petición|le|les|pourquoi|pétition|der|die|das|ein|eine|warum|wir)\\b.*");

    private static final Pattern AND = Pattern.compile("(?iu)\\b(and also|as well as|así como|ainsi que|sowie)\\b|;");

    /** The hints for a draft's title and ask. */
    static List<Hint> of(Draft draft) {
        var title = draft.title();
        var ask = draft.tree().text("petition.ask." + draft.main());
        return List.of(
                new Hint("draft.hint.short", !title.isEmpty() && title.codePointCount(0, title.length()) <= TITLE),
                new Hint(
                        "draft.hint.call",
                        !title.isEmpty()
                                && !title.endsWith("?")
                                && !NO_CALL.matcher(title).matches()),
                new Hint(
                        "draft.hint.one",
                        !title.isEmpty() && !AND.matcher(title).find()),
                new Hint("draft.hint.who", isNamed(draft, ask)));
    }

    /** Whether the ask names one of the targets, by name, office or institution. */
    private static boolean isNamed(Draft draft, String ask) {
        var tree = draft.tree();
        var low = ask.toLowerCase(Locale.ROOT);
        for (int i = 0; i < tree.size("targets"); i++)
            for (var key : List.of("name", "office", "institution")) {
                var word = tree.text("targets[" + i + "]." + key + "." + draft.main());
                if (!word.isEmpty() && low.contains(word.toLowerCase(Locale.ROOT))) return true;
            }
        return false;
    }
}
