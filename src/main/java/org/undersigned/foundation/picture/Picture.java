package org.undersigned.foundation.picture;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture that somebody uploads, drawn anew: whatever the file held beside its points (where and by whom it was taken, anything
 * hidden behind its end) is gone. Only which side is up is read from it first, as cameras write it.
 */
public final class Picture {

    /** Bytes of a file that is looked at. */
    public static final int MOST_BYTES = 6 << 20;

    /** Points that the longer side of a picture on a campaign's pages has: more than they show, and little enough for a slow line. */
    public static final int LONGEST_SIDE = 1_280;

    /** Points that each side of a picture on a campaign's pages has at least. */
    public static final int SHORTEST_SIDE = 240;

    /** How many times as long as the other one a side of such a picture may be. */
    public static final int MOST_STRETCHED = 3;

    /** Points that the longer side of a logo has: twice what it shows, for fine screens. */
    private static final int LOGO_LONGEST = 480;

    /** Points that each side of a logo has at least. */
    public static final int LOGO_SHORTEST = 48;

    /** How many times as long as the other one a side of a logo may be. */
    public static final int LOGO_STRETCHED = 8;

    private static final int LONGEST = 1_600;
    private static final long MOST_POINTS = 50_000_000;
    private static final float QUALITY = 0.82f;
    private static final Set<String> KINDS = Set.of("jpeg", "png");

    static {
        System.setProperty("java.awt.headless", "true");
    }

    private Picture() {}

    /** What comes of a file. */
    public sealed interface Looked {

        /** It was drawn anew, as JPEG. */
        record Drawn(byte[] jpeg, PictureName name) implements Looked {}

        /** It has more bytes than are looked at. */
        record TooLarge() implements Looked {}

        /** It is no JPEG and no PNG, or a damaged one. */
        record NoPicture() implements Looked {}

        /** It is one that no page can show well: too small, too long, or with too many points to be drawn. */
        record Misshapen() implements Looked {}
    }

    /** The picture as JPEG, no side longer than 1,600 points; nothing if it is no JPEG or PNG, or too large to be drawn. */
    public static Optional<byte[]> redrawn(byte[] file) {
        return looked(file, LONGEST, 1, Integer.MAX_VALUE) instanceof Looked.Drawn drawn
                ? Optional.of(drawn.jpeg)
                : Optional.empty();
    }

    /** As {@link #redrawn}, for a picture at the head of a page, which has to be neither small nor a thin strip. */
    public static Looked looked(byte[] file) {
        return looked(file, LONGEST_SIDE, SHORTEST_SIDE, MOST_STRETCHED);
    }

    /** As {@link #redrawn}, for a logo, which stands small at the head of a page and may be wide. */
    public static Looked logo(byte[] file) {
        return looked(file, LOGO_LONGEST, LOGO_SHORTEST, LOGO_STRETCHED);
    }

    /** Points that are read at most, each up to eight bytes. */
    private static final long MOST_READ = 6_000_000;

    private static synchronized Looked looked(byte[] file, int longest, int shortest, long stretched) {
        if (file.length > MOST_BYTES) return new Looked.TooLarge();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) return new Looked.NoPicture();
            var reader = readers.next();
            try {
                if (!KINDS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) return new Looked.NoPicture();
                reader.setInput(in, true, true);
                long width = reader.getWidth(0);
                long height = reader.getHeight(0);
                var longer = Math.max(width, height);
                var shorter = Math.min(width, height);
                if (width * height > MOST_POINTS || shorter < shortest || longer > shorter * stretched)
                    return new Looked.Misshapen();
                // A large one is read in steps, so that what is in memory stays small: at most some 50 MB, of one
                // picture at a time.
                var how = reader.getDefaultReadParam();
                var step = (int) Math.max(1, Math.ceil(Math.sqrt((double) width * height / MOST_READ)));
                how.setSourceSubsampling(step, step, 0, 0);
                var drawn = Upright.of(file).turned(scaled(reader.read(0, how), longest));
                var jpeg = jpeg(drawn);
                return new Looked.Drawn(jpeg, PictureName.of(jpeg, drawn.getWidth(), drawn.getHeight()));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException damaged) {
            return new Looked.NoPicture();
        }
    }

    /** No longer than it may be, on white where it was transparent. */
    private static BufferedImage scaled(BufferedImage image, int longest) {
        var factor = Math.min(1.0, (double) longest / Math.max(image.getWidth(), image.getHeight()));
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
