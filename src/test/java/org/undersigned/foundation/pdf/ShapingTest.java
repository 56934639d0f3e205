package org.undersigned.foundation.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Letters that change by their neighbours look as HarfBuzz sets them. What stands here beside each word is what its {@code hb-shape} says. */
class ShapingTest {

    private static final Pattern SHAPE = Pattern.compile("(\\d+)=\\d+(?:@(-?\\d+),(-?\\d+))?\\+(-?\\d+)");

    /** Pixels for the size of letters: a whole number of steps of the font, so that nothing is rounded. */
    private static final int SIZE = 250;

    @ParameterizedTest
    @CsvSource({
        "DEVANAGARI, क्ष, [179=0+712]",
        "DEVANAGARI, कि, [607=0+259|25=0+762]",
        "DEVANAGARI, प्रियंका, [607=0+259|274=0+568|51=4+580|6=4+0|25=6+762|66=6+259]",
        "BENGALI, শ্রাবন্তী, [232=0+692|54=0+266|42=4+596|357=5+721|56=5+266]",
        "GUJARATI, કૃષ્ણા, '[21=0+511|62=0@-58,-20+0|164=2+337|35=4+821|57=4+265]'",
        "GURMUKHI, ਹਰਪ੍ਰੀਤ, [49=0+576|43=1+579|37=2+593|111=2+0|53=2+259|32=6+542]",
        "TAMIL, தமிழ், [25=0+825|29=1+858|42=1+262|94=3+858]",
        "TELUGU, లక్ష్మి, [51=0+709|210=1+522|537=1+420]",
        "KANNADA, ಕೃಷ್ಣ, [23=0+574|65=0+123|55=2+801|110=2+113]",
        "MALAYALAM, ലക്ഷ്മി, [52=0+859|167=1+1696|77=1+0|48=5+723|65=5+228]",
        "ODIA, ଲକ୍ଷ୍ମୀ, [47=0+833|261=1+736|62=1+312]",
        "SINHALA, ශ්‍රී, [350=0+917|167=0+0]",
        "KHMER, ខ្មែរ, '[108=0+288|26=0+635|192=0@22,-26+0|54=4+288]'",
        "MYANMAR, မြန်မာ, '[47=0+229|29=0+676|24=2+570|381=2@43,0+0|29=4+676|368=4+455]'",
        "TIBETAN, བསྟན་འཛིན, '[27=0+641|1111=1+625|24=3+667|1261=4+180|37=5+630|32=6+610|1403=6@-608,0+0|24=8+667]'",
        "THAI, ที่นี่, '[117=0+609|94=0@-3,0+0|44=0@-3,0+0|71=3+613|94=3+0|44=3+0]'",
        "LAO, ທີ່ນີ້, '[14=0+726|60=0@-10,0+0|77=0@-60,0+0|15=3+614|60=3+0|78=3@-50,0+0]'"
    })
    void words_are_set_and_drawn_as_harfbuzz_sets_them(Face face, String word, String harfbuzz) throws Exception {
        var expected = new ArrayList<Shaping.Placed>();
        var pen = 0;
        for (var shape = SHAPE.matcher(harfbuzz); shape.find(); pen += Integer.parseInt(shape.group(4))) {
            var aside = shape.group(2) == null ? 0 : Integer.parseInt(shape.group(2));
            var up = shape.group(3) == null ? 0 : Integer.parseInt(shape.group(3));
            expected.add(new Shaping.Placed(Integer.parseInt(shape.group(1)), pen + aside, -up));
        }
        var set = new ArrayList<Shaping.Placed>();
        var begins = 0;
        var clusters = Shaping.of(face, word);
        for (var cluster : clusters) {
            for (var one : cluster.shapes()) set.add(new Shaping.Placed(one.glyph(), begins + one.x(), one.y()));
            begins += cluster.advance();
        }
        assertEquals(expected, set);
        assertEquals(pen, begins, "width");
        assertEquals(
                word,
                String.join("", clusters.stream().map(Shaping.Cluster::text).toList()));

        var picture = drawn(face, expected, pen);
        var page = page(word, picture.getWidth());
        assertTrue(difference(picture, page) < 0.02, () -> difference(picture, page) + " of the ink");
    }

