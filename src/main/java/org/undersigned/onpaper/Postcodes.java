package org.undersigned.onpaper;

import java.util.Map;

/** Postcodes as spreadsheets spoil them: a column of numbers has no zeros at the beginning. */
final class Postcodes {

    /** How many digits they have in countries where all have as many and some begin with a zero. */
    private static final Map<String, Integer> DIGITS = Map.ofEntries(
            Map.entry("CZ", 5),
            Map.entry("DE", 5),
            Map.entry("DZ", 5),
            Map.entry("EE", 5),
            Map.entry("ES", 5),
            Map.entry("FI", 5),
            Map.entry("FR", 5),
            Map.entry("IT", 5),
            Map.entry("JP", 7),
            Map.entry("KR", 5),
            Map.entry("LT", 5),
            Map.entry("MX", 5),
            Map.entry("NO", 4),
            Map.entry("PL", 5),
            Map.entry("PR", 5),
            Map.entry("RO", 6),
            Map.entry("SK", 5),
            Map.entry("TR", 5),
            Map.entry("UA", 5),
            Map.entry("AU", 4),
            Map.entry("US", 5));

    private Postcodes() {}

    /** Whether a postcode of digits alone is shorter than any of its country, where some begin with a zero. */
    static boolean lostZeros(String country, String postcode) {
        var bare = postcode.replaceAll("[ -]", "");
        return bare.matches("[0-9]+") && bare.length() < DIGITS.getOrDefault(country, 0);
    }
}
