package org.undersigned.world;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A phone that is held before a QR code, by somebody else's program. */
public final class Scanner {

    private static final int SCALE = 8;
    private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 ([0-9]+) \\1\"");
    private static final Pattern RUN = Pattern.compile("M([0-9]+) ([0-9]+)h([0-9]+)v1h-\\3z");

    private Scanner() {}

    /** What the code in a picture says. Nobody holds a phone quite straight, and the reader misses some codes that are. */
    public static String read(BufferedImage code) {
        var side = code.getWidth() * 3 / 2;
        var seen = drawn(side, pen -> {
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            pen.rotate(Math.toRadians(7), side / 2.0, side / 2.0);
            pen.drawImage(code, side / 6, side / 6, null);
        });
        var pixels = seen.getRGB(0, 0, side, side, null, 0, side);
        var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels)));
        try {
            return new MultiFormatReader()
                    .decode(bitmap, Map.of(DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE)))
                    .getText();
        } catch (NotFoundException e) {
            throw new AssertionError("there is no code", e);
        }
    }

    /** What the code says that is drawn as one path of runs, as ours are. */
    public static String read(String svg) {
        var size = SIZE.matcher(svg);
        if (!size.find()) throw new AssertionError("no size: " + svg);
        return read(drawn(Integer.parseInt(size.group(1)) * SCALE, pen -> {
            pen.scale(SCALE, SCALE);
            pen.setColor(Color.BLACK);
            RUN.matcher(svg)
                    .results()
                    .forEach(run -> pen.fillRect(number(run.group(1)), number(run.group(2)), number(run.group(3)), 1));
        }));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static BufferedImage drawn(int side, Consumer<Graphics2D> drawing) {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, side, side);
        drawing.accept(pen);
        pen.dispose();
        return image;
    }
}