    /** The shapes of a font where HarfBuzz places them. */
    private static BufferedImage drawn(Face face, List<Shaping.Placed> shapes, int width) throws Exception {
        var image = new BufferedImage((width + 400) * SIZE / Shaping.EM, 3 * SIZE, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(java.awt.RenderingHints.KEY_ANTIALIASING, java.awt.RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.setColor(Color.BLACK);
        try (var in = face.open()) {
            var font = Font.createFont(Font.TRUETYPE_FONT, in).deriveFont((float) Shaping.EM);
            pen.scale((double) SIZE / Shaping.EM, (double) SIZE / Shaping.EM);
            for (var shape : shapes)
                pen.fill(font.createGlyphVector(new FontRenderContext(null, true, true), new int[] {shape.glyph()})
                        .getOutline(200 + shape.x(), 1500 + shape.y()));
        }
        return image;
    }

    /** A word on a page of ours, as pixels. */
    private static BufferedImage page(String word, int width) throws IOException {
        var html =
                ("<html lang=\"en\"><head><title>T</title><style>@page { size: %dpx %dpx; margin: 0 } body { margin: 0; font: %dpx/1 "
                                + Pdf.FACES
                                + " } p { position: absolute; left: %dpx; top: %dpx; margin: 0; white-space: nowrap }"
                                + "</style></head><body><p>%s</p></body></html>")
                        .formatted(width, 3 * SIZE, SIZE, SIZE / 5, SIZE, word);
        try (var document = Loader.loadPDF(Pdf.plain(html))) {
            assertEquals(1, document.getNumberOfPages());
            return new PDFRenderer(document).renderImageWithDPI(0, 96);
        }
    }

    /** How much of the ink is elsewhere, from the highest of it on: lines of a page have their own height. */
    private static double difference(BufferedImage one, BufferedImage other) {
        var down = top(other) - top(one);
        return Math.min(
                difference(one, other, down),
                Math.min(difference(one, other, down - 1), difference(one, other, down + 1)));
    }

    private static int top(BufferedImage image) {
        for (int y = 0; y < image.getHeight(); y++)
            for (int x = 0; x < image.getWidth(); x++) if ((image.getRGB(x, y) & 255) < 128) return y;
        return 0;
    }

    private static double difference(BufferedImage one, BufferedImage other, int down) {
        long ink = 0;
        long elsewhere = 0;
        for (int y = 0; y < one.getHeight(); y++)
            for (int x = 0; x < one.getWidth(); x++) {
                var there = y + down >= 0 && y + down < other.getHeight() && x < other.getWidth()
                        ? 255 - (other.getRGB(x, y + down) & 255)
                        : 0;
                var here = 255 - (one.getRGB(x, y) & 255);
                ink += here;
                elsewhere += Math.abs(here - there);
            }
        return (double) elsewhere / ink;
    }

    @Test
    void it_takes_no_font_of_the_machine(@TempDir Path folder) throws Exception {
        var none = Files.writeString(
                folder.resolve("fonts.conf"),
                "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig/>");
        var java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Alone.class.getName());
        java.environment().put("FONTCONFIG_FILE", none.toString());
        var process = java.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertEquals(
                Shaping.of(Face.MYANMAR, "မြန်မာ").toString(),
                said.strip().lines().toList().getLast());
        assertEquals(
                List.of("fonts.conf"),
                Files.list(folder).map(one -> one.getFileName().toString()).toList(),
                "nothing is left in anybody's home");
    }

    /** What a Java of its own sets. */
    static final class Alone {

        public static void main(String... nothing) throws IOException {
            ImageIO.setUseCache(false);
            System.out.println(Shaping.works() ? Shaping.of(Face.MYANMAR, "မြန်မာ") : "nothing");
        }
    }
}
