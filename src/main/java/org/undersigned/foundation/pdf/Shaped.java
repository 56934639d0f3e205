package org.undersigned.foundation.pdf;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A page in which letters that change by their neighbours are set already. The drawing library knows one letter, one shape: so each
 * {@linkplain Shaping.Cluster cluster} becomes a letter of its own, from those that Unicode leaves to private use, with a font that is
 * made for this document. The font says which letters each shape stands for, so that the words are found, copied and read aloud.
 */
final class Shaped {

    /** The name of the font that is made. */
    static final String FAMILY = "Undersigned Shaped";

    /** What nobody sees as words: markup, and the title, which belongs to the file. */
    private static final Pattern WORDS =
            Pattern.compile("<(title|style)[^>]*>.*?</\\1>|<[^>]*>|(?<words>[^<]+)", Pattern.DOTALL);

    private static final Pattern PRIVATE = Pattern.compile("\\p{Co}+");

    private static final int FIRST = 0xE000;
    private static final int LAST = 0xF8FF;
    private static final int FIRST_AFTER = 0xF0000;

    private final Map<Shaping.Cluster, Integer> signs = new LinkedHashMap<>();
    private final Map<Integer, String> texts = new HashMap<>();
    private final Map<String, String> words = new HashMap<>();
    private final String html;

    Shaped(String html) {
        // What people write from private use would be mistaken for ours, and no font of ours has it.
        this.html = WORDS.matcher(PRIVATE.matcher(html).replaceAll("")).replaceAll(found -> {
            var whole = found.group("words") == null ? found.group() : set(found.group("words"));
            return Matcher.quoteReplacement(whole);
        });
    }

    /** The page as the drawing library gets it. */
    String html() {
        return html;
    }

    private String set(String text) {
        var out = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            var sign = text.codePointAt(at);
            var face = Face.of(sign).filter(Face::isShaped);
            var end = face.isPresent() ? face.get().end(text, at) : at + Character.charCount(sign);
            var word = text.substring(at, end);
            out.append(face.map(one -> words.computeIfAbsent(word, it -> signs(one, it)))
                    .orElse(word));
            at = end;
        }
        return out.toString();
    }

    private String signs(Face face, String word) {
        var out = new StringBuilder();
        for (var cluster : Shaping.of(face, word)) out.appendCodePoint(signs.computeIfAbsent(cluster, this::sign));
        return out.toString();
    }

    private int sign(Shaping.Cluster cluster) {
        var next = FIRST + signs.size();
        var sign = next <= LAST ? next : FIRST_AFTER + next - LAST - 1;
        texts.put(sign, cluster.text());
        return sign;
    }

    /** The font for this page, within a document. */
    PDType0Font font(PDDocument document) throws IOException {
        var made = new MadeFont(FAMILY.replace(" ", ""));
        signs.forEach((cluster, sign) -> made.add(sign, cluster.advance(), cluster.outline()));
        var font = PDType0Font.load(document, new ByteArrayInputStream(made.bytes()), false);
        var texts = new PDStream(document, new ByteArrayInputStream(texts()), COSName.FLATE_DECODE);
        font.getCOSObject().setItem(COSName.TO_UNICODE, texts);
        return font;
    }

    /** Which letters each shape stands for (ISO 32000-2, 9.10.3), at most a hundred at a time. */
    private byte[] texts() {
        var out = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        var clusters = List.copyOf(signs.keySet());
        for (int from = 0; from < clusters.size(); from += 100) {
            var some = clusters.subList(from, Math.min(from + 100, clusters.size()));
            out.append(some.size()).append(" beginbfchar\n");
            for (int i = 0; i < some.size(); i++) {
                var text = some.get(i).text().getBytes(StandardCharsets.UTF_16BE);
                out.append("<%04X> <%s>\n"
                        .formatted(from + i + 1, HexFormat.of().withUpperCase().formatHex(text)));
            }
            out.append("endbfchar\n");
        }
        out.append("""
                endcmap
                CMapName currentdict /CMap defineresource pop
                end
                end
                """);
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Breaks lines where the words that the signs stand for may be broken. */
    FSTextBreaker breaking(FSTextBreaker words) {
        return new FSTextBreaker() {

            /** For each end of a sign in the words, where it is in the signs. */
            private final Map<Integer, Integer> ends = new HashMap<>();

            @Override
            public void setText(String signs) {
                ends.clear();
                ends.put(0, 0);
                var spoken = new StringBuilder();
                for (int at = 0; at < signs.length(); ) {
                    var sign = signs.codePointAt(at);
                    at += Character.charCount(sign);
                    var text = texts.get(sign);
                    if (text == null) spoken.appendCodePoint(sign);
                    else spoken.append(text);
                    ends.put(spoken.length(), at);
                }
                words.setText(spoken.toString());
            }

            @Override
            public int next() {
                for (var at = words.next(); at >= 0; at = words.next()) {
                    var end = ends.get(at);
                    if (end != null) return end;
                }
                return -1;
            }
        };
    }
}
