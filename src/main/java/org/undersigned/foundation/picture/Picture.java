package org.undersigned.foundation.picture;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture that somebody uploads, drawn anew: whatever the file held beside its points (where and by whom it was taken, anything
 * hidden behind its end) is gone.
 */
public final class Picture {

    /** Bytes of a file that is looked at. */
    public static final int MOST_BYTES = 6 << 20;

    private static final int LONGEST_SIDE = 1_600;
    private static final long MOST_POINTS = 50_000_000;
    private static final float QUALITY = 0.82f;
    private static final Set<String> KINDS = Set.of("jpeg", "png");

    static {
        System.setProperty("java.awt.headless", "true");
    }

    private Picture() {}

    /** The picture as JPEG, no side longer than 1,600 points; nothing if it is no JPEG or PNG, or too large to be drawn. */
    public static Optional<byte[]> redrawn(byte[] file) {
        if (file.length == 0 || file.length > MOST_BYTES) return Optional.empty();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) return Optional.empty();
            var reader = readers.next();
            try {
                if (!KINDS.contains(reader.getFormatName().toLowerCase(java.util.Locale.ROOT))) return Optional.empty();
                reader.setInput(in, true, true);
                long width = reader.getWidth(0);
                long height = reader.getHeight(0);
                if (width * height > MOST_POINTS) return Optional.empty();
                // A large one is read in steps, so that what is in memory stays small.
                var how = reader.getDefaultReadParam();
                var step = (int) Math.max(1, Math.max(width, height) / (2 * LONGEST_SIDE));
                how.setSourceSubsampling(step, step, 0, 0);
                return Optional.of(jpeg(scaled(reader.read(0, how))));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    /** No longer than it may be, on white where it was transparent. */
    private static BufferedImage scaled(BufferedImage image) {
        var factor = Math.min(1.0, (double) LONGEST_SIDE / Math.max(image.getWidth(), image.getHeight()));
        var width = Math.max(1, (int) Math.round(image.getWidth() * factor));
        var height = Math.max(1, (int) Math.round(image.getHeight() * factor));
        var drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = drawn.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            pen.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        } finally {
            pen.dispose();
        }
        return drawn;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        var out = new ByteArrayOutputStream(256 * 1024);
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
