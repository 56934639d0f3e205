package org.undersigned.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ThemeTest {

    private static final Pattern ACCENT = Pattern.compile(
            "--accent:#([0-9a-f]{6});color-scheme:[a-z]+;--ground:#([0-9a-f]{6});--ink:#([0-9a-f]{6});--soft:#([0-9a-f]{6})");

    @Property(tries = 2000)
    void every_colour_becomes_one_that_can_be_read_in_both_schemes(@ForAll @IntRange(min = 0, max = 0xffffff) int rgb) {
        var found = ACCENT.matcher(theme("accent", "%06x".formatted(rgb)).css());
        var schemes = 0;
        for (; found.find(); schemes++)
            for (var text : new int[] {1, 3, 4})
                assertTrue(
                        Contrast.of(colour(found.group(text)), colour(found.group(2))) >= Contrast.TEXT, found.group());
        assertEquals(2, schemes);
    }

    @Test
    void a_colour_that_can_be_read_stays_as_it_is() {
        assertTrue(theme("accent", "0f766e", "scheme", "light").css().contains("--accent:#0f766e;"));
        assertEquals(21, Contrast.of(0x000000, 0xffffff), 0.001);
    }

    @Test
    void what_is_none_of_the_choices_is_as_if_it_had_not_been_said() {
        var hostile = theme(
                "accent",
                "red;}body{display:none",
                "radius",
                "25",
                "font",
                "url(https://elsewhere.example/)",
                "scheme",
                "x");
        assertEquals(Theme.PLAIN, hostile);
        for (var value : new String[] {"FFFFFF", "#0f766e", "fff", "0f766e0"})
            assertEquals(Theme.PLAIN, theme("accent", value), value);
    }

    private static int colour(String hex) {
        return Integer.parseInt(hex, 16);
    }

    private static Theme theme(String... values) {
        var map = new java.util.HashMap<String, String>();
        for (int i = 0; i < values.length; i += 2) map.put(values[i], values[i + 1]);
        return Theme.of(Map.copyOf(map)::get);
    }
}
