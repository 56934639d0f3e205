package org.undersigned.foundation.html;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What counts as a character, and as a word, in writing that has no blanks between them as well: there a dictionary says where one ends. */
public final class Words {

    private static final Pattern UNSPACED = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]");

    private Words() {}

    /** How many characters a reader sees: letters with all that stands on them, and pictures of several pieces, are one each. */
    public static int characters(String text) {
        var breaks = BreakIterator.getCharacterInstance(ULocale.ROOT);
        breaks.setText(text);
        int characters = 0;
        while (breaks.next() != BreakIterator.DONE) characters++;
        return characters;
    }

    /** What stands between two blanks: a word, or many. */
    public static List<String> of(String run) {
        if (!UNSPACED.matcher(run).find()) return List.of(run);
        var breaks = BreakIterator.getWordInstance(ULocale.ROOT);
        breaks.setText(run);
        var words = new ArrayList<String>();
        for (int at = breaks.first(), next = breaks.next(); next != BreakIterator.DONE; at = next, next = breaks.next())
            words.add(run.substring(at, next));
        return words;
    }
}
