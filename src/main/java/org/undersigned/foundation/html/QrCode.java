package org.undersigned.foundation.html;

/** An address as a QR code (ISO/IEC 18004), drawn as one path. */
public final class QrCode {

    /** The blank border that scanners need, in modules. */
    private static final int QUIET = 4;

    private QrCode() {}

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
