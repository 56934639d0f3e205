package org.undersigned.sharing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.undersigned.foundation.pdf.Face;
import org.undersigned.foundation.pdf.Pdf;

/**
 * Turns the page of a {@link ShareCard} into a picture, by way of a PDF, because no other free library for the JVM sets Arabic and
 * Latin in one line properly. The fonts are ours; what the machine has installed makes no difference.
 */
final class CardPicture {

    static final int WIDTH = 1200;
    static final int HEIGHT = 630;

    private static final int PIXELS_PER_INCH = 96;

    private static final List<Face> FACES = List.of(Face.SERIF_BOLD, Face.NASKH_BOLD, Face.SANS, Face.SANS_ARABIC);

    private CardPicture() {}

    /** The picture as PNG. */
    static byte[] png(String html) throws IOException {
        try (var document = Loader.loadPDF(pdf(html))) {
            return png(new PDFRenderer(document).renderImageWithDPI(0, PIXELS_PER_INCH, ImageType.RGB));
        }
    }

    /** The step between, one page. */
    static byte[] pdf(String html) throws IOException {
        return Pdf.plain(html, FACES);
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
