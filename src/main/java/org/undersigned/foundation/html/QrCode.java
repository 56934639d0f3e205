package org.undersigned.foundation.html;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** An address as a QR code (ISO/IEC 18004), drawn as one path. */
public final class QrCode {

    /** The blank border that scanners need, in modules. */
    private static final int QUIET = 4;

    private QrCode() {}

    /** The same as a picture for papers, a PNG with this many points for each module. */
    public static byte[] png(String address, int scale) {
        var code = io.nayuki.qrcodegen.QrCode.encodeText(address, io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM);
        var size = (code.size + 2 * QUIET) * scale;
        var image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < size; y++)
            for (int x = 0; x < size; x++) {
                var black = code.getModule(x / scale - QUIET, y / scale - QUIET);
                image.setRGB(x, y, black ? 0 : 0xFFFFFF);
            }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Black on white whatever the reader's colours are: scanners want it so. */
    public static String svg(String address) {
        return svg(address, address);
    }

    /** The same with a title of its own, for an address that nobody wants to hear read out. */
    public static String svg(String address, String title) {
        var code = io.nayuki.qrcodegen.QrCode.encodeText(address, io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM);
        var size = code.size + 2 * QUIET;
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++)
            for (int x = 0; x < code.size; x++) {
                if (!code.getModule(x, y)) continue;
                var run = 1;
                while (code.getModule(x + run, y)) run++;
                path.append('M').append(x + QUIET).append(' ').append(y + QUIET);
                path.append('h').append(run).append("v1h-").append(run).append('z');
                x += run;
            }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size
                + "\" width=\"" + size * 8 + "\" height=\"" + size * 8
                + "\" role=\"img\" shape-rendering=\"crispEdges\"><title>"
                + title.replace("&", "&amp;").replace("<", "&lt;") + "</title><path fill=\"#fff\" d=\"M0 0h" + size
                + "v" + size
                + "H0z\"/><path d=\"" + path + "\"/></svg>\n";
    }
}
