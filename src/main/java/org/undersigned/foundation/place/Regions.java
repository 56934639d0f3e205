package org.undersigned.foundation.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The states, provinces and regions of some countries (ISO 3166-2) and the postcodes that lie in them. A table for each country stands in
 * {@code regions/}, made after what the postal services of the countries publish about the first signs of their codes. A line is {@code
 * code,name,postcodes}: the name as the country writes it, the postcodes by their first signs, apart by blanks, where {@code 100-149} is
 * every number between. A military post office lies in no region.
 */
public final class Regions {

    private static final Pattern NOTHING = Pattern.compile("(?!)");

    /** What a whole postcode of a country is made of. */
    private static final Map<String, Pattern> WHOLE = Map.of(
            "CA", Pattern.compile("([A-Z][0-9]){3}"),
            "ES", Pattern.compile("[0-9]{5}"),
            "FR", Pattern.compile("[0-9]{5}"),
            "US", Pattern.compile("[0-9]{5}([0-9]{4})?"));

    private static final Map<String, String> NAMES = new HashMap<>();
    private static final Map<String, String> BY_START = new HashMap<>();

    static {
        WHOLE.keySet().forEach(Regions::read);
    }

    private Regions() {}

    /**
     * Where a postcode lies.
     *
     * @param country ISO 3166-1 alpha-2
     * @param postcode as somebody typed it, blanks and small letters included; may be empty
     * @return a code of ISO 3166-2; nothing if there is no table for the country, or the postcode is in no region of it
     */
    public static Optional<String> of(String country, String postcode) {
        var signs = postcode.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        // One that lost its leading zero in a spreadsheet would lie elsewhere.
        if (!WHOLE.getOrDefault(country, NOTHING).matcher(signs).matches()) return Optional.empty();
        for (int length = signs.length(); length > 0; length--) {
            var found = BY_START.get(country + " " + signs.substring(0, length));
            if (found != null) return Optional.of(found);
        }
        return Optional.empty();
    }

    /** What the country calls a region; the code itself if there is no such region. */
    public static String name(String code) {
        return NAMES.getOrDefault(code, code);
    }

    private static void read(String country) {
        for (var line : lines("/regions/" + country + ".csv")) {
            var cells = line.split(",");
            NAMES.put(cells[0], cells[1]);
            for (var start : cells[2].split(" ")) {
                var ends = start.split("-");
                if (ends.length == 1) put(country, start, cells[0]);
                else
                    for (int number = Integer.parseInt(ends[0]); number <= Integer.parseInt(ends[1]); number++)
                        put(country, ("%0" + ends[0].length() + "d").formatted(number), cells[0]);
            }
        }
    }

    private static void put(String country, String start, String code) {
        var other = BY_START.put(country + " " + start, code);
        if (other != null) throw new IllegalStateException(start + " is in " + other + " and in " + code);
    }

    private static List<String> lines(String file) {
        try (var in = Regions.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
