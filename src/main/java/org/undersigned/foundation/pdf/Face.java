package org.undersigned.foundation.pdf;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The fonts that documents carry. Whatever the machine has installed makes no difference. */
public enum Face {
    SANS("Noto Sans", 400, "NotoSans-Regular"),
    SANS_ARABIC("Noto Sans Arabic", 400, "NotoSansArabic-Regular"),
    HEBREW("Noto Sans Hebrew", 400, "NotoSansHebrew-Regular"),
    ARMENIAN("Noto Sans Armenian", 400, "NotoSansArmenian-Regular"),
    GEORGIAN("Noto Sans Georgian", 400, "NotoSansGeorgian-Regular"),
    ETHIOPIC("Noto Sans Ethiopic", 400, "NotoSansEthiopic-Regular"),
    THAI("Noto Sans Thai", "NotoSansThai-Regular", Letters.BETTER),
    LAO("Noto Sans Lao", "NotoSansLao-Regular", Letters.BETTER),
    DEVANAGARI("Noto Sans Devanagari", "NotoSansDevanagari-Regular", Letters.CHANGING),
    BENGALI("Noto Sans Bengali", "NotoSansBengali-Regular", Letters.CHANGING),
    GUJARATI("Noto Sans Gujarati", "NotoSansGujarati-Regular", Letters.CHANGING),
    GURMUKHI("Noto Sans Gurmukhi", "NotoSansGurmukhi-Regular", Letters.CHANGING),
    TAMIL("Noto Sans Tamil", "NotoSansTamil-Regular", Letters.CHANGING),
    TELUGU("Noto Sans Telugu", "NotoSansTelugu-Regular", Letters.CHANGING),
    KANNADA("Noto Sans Kannada", "NotoSansKannada-Regular", Letters.CHANGING),
    MALAYALAM("Noto Sans Malayalam", "NotoSansMalayalam-Regular", Letters.CHANGING),
    ODIA("Noto Sans Oriya", "NotoSansOriya-Regular", Letters.CHANGING),
    SINHALA("Noto Sans Sinhala", "NotoSansSinhala-Regular", Letters.CHANGING),
    KHMER("Noto Sans Khmer", "NotoSansKhmer-Regular", Letters.CHANGING),
    MYANMAR("Noto Sans Myanmar", "NotoSansMyanmar-Regular", Letters.CHANGING),
    TIBETAN("Noto Serif Tibetan", "NotoSerifTibetan-Regular", Letters.CHANGING),
    MEETEI_MAYEK("Noto Sans Meetei Mayek", "NotoSansMeeteiMayek-Regular", Letters.CHANGING),
    OL_CHIKI("Noto Sans Ol Chiki", 400, "NotoSansOlChiki-Regular"),
    TIFINAGH("Noto Sans Tifinagh", 400, "NotoSansTifinagh-Regular"),
    CANADIAN_ABORIGINAL("Noto Sans Canadian Aboriginal", 400, "NotoSansCanadianAboriginal-Regular"),
    CHEROKEE("Noto Sans Cherokee", 400, "NotoSansCherokee-Regular"),
    /** Before the next one, which has three of eleven thousand syllables; set apart, for it has signs of China and Japan in other ways. */
    KOREAN("NanumGothicCoding", "NanumGothicCoding", Letters.BETTER),
    EAST_ASIAN("Droid Sans Fallback", 400, "DroidSansFallback-Regular"),
    SERIF_BOLD("Noto Serif", 700, "NotoSerif-Bold"),
    NASKH_BOLD("Noto Naskh Arabic", 700, "NotoNaskhArabic-Bold");

    /** What becomes of letters beside each other. */
    private enum Letters {
        /** One letter, one shape. */
        ALONE,
        /** Better set by {@link Shaping}. Without it signs above each other are too close, and can still be read. */
        BETTER,
        /** Without {@link Shaping} they would be wrong, and wrong letters are worse than none. */
        CHANGING
    }

    private static final List<Face> TEXT = Stream.of(values())
            .filter(face -> face != SERIF_BOLD && face != NASKH_BOLD)
            .toList();

    private final String family;
    private final int weight;
    private final String file;
    private final Letters letters;

    Face(String family, int weight, String file) {
        this.family = family;
        this.weight = weight;
        this.file = file;
        this.letters = Letters.ALONE;
    }

