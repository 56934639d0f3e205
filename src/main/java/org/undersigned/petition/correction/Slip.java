package org.undersigned.petition.correction;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.undersigned.foundation.html.Words;

/**
 * What counts as a slip of the pen. A machine cannot tell whether a change changes the sense, so it keeps changes so small that two
 * people and the public can: the same words in the same order, a few of them with a letter or two that differ, and nothing with a figure
 * or an address in it.
 */
final class Slip {

    /** Most words that may change in one text in one language. */
    static final int MOST_WORDS = 5;

    /** Most letters that may differ in one word. */
    static final int MOST_LETTERS = 2;

    /** Up to that many letters a word may only have them in another order, or in another case: "not" is one letter from "now". */
    static final int SHORT = 3;

    private static final Pattern FIRM = Pattern.compile("[\\p{N}@/:#]");

    private Slip() {}

    /** Whether {@code after} corrects no more than slips in {@code before}. */
    static boolean is(String before, String after) {
        var old = words(before);
        var now = words(after);
        if (old.size() != now.size()) return isDoubledOnce(old, now);
        int changed = 0;
        for (int i = 0; i < old.size(); i++) {
            if (old.get(i).equals(now.get(i))) continue;
            if (++changed > MOST_WORDS || !isSlip(old.get(i), now.get(i))) return false;
        }
        return lines(before) == lines(after);
    }

    /** One word stood twice, and now stands once. */
    private static boolean isDoubledOnce(List<String> old, List<String> now) {
        if (old.size() != now.size() + 1) return false;
        for (int i = 1; i < old.size(); i++) {
            if (!old.get(i).equals(old.get(i - 1))) continue;
            var without = new ArrayList<>(old);
            without.remove(i);
            if (without.equals(now)) return true;
        }
        return false;
    }

    private static boolean isSlip(String old, String now) {
        if (FIRM.matcher(old).find() || FIRM.matcher(now).find()) return false;
        var one = letters(old);
        var two = letters(now);
        var reordered = sorted(one).equals(sorted(two));
        if (one.size() <= SHORT || two.size() <= SHORT) return reordered;
        return reordered || distance(one, two) <= MOST_LETTERS;
    }

    private static int distance(List<Integer> one, List<Integer> two) {
        return DiffUtils.diff(one, two).getDeltas().stream()
                .mapToInt(Slip::size)
                .sum();
    }

    private static int size(AbstractDelta<Integer> delta) {
        return Math.max(delta.getSource().size(), delta.getTarget().size());
    }

    /** The letters of a word without its punctuation; case makes no other letter. */
    private static List<Integer> letters(String word) {
        return word.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK)
                .boxed()
                .toList();
    }

    private static List<Integer> sorted(List<Integer> letters) {
        return letters.stream().sorted().toList();
    }

    /** Where writing has no blanks a whole sentence would be one word else, and "not" a slip in it. */
    private static List<String> words(String text) {
        return Stream.of(text.strip().split("\\s+"))
                .flatMap(run -> Words.of(run).stream())
                .toList();
    }

    private static long lines(String text) {
        return text.strip().lines().filter(line -> !line.isBlank()).count();
    }
}
