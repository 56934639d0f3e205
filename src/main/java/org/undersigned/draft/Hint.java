package org.undersigned.draft;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.undersigned.foundation.html.Folded;
import org.undersigned.foundation.html.Words;

/**
 * What makes an ask good, and whether a draft has it. Hints stand in nobody's way: a machine cannot tell a good ask from a bad one. Where
 * it cannot even guess, the hint is a question to who writes.
 *
 * @param key of its words
 * @param met whether the draft looks as if it did so
 */
public record Hint(String key, boolean met) {

    /** As many characters as a title may have on a phone and in a shared link. */
    static final int TITLE = 80;

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    /** An article that is one piece with the word behind it; a preposition swallows its first letter. */
    private static final Pattern ARTICLE = Pattern.compile("^ال");

    /** The hints for a draft's title and ask. */
    static List<Hint> of(Draft draft) {
        var title = draft.title();
        var demands = Demands.in(draft.main());
        return List.of(
                new Hint("draft.hint.short", !title.isEmpty() && Words.characters(title) <= TITLE),
                call(title, demands),
                one(title, demands),
                new Hint("draft.hint.who", isNamed(draft)));
    }

    private static Hint call(String title, Optional<Demands> demands) {
        if (title.isEmpty() || Demands.isQuestion(title)) return new Hint("draft.hint.call", false);
        return demands.flatMap(language -> language.opens(title))
                .map(opens -> new Hint("draft.hint.call", opens))
                .orElse(new Hint("draft.hint.callYours", false));
    }

    private static Hint one(String title, Optional<Demands> demands) {
        if (title.isEmpty() || Demands.isDivided(title)) return new Hint("draft.hint.one", false);
        return demands.map(language -> new Hint("draft.hint.one", !language.isJoined(title)))
                .orElse(new Hint("draft.hint.oneYours", false));
    }

    /** Whether the ask names one of the targets, by name, office or institution. */
    private static boolean isNamed(Draft draft) {
        var tree = draft.tree();
        var ask = Folded.of(tree.text("petition.ask." + draft.main()));
        var asked = List.of(ask.split("[^\\p{L}\\p{N}]+"));
        for (int i = 0; i < tree.size("targets"); i++) {
            var target = "targets[" + i + "].";
            var family = words(tree.text(target + "name." + draft.main()))
                    .reduce((first, last) -> last)
                    .filter(word -> word.length() > 2);
            if (family.filter(asked::contains).isPresent()) return true;
            for (var key : List.of("name", "office", "institution")) {
                var words = words(tree.text(target + key + "." + draft.main())).toList();
                if (!words.isEmpty() && words.stream().allMatch(ask::contains)) return true;
            }
        }
        return false;
    }

    /** What has to be there, in any order and whatever stands between: not the small words, which change with the sentence. */
    private static Stream<String> words(String text) {
        var words = BLANKS.splitAsStream(Folded.of(text).strip())
                .filter(word -> !word.isEmpty())
                .toList();
        var long4 = words.stream().filter(word -> word.length() > 3).toList();
        return (long4.isEmpty() ? words : long4)
                .stream().map(word -> ARTICLE.matcher(word).replaceFirst(""));
    }
}