    Face(String family, String file, Letters letters) {
        this.family = family;
        this.weight = 400;
        this.file = file;
        this.letters = letters;
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
    private static final class Cmaps {

        private static final List<CmapLookup> OF = TEXT.stream().map(Cmaps::of).toList();

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
            for (int i = 0; i < OF.size(); i++)
                if (OF.get(i).getGlyphId(letter) != 0 && TEXT.get(i).isFor(letter))
                    return TEXT.get(i).letters != Letters.CHANGING || Shaping.works() ? i : -1;
            return -1;
        }
    }

    private boolean isFor(int letter) {
        return this != KOREAN || Character.UnicodeScript.of(letter) == Character.UnicodeScript.HANGUL;
    }

    /** The font of running text that a letter is set in. */
    static Optional<Face> of(int letter) {
        var at = Cmaps.with(letter);
        return at < 0 ? Optional.empty() : Optional.of(TEXT.get(at));
    }

    /** Whether its words are set by {@link Shaping}. */
    boolean isShaped() {
        return letters != Letters.ALONE && Shaping.works();
    }

    /** Where the word ends that begins in this face at {@code from}: with its marks, and what joins or parts its letters. */
    int end(String text, int from) {
        var at = from;
        while (at < text.length()) {
            var letter = text.codePointAt(at);
            if (Cmaps.with(letter) != ordinal() && !goesAlong(letter)) break;
            at += Character.charCount(letter);
        }
        return at;
    }

    private boolean goesAlong(int letter) {
        return (isJoiner(letter) || Character.getType(letter) == Character.NON_SPACING_MARK || isDanda(letter))
                && Cmaps.OF.get(ordinal()).getGlyphId(letter) != 0;
    }

    private static boolean isJoiner(int letter) {
        return letter == 0x200C || letter == 0x200D;
    }

    /** The stop at the end of a sentence, which scripts of India share. */
    private static boolean isDanda(int letter) {
        return letter == 0x0964 || letter == 0x0965;
    }

    /** Whether some font of running text has every letter. */
    public static boolean canSet(String text) {
        return text.codePoints().allMatch(letter -> Cmaps.with(letter) >= 0);
    }

    /** Whether some font of running text has every letter that a word is made of; signs and pictures may be missing. */
    public static boolean canWrite(String text) {
        return text.codePoints()
                .filter(letter -> Character.isLetter(letter) || Character.getType(letter) == Character.NON_SPACING_MARK)
                .allMatch(letter -> Cmaps.with(letter) >= 0);
    }

    /** Whether letters beside this one may change it, or it them: then invisible signs between them have a meaning. */
    public static boolean changes(int letter) {
        return of(letter).filter(face -> face.letters == Letters.CHANGING).isPresent();
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

    /** Whether letters reach so far up and down that lines need half as much again between them. */
    public static boolean isTall(String text) {
        return text.codePoints()
                .mapToObj(Face::of)
                .flatMap(Optional::stream)
                .anyMatch(Set.of(MYANMAR, TIBETAN)::contains);
    }

    /** How wide the widest piece of a text is that no line may end within, in ems. */
    public static double widest(String text) {
        var lines = BreakIterator.getLineInstance(ULocale.ROOT);
        lines.setText(text);
        var widest = 0.0;
        for (int from = 0, to = lines.next(); to != BreakIterator.DONE; from = to, to = lines.next())
            widest = Math.max(widest, ems(text.substring(from, to).strip()));
        return widest;
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

    /**
     * The fonts of running text that these texts need, {@link #SANS} among them; letters that none has are left out. In their order here,
     * for a letter that two have is drawn by the first.
     */
    public static List<Face> needed(Iterable<String> texts) {
        var needed = new ArrayList<>(List.of(SANS));
        var seen = new java.util.BitSet();
        for (var text : texts)
            text.codePoints().filter(letter -> !seen.get(letter)).forEach(letter -> {
                seen.set(letter);
                of(letter).filter(face -> !needed.contains(face)).ifPresent(needed::add);
            });
        Collections.sort(needed);
        return needed;
    }

    /** Their names as a style sheet lists them. */
    public static String families(List<Face> faces) {
        return faces.stream().map(face -> "'" + face.family + "'").collect(Collectors.joining(", "));
    }
}
