package org.undersigned.embed;

/** Contrast of two colours, as WCAG 2.2 defines it (relative luminance of sRGB). Colours are numbers {@code 0xrrggbb}. */
final class Contrast {

    /** What text needs (success criterion 1.4.3). */
    static final double TEXT = 4.5;

    private static final int STEPS = 64;

    private Contrast() {}

    /** From 1 to 21. */
    static double of(int one, int other) {
        double a = luminance(one), b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /**
     * The colour that comes closest to {@code wanted} and can be read on {@code ground}: itself, or as much nearer to black or white as it
     * takes.
     */
    static int readable(int wanted, int ground) {
        var end = luminance(ground) > 0.18 ? 0x000000 : 0xffffff;
        for (int step = 0; step < STEPS; step++) {
            var mixed = mixed(wanted, end, step / (double) STEPS);
            if (of(mixed, ground) >= TEXT) return mixed;
        }
        return end;
    }

    private static int mixed(int one, int other, double part) {
        var mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double from = one >> shift & 255, to = other >> shift & 255;
            mixed |= (int) Math.round(from + (to - from) * part) << shift;
        }
        return mixed;
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
