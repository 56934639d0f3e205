package org.undersigned.sharing;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * Turns the page of a {@link ShareCard} into a picture, by way of a PDF, because no other free library for the JVM sets Arabic and
 * Latin in one line properly. The fonts are ours; what the machine has installed makes no difference.
 */
final class CardPicture {

    static final int WIDTH = 1200;
    static final int HEIGHT = 630;

    private static final int PIXELS_PER_INCH = 96;

    static {
        // Before the first class of AWT: a server has no screen, and one that has must not open it.
        System.setProperty("java.awt.headless", "true");
        XRLog.setLoggingEnabled(false);
        NoSystemFonts.install();
    }

    private CardPicture() {}

    /** The picture as PNG. */
    static byte[] png(String html) throws IOException {
        try (var document = Loader.loadPDF(pdf(html))) {
            return png(new PDFRenderer(document).renderImageWithDPI(0, PIXELS_PER_INCH, ImageType.RGB));
        }
    }

    /** The step between, one page. */
    static byte[] pdf(String html) throws IOException {
        var out = new ByteArrayOutputStream(64 * 1024);
        var builder = new PdfRendererBuilder();
        font(builder, "Noto Serif", 700, "NotoSerif-Bold");
        font(builder, "Noto Naskh Arabic", 700, "NotoNaskhArabic-Bold");
        font(builder, "Noto Sans", 400, "NotoSans-Regular");
        font(builder, "Noto Sans Arabic", 400, "NotoSansArabic-Regular");
        builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
        builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
        // Words of campaigns stand on the page. Whatever they hold, nothing is fetched for it.
        builder.useUriResolver((base, address) -> null);
        builder.withHtmlContent(html, null);
        builder.toStream(out);
        builder.run();
        return out.toByteArray();
    }

    private static void font(PdfRendererBuilder builder, String family, int weight, String file) {
        builder.useFont(() -> font(file), family, weight, FontStyle.NORMAL, true);
    }

    private static InputStream font(String file) {
        return CardPicture.class.getResourceAsStream("/fonts/" + file + ".ttf");
    }

    private static byte[] png(BufferedImage image) throws IOException {
        var out = new ByteArrayOutputStream(64 * 1024);
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(0);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
