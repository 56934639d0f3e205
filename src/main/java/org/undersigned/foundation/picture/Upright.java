package org.undersigned.foundation.picture;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a camera was held: it writes the points as its sensor lies and notes beside them, in the Exif part of a JPEG, which side is up. Who
 * takes the note away has to turn the points.
 *
 * @param orientation 1 to 8, as Exif counts; 1 is upright
 */
record Upright(int orientation) {

    private static final int SOI = 0xFFD8;
    private static final int APP1 = 0xFFE1;
    private static final int SOS = 0xFFDA;
    private static final int EXIF = 0x45786966;
    private static final int TAG = 0x0112;
    private static final int ENTRY = 12;

    /** What a file says; upright if it says nothing that can be read. */
    static Upright of(byte[] file) {
        try {
            return new Upright(read(ByteBuffer.wrap(file)));
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException unreadable) {
            return new Upright(1);
        }
    }

    private static int read(ByteBuffer in) {
        if (Short.toUnsignedInt(in.getShort()) != SOI) return 1;
        while (in.remaining() > 4) {
            var marker = Short.toUnsignedInt(in.getShort());
            var length = Short.toUnsignedInt(in.getShort());
            if (marker < 0xFF00 || marker == SOS) return 1;
            var end = in.position() + length - 2;
            if (marker == APP1 && length > 16 && in.getInt(in.position()) == EXIF)
                return orientation(in.slice(in.position() + 6, length - 8));
            in.position(end);
        }
        return 1;
    }

    /** Looks through the first directory of a TIFF. */
    private static int orientation(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = tiff.getInt(4);
        var entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < entries; i++) {
            var entry = directory + 2 + i * ENTRY;
            if (Short.toUnsignedInt(tiff.getShort(entry)) != TAG) continue;
            var value = tiff.getShort(entry + 8);
            return value >= 1 && value <= 8 ? value : 1;
        }
        return 1;
    }

    /** The picture with its upper side up. */
    BufferedImage turned(BufferedImage image) {
        if (orientation == 1) return image;
        var width = image.getWidth();
        var height = image.getHeight();
        var turned = orientation > 4
                ? new BufferedImage(height, width, BufferedImage.TYPE_INT_RGB)
                : new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = turned.createGraphics();
        try {
            pen.drawImage(image, transform(width, height), null);
        } finally {
            pen.dispose();
        }
        return turned;
    }

    private AffineTransform transform(int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            default -> new AffineTransform(0, -1, 1, 0, 0, width);
        };
    }
}
