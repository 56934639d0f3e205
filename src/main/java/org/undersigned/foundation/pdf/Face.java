package org.undersigned.foundation.pdf;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The fonts that documents carry. Whatever the machine has installed makes no difference. Scripts whose letters change by their
 * neighbours in ways that the drawing library does not know (those of India, Khmer, Burmese) have none here: wrong letters are worse
 * than none.
 */
public enum Face {
    SANS("Noto Sans", 400, "NotoSans-Regular"),
    SANS_ARABIC("Noto Sans Arabic", 400, "NotoSansArabic-Regular"),
    HEBREW("Noto Sans Hebrew", 400, "NotoSansHebrew-Regular"),
    ARMENIAN("Noto Sans Armenian", 400, "NotoSansArmenian-Regular"),
    GEORGIAN("Noto Sans Georgian", 400, "NotoSansGeorgian-Regular"),
    ETHIOPIC("Noto Sans Ethiopic", 400, "NotoSansEthiopic-Regular"),
    THAI("Noto Sans Thai", 400, "NotoSansThai-Regular"),
    LAO("Noto Sans Lao", 400, "NotoSansLao-Regular"),
    EAST_ASIAN("Droid Sans Fallback", 400, "DroidSansFallback-Regular"),
    SERIF_BOLD("Noto Serif", 700, "NotoSerif-Bold"),
    NASKH_BOLD("Noto Naskh Arabic", 700, "NotoNaskhArabic-Bold");

    private static final List<Face> TEXT =
            List.of(SANS, SANS_ARABIC, HEBREW, ARMENIAN, GEORGIAN, ETHIOPIC, THAI, LAO, EAST_ASIAN);

    private final String family;
    private final int weight;
    private final String file;

    Face(String family, int weight, String file) {
        this.family = family;
        this.weight = weight;
        this.file = file;
    }

    String family() {
        return family;
    }

    int weight() {
        return weight;
    }

    InputStream open() {
        return Face.class.getResourceAsStream("/fonts/" + file + ".ttf");
    }

    /** Which letters each font of running text has, read when the first document with names is drawn. */
    private static final class Letters {

        private static final List<CmapLookup> OF =
                TEXT.stream().map(Letters::of).toList();

        private static CmapLookup of(Face face) {
            try (var in = face.open()) {
                return new TTFParser()
                        .parse(RandomAccessReadBuffer.createBufferFromStream(in))
                        .getUnicodeCmapLookup();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static int with(int letter) {
            for (int i = 0; i < OF.size(); i++) if (OF.get(i).getGlyphId(letter) != 0) return i;
            return -1;
        }
    }

    /** Whether some font of running text has every letter. */
    public static boolean canSet(String text) {
        return text.codePoints().allMatch(letter -> Letters.with(letter) >= 0);
    }

    /** Whether some font of running text has every letter that a word is made of; signs and pictures may be missing. */
    public static boolean canWrite(String text) {
        return text.codePoints()
                .filter(letter -> Character.isLetter(letter) || Character.getType(letter) == Character.NON_SPACING_MARK)
                .allMatch(letter -> Letters.with(letter) >= 0);
    }

    /** How wide a letter is, in ems, and a sign of East Asia. */
    private static final double LETTER = 0.62;

    private static final double SQUARE = 1.04;

    /**
     * About how wide a text is in letters of weight, in ems: signs of East Asia fill their square, letters are narrower, and the end of a line
     * wastes some.
     */
    public static double ems(String text) {
        return text.codePoints()
                .mapToDouble(sign -> isSquare(sign) ? SQUARE : LETTER)
                .sum();
    }

    /** How many letters have the room that a text takes: a sign of East Asia takes that of nearly two. */
    public static int room(String text) {
        return (int) Math.round(ems(text) / LETTER);
    }

    /** The beginning of a text that takes the room of {@code most} letters, up to the end of a word, with an ellipsis; all of it if it fits. */
    public static String cut(String text, int most) {
        if (room(text) <= most) return text;
        var words = BreakIterator.getWordInstance(ULocale.ROOT);
        words.setText(text);
        var end = 0;
        for (var at = words.next(); at != BreakIterator.DONE && room(text.substring(0, at)) <= most; at = words.next())
            end = at;
        // One word that is longer than all the room, such as an address, is cut where it has to be, and no sign in two.
        for (var at = end; end == 0 && at < text.length(); ) {
            var next = text.offsetByCodePoints(at, 1);
            if (room(text.substring(0, next)) > most) end = Math.max(at, 1);
            at = next;
        }
        return text.substring(0, end).strip() + " …";
    }

    /** Whether a sign fills a square and a line may end behind it. */
    private static boolean isSquare(int sign) {
        return switch (Character.UnicodeScript.of(sign)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
            default -> (sign >= 0x3000 && sign <= 0x303F) || (sign >= 0xFF00 && sign <= 0xFF60);
        };
    }

    /** The fonts of running text that these texts need, {@link #SANS} among them; letters that none has are left out. */
    public static List<Face> needed(Iterable<String> texts) {
        var needed = new ArrayList<>(List.of(SANS));
        var seen = new java.util.BitSet();
        for (var text : texts)
            text.codePoints().filter(letter -> !seen.get(letter)).forEach(letter -> {
                seen.set(letter);
                var at = Letters.with(letter);
                if (at >= 0 && !needed.contains(TEXT.get(at))) needed.add(TEXT.get(at));
            });
        return needed;
    }

    /** Their names as a style sheet lists them. */
    public static String families(List<Face> faces) {
        return faces.stream().map(face -> "'" + face.family + "'").collect(Collectors.joining(", "));
    }
}
