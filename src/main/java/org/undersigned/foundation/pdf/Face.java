package org.undersigned.foundation.pdf;

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
