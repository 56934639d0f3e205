package org.undersigned.foundation.pdf;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.TextAttribute;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Sets words whose letters change by their neighbours. HarfBuzz does it, which the JDK has inside; the library that draws our papers
 * knows one letter, one shape.
 */
final class Shaping {

    private static final Logger LOG = Logger.getLogger(Shaping.class);

    /** Everything is measured in thousandths of the size of the letters. */
    static final int EM = 1000;

    /** Without the pixels of any screen. */
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private static final Map<Face, Font> FONTS = new ConcurrentHashMap<>();

    private Shaping() {}

    /**
     * Letters that are drawn together.
     *
     * @param text the letters, in the order in which they are spoken
     * @param shapes what is drawn for them
     * @param advance how far behind their beginning the next ones begin
     */
    record Cluster(Face face, String text, List<Placed> shapes, int advance) {

        /** What is drawn, from the beginning on the line, upwards. */
        Shape outline() {
            var path = new Path2D.Double(Path2D.WIND_NON_ZERO);
            var upwards = AffineTransform.getScaleInstance(1, -1);
            for (var one : shapes) {
                var drawn = font(face)
                        .createGlyphVector(EXACT, new int[] {one.glyph()})
                        .getOutline(one.x(), one.y());
                path.append(upwards.createTransformedShape(drawn), false);
            }
            return path;
        }
    }

    /** One shape of a font, and where it stands. Down is more. */
    record Placed(int glyph, int x, int y) {}

    /** A word in letters of one face, as clusters in the order of the line. */
    static List<Cluster> of(Face face, String word) {
        var letters = word.toCharArray();
        var set = font(face).layoutGlyphVector(EXACT, letters, 0, letters.length, Font.LAYOUT_LEFT_TO_RIGHT);
        var clusters = new ArrayList<Cluster>();
        for (int from = 0, to; from < set.getNumGlyphs(); from = to) {
            to = end(word, set, from);
            var begins = from == 0 ? 0 : x(set, from);
            var shapes = new ArrayList<Placed>();
            for (int i = from; i < to; i++)
                shapes.add(new Placed(set.getGlyphCode(i), x(set, i) - begins, (int)
                        Math.round(set.getGlyphPosition(i).getY())));
            var text = word.substring(
                    from == 0 ? 0 : set.getGlyphCharIndex(from),
                    to == set.getNumGlyphs() ? word.length() : set.getGlyphCharIndex(to));
            clusters.add(new Cluster(face, text, List.copyOf(shapes), x(set, to) - begins));
        }
        return clusters;
    }

    /** Where the cluster ends that begins with this shape: where later letters begin that are no marks on it, and further on the line. */
    private static int end(String word, GlyphVector set, int from) {
        var at = from + 1;
        while (at < set.getNumGlyphs()
                && (set.getGlyphCharIndex(at) <= set.getGlyphCharIndex(at - 1)
                        || isMark(word.charAt(set.getGlyphCharIndex(at)))
                        || x(set, at) < x(set, from))) at++;
        return at;
    }

    private static boolean isMark(char letter) {
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.FORMAT -> true;
            default -> false;
        };
    }

    private static int x(GlyphVector set, int at) {
        return (int) Math.round(set.getGlyphPosition(at).getX());
    }

    private static Font font(Face face) {
        return FONTS.computeIfAbsent(face, one -> {
            try (var in = one.open()) {
                // Java leaves both out unless it is asked.
                return Font.createFont(Font.TRUETYPE_FONT, in)
                        .deriveFont((float) EM)
                        .deriveFont(Map.of(
                                TextAttribute.KERNING, TextAttribute.KERNING_ON,
                                TextAttribute.LIGATURES, TextAttribute.LIGATURES_ON));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (FontFormatException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Whether the Java that runs this can do it: some come without their part for letters, or without a library that it needs. */
    static boolean works() {
        return Trial.WORKS;
    }

    private static final class Trial {

        static final boolean WORKS = works();

        private static boolean works() {
            try {
                needsNoFontsOfTheMachine();
                return of(Face.DEVANAGARI, "कि").getFirst().shapes().size() == 2;
            } catch (IOException | RuntimeException | LinkageError | InternalError e) {
                LOG.warnf(
                        "This Java cannot set letters that change by their neighbours (%s): names in scripts of India, Khmer and"
                                + " Burmese are left out of papers.",
                        e.getClass().getSimpleName());
                return false;
            }
        }

        /**
         * Java asks for the fonts of the machine before it reads ours, and refuses everything where there are none, unless a file says
         * which to take. This one says: none.
         */
        private static void needsNoFontsOfTheMachine() throws IOException {
            if (System.getProperty("sun.awt.fontconfig") != null) return;
            var file = Files.createTempFile("undersigned-fonts", ".properties");
            file.toFile().deleteOnExit();
            Files.writeString(file, "version=1\nsequence.allfonts=default\n");
            System.setProperty("sun.awt.fontconfig", file.toString());
        }
    }
}
