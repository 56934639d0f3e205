package org.undersigned.foundation.html;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import java.util.regex.Pattern;

/** Texts as they are searched. */
public final class Folded {

    private static final Normalizer2 NFKD = Normalizer2.getNFKDInstance();
    private static final Pattern MARKS = Pattern.compile("[\\p{M}\\u0640]+");

    /** Letters that Unicode takes for one piece, and what people type in their place. */
    private static final String STROKED = "đłøħŧıð";

    private static final String PLAIN = "dlohtid";

    private Folded() {}

    /** The same letters whatever the accents, capitals, vowel signs and ligatures, and strokes: who searches has no Vietnamese or Polish keyboard. */
    public static String of(String text) {
        var bare = MARKS.matcher(NFKD.normalize(UCharacter.foldCase(text, true)))
                .replaceAll("")
                .toCharArray();
        for (int i = 0; i < bare.length; i++) {
            int stroked = STROKED.indexOf(bare[i]);
            if (stroked >= 0) bare[i] = PLAIN.charAt(stroked);
        }
        return new String(bare);
    }
}
