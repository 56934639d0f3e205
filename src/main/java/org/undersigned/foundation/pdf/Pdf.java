package org.undersigned.foundation.pdf;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.bidi.support.ICUBreakers;
import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Turns a page of XHTML with CSS 2.1 into a PDF that carries its fonts. Nothing is fetched for it, whatever the page names. */
public final class Pdf {

    static {
        // Before the first class of AWT: a server has no screen, and one that has must not open it.
        System.setProperty("java.awt.headless", "true");
        XRLog.setLoggingEnabled(false);
        NoSystemFonts.install();
    }

    /** Stands in a style sheet for the names of the fonts that a paper needs. */
    public static final String FACES = "FACES-THAT-ARE-NEEDED";

    private Pdf() {}

    /**
     * A tagged document for people to read, with screen readers too (PDF/UA-1 as far as the drawing library goes), in the fonts that its
     * words need, with letters of weight for headings. The page has to have a {@code lang}, a {@code title} and a {@code meta}
     * description.
     */
    public static byte[] paper(String html) throws IOException {
        var builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        return draw(html, builder);
    }

    /** A document without tags, as a step towards a picture. */
    public static byte[] plain(String html) throws IOException {
        return draw(html, new PdfRendererBuilder());
    }

    private static byte[] draw(String html, PdfRendererBuilder builder) throws IOException {
        // Vowel marks of Arabic: print leaves them out, and the drawing library tears the words at them.
        var bare = html.replaceAll("[\\u064B-\\u0652]", "");
        var needed = Face.needed(List.of(bare));
        try (var document = new PDDocument()) {
            // Thai and Lao have no blanks between words, and Chinese none at all.
            FSTextBreaker breaking = new ICUBreakers.ICULineBreaker(Locale.ROOT);
            var families = Face.families(needed);
            if (needed.removeIf(Face::isShaped)) {
                var shaped = new Shaped(bare);
                var font = shaped.font(document);
                builder.useFont(new PDFontSupplier(font), Shaped.FAMILY, 400, FontStyle.NORMAL, false);
                breaking = shaped.breaking(breaking);
                families = Face.families(needed) + ", '" + Shaped.FAMILY + "'";
                bare = shaped.html();
            }
            needed.add(Face.SERIF_BOLD);
            if (needed.contains(Face.SANS_ARABIC)) needed.add(Face.NASKH_BOLD);
            for (var face : needed) builder.useFont(face::open, face.family(), face.weight(), FontStyle.NORMAL, true);
            builder.useUnicodeLineBreaker(breaking);
            return drawn(bare.replace(FACES, families), document, builder);
        }
    }

    private static byte[] drawn(String html, PDDocument document, PdfRendererBuilder builder) throws IOException {
        var out = new ByteArrayOutputStream(64 * 1024);
        builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
        builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
        // Words of campaigns and signers stand on the page. Only what the page itself carries is drawn.
        builder.useUriResolver((base, address) -> address.startsWith("data:image/") ? address : null);
        builder.withHtmlContent(html, null);
        builder.withProducer("Undersigned");
        builder.usePDDocument(document);
        builder.toStream(out);
        builder.run();
        return out.toByteArray();
    }
}
