package org.undersigned.sharing;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.undersigned.foundation.pdf.Pdf;
import org.undersigned.foundation.picture.PictureName;

/**
 * Turns the page of a {@link ShareCard} into a picture, by way of a PDF, because no other free library for the JVM sets Arabic and
 * Latin in one line properly. The fonts are ours; what the machine has installed makes no difference.
 */
final class CardPicture {

    static final int WIDTH = 1200;
    static final int HEIGHT = 630;

    /** The photo on a card, in pixels; {@code card.html} leaves as much free. */
    static final int PHOTO_WIDTH = 520;

    static final int PHOTO_HEIGHT = 400;

    private static final int PIXELS_PER_INCH = 96;

    private static final Pattern PHOTO = Pattern.compile("src=\"/pictures/([^\"]*)\"");

    private CardPicture() {}

    /** The card as PNG. A photo that its page names is put into it here, so that the page alone says whether a card changed. */
    static byte[] png(String html, CardPhotos photos) throws IOException {
        var whole = PHOTO.matcher(html)
                .replaceAll(found -> PictureName.parse(found.group(1))
                        .flatMap(photos::jpeg)
                        .flatMap(CardPicture::cropped)
                        .map(photo -> "src=\"data:image/png;base64,"
                                + Base64.getEncoder().encodeToString(photo) + "\"")
                        .orElse("src=\"\""));
        try (var document = Loader.loadPDF(pdf(whole))) {
            return png(new PDFRenderer(document).renderImageWithDPI(0, PIXELS_PER_INCH, ImageType.RGB));
        }
    }

    /** The step between, one page. */
    static byte[] pdf(String html) throws IOException {
        return Pdf.plain(html);
    }

    /** As much of a photo as fills its place: what people look at stands rather above the middle than below. */
    private static Optional<byte[]> cropped(byte[] jpeg) {
        try {
            var image = ImageIO.read(new ByteArrayInputStream(jpeg));
            var shrunk = Math.max((double) PHOTO_WIDTH / image.getWidth(), (double) PHOTO_HEIGHT / image.getHeight());
            var width = Math.min(image.getWidth(), (int) Math.round(PHOTO_WIDTH / shrunk));
            var height = Math.min(image.getHeight(), (int) Math.round(PHOTO_HEIGHT / shrunk));
            var part =
                    image.getSubimage((image.getWidth() - width) / 2, (image.getHeight() - height) / 3, width, height);
            var drawn = new BufferedImage(PHOTO_WIDTH, PHOTO_HEIGHT, BufferedImage.TYPE_INT_RGB);
            var pen = drawn.createGraphics();
            try {
                pen.drawImage(
                        part.getScaledInstance(PHOTO_WIDTH, PHOTO_HEIGHT, Image.SCALE_AREA_AVERAGING), 0, 0, null);
            } finally {
                pen.dispose();
            }
            return Optional.of(png(drawn));
        } catch (IOException damaged) {
            return Optional.empty();
        }
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
