package org.undersigned.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GroundTest {

    private static final int TEXT = 0xfff6ec;
    private static final int SUN = 0xf4b53f;

    @Property
    void text_on_the_ground_of_any_colour_is_readable(@ForAll @IntRange(max = 0xffffff) int colour) {
        var ground = Ground.of("#%06x".formatted(colour));
        var deep = number(ground.deep());
        assertTrue(contrast(deep, TEXT) >= 11, ground + " and text");
        assertTrue(contrast(deep, number(ground.soft())) >= 9, ground + " and soft text");
        assertTrue(contrast(deep, SUN) >= 6.5, ground + " and the pen");
    }

    @Test
    void without_a_colour_it_is_the_ground_of_the_style_sheet() {
        assertEquals("#4a1836", Ground.ours().deep());
    }

    private static int number(String colour) {
        return Integer.parseInt(colour.substring(1), 16);
    }

    /** As WCAG 2.2 defines it. */
    private static double contrast(int dark, int light) {
        return (luminance(light) + 0.05) / (luminance(dark) + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16 & 255) + 0.7152 * linear(colour >> 8 & 255) + 0.0722 * linear(colour & 255);
    }

    private static double linear(int channel) {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
