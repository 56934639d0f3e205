package org.undersigned.exchange;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
final class Nearest {

    private Nearest() {}

    /** The closest of {@code known}, if it is so close that a slip of the hand explains the difference. */
    static Optional<String> to(String written, Collection<String> known) {
        // Nobody mistypes a word of forty letters, and comparing costs the product of both lengths.
        if (written.length() > 70) return Optional.empty();
        var word = plain(written);
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(word, plain(candidate))))
                .filter(candidate -> distance(word, plain(candidate)) <= Math.max(1, candidate.length() / 3));
    }

    /** Advice: the word that was probably meant, else all that may be written. */
    static String advice(String written, Collection<String> known) {
        return to(written, known)
                .map(word -> "did you mean \"" + word + "\"?")
                .orElse(known.size() > 20 ? "write a declared one" : "write one of " + String.join(", ", known));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /** How many letters have to be added, left out, changed, or swapped with their neighbour. */
    private static int distance(String a, String b) {
        var steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++)
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                var changed = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                steps[i][j] = Math.min(changed, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1))
                    steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
            }
        return steps[a.length()][b.length()];
    }
}
