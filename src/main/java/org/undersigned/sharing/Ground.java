package org.undersigned.sharing;

/**
 * The deep colour that a demand stands on. It is the one that {@code tokens.css} makes of the campaign's colour, worked out here
 * because the drawing library knows no {@code oklch()}: hue kept, chroma capped, lightness fixed, so text on it is always readable
 * (<a href="https://bottosson.github.io/posts/oklab/">Oklab</a>).
 *
 * @param deep {@code #rrggbb} of the ground
 * @param soft {@code #rrggbb} of secondary text on it
 */
public record Ground(String deep, String soft) {

    private static final String OURS = "#7d2a5c";

    /** The ground of a campaign with this colour. */
    static Ground of(String colour) {
        var lab = lab(Integer.parseInt(colour.substring(1), 16));
        return new Ground(hex(lab, 0.3, 0.085), hex(lab, 0.9, 0.03));
    }

    /** The ground of campaigns that chose no colour. */
    static Ground ours() {
        return of(OURS);
    }

    private static double[] lab(int rgb) {
        double r = linear(rgb >> 16 & 255), g = linear(rgb >> 8 & 255), b = linear(rgb & 255);
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new double[] {
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        };
    }

    private static String hex(double[] hue, double lightness, double cap) {
        var chroma = Math.hypot(hue[0], hue[1]);
        var scale = chroma > cap ? cap / chroma : 1;
        double a = hue[0] * scale, b = hue[1] * scale;
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return "#%02x%02x%02x"
                .formatted(
                        channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                        channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                        channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    private static double cube(double value) {
        return value * value * value;
    }

    private static double linear(int channel) {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static int channel(double linear) {
        var value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return (int) Math.round(Math.clamp(value, 0, 1) * 255);
    }
}
