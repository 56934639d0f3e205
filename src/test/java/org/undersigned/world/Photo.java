package org.undersigned.world;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** Photos as cameras make them: red above and blue below, as the sensor saw it, with notes about who took them, and where. */
public final class Photo {

    /** Stands in every photo, where cameras write where it was taken. */
    public static final String NOTE = "GPS 19.7633 N 72.2044 W, camera of Trudy";

    private Photo() {}

    /** One that is upright. */
    public static byte[] taken(int width, int height) {
        return held(width, height, 1);
    }

    /** One by a camera that was held otherwise, as Exif counts. */
    public static byte[] held(int width, int height, int orientation) {
        var plain = drawn("jpeg", width, height);
        var exif = exif(orientation);
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1});
        out.writeBytes(
                ByteBuffer.allocate(2).putShort((short) (exif.length + 2)).array());
        out.writeBytes(exif);
        out.write(plain, 2, plain.length - 2);
        // What is behind the end is shown by nothing, and goes with the file.
        out.writeBytes("PK<script>".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    /** One without notes, in a format. */
    public static byte[] drawn(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width, height / 2);
        pen.setColor(Color.BLUE);
        pen.fillRect(0, height / 2, width, height);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static BufferedImage read(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a point is rather red than blue. */
    public static boolean isRed(BufferedImage image, int x, int y) {
        var colour = new Color(image.getRGB(x, y));
        return colour.getRed() > colour.getBlue();
    }

    private static byte[] exif(int orientation) {
        var note = NOTE.getBytes(StandardCharsets.US_ASCII);
        var exif = ByteBuffer.allocate(6 + 8 + 2 + 24 + 4 + note.length).order(ByteOrder.LITTLE_ENDIAN);
        exif.put("Exif\0\0II".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 42)
                .putInt(8);
        exif.putShort((short) 2);
        exif.putShort((short) 0x010E).putShort((short) 2).putInt(note.length).putInt(8 + 2 + 24 + 4);
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(orientation);
        exif.putInt(0).put(note);
        return exif.array();
    }
}
