package org.undersigned.supporter;

import com.ibm.icu.lang.UCharacter;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What can be made of a person's name without storing it. */
public final class PersonName {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private PersonName() {}

    /**
     * One key for the spellings of one name: compatibility forms and marks removed, case folded, letters and digits only, words
     * sorted. Two people behind one mailbox differ in it; one person who types "José ÁLVAREZ" and "alvarez, jose" does not.
     */
    public static String key(String name) {
        var bare =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        var folded = NEITHER_LETTER_NOR_DIGIT
                .matcher(UCharacter.foldCase(bare, true))
                .replaceAll(" ")
                .strip();
        return Arrays.stream(folded.split(" ")).sorted().collect(Collectors.joining(" "));
    }

    /**
     * First name and the first letter of the last: all that is ever shown of a signer who asked to be shown. Of a name in Chinese, Japanese or Korean
     * writing, where a letter may be the whole of a name, it is the first sign, and circles, as is the custom there.
     */
    public static String shown(String name) {
        var words = BLANKS.split(name.strip());
        if (words[0].codePoints().allMatch(PersonName::isSyllable))
            return new String(Character.toChars(words[0].codePointAt(0))) + "○○";
        if (words.length == 1) return words[0];
        var last = words[words.length - 1];
        return words[0] + " " + new String(Character.toChars(last.codePointAt(0))) + ".";
    }

    private static boolean isSyllable(int sign) {
        return switch (UnicodeScript.of(sign)) {
            case HAN, HANGUL, HIRAGANA, KATAKANA, BOPOMOFO -> true;
            default -> false;
        };
    }
}
