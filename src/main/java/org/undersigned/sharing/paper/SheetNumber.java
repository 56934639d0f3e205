package org.undersigned.sharing.paper;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of a sheet of paper: eight digits and a check digit by the algorithm of H. Michael Damm (Total anti-symmetrische Quasigruppen,
 * Philipps-Universität Marburg 2004, in the form of <a href="https://en.wikipedia.org/wiki/Damm_algorithm">its table of order 10</a>). It finds every wrong
 * digit and every two that changed places, which are nearly all mistakes of those who type numbers.
 */
public record SheetNumber(long number) {

    static final long FIRST = 10_000_000;

    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})[ -]?(\\d{4})[ -]?(\\d)");

    private static final int[][] TABLE = {
        {0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
        {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
        {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
        {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
        {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
        {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
        {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
        {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
        {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
        {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}
    };

    /** As it is printed: {@code 1000-0000-6}. */
    public String written() {
        var digits = Long.toString(number);
        return digits.substring(0, 4) + "-" + digits.substring(4) + "-" + check(digits);
    }

    /** The number that somebody typed, with or without its hyphens; nothing if the check digit does not fit. */
    public static Optional<SheetNumber> parse(String typed) {
        var found = WRITTEN.matcher(typed.strip());
        if (!found.matches()) return Optional.empty();
        var digits = found.group(1) + found.group(2);
        return check(digits) == Integer.parseInt(found.group(3)) && Long.parseLong(digits) >= FIRST
                ? Optional.of(new SheetNumber(Long.parseLong(digits)))
                : Optional.empty();
    }

    static int check(String digits) {
        int interim = 0;
        for (var digit : digits.toCharArray()) interim = TABLE[interim][digit - '0'];
        return interim;
    }
}
