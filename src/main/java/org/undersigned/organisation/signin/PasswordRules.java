package org.undersigned.organisation.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which passwords are taken: long ones that are not among those that leaked, nor made of them. No rule about kinds of characters. The
 * list is bundled, so that no password and no part of its hash leaves this machine; {@code docs/staff.md} says where it comes from.
 */
public final class PasswordRules {

    public static final int SHORTEST = 15;
    public static final int LONGEST = 1_000;

    private static final int SHORTEST_WORD = 4;
    private static final Set<String> KNOWN = known();
    private static final String[] ROWS = {
        "qwertyuiop", "asdfghjkl", "zxcvbnm", "12345678901234567890", "abcdefghijklmnopqrstuvwxyz"
    };

    private PasswordRules() {}

    /**
     * What is wrong with a password: the end of a message key {@code staff.password.…}, or nothing.
     *
     * @param own words that others would try for this person, such as name and address
     */
    public static Optional<String> fault(String password, Collection<String> own) {
        var length = password.codePointCount(0, password.length());
        if (length < SHORTEST) return Optional.of("short");
        if (length > LONGEST) return Optional.of("long");
        return isGuessable(password, own) ? Optional.of("known") : Optional.empty();
    }

    private static boolean isGuessable(String password, Collection<String> own) {
        var text = password.toLowerCase(Locale.ROOT);
        if (repeats(text)) return true;
        var words = new HashSet<String>();
        words.add("undersigned");
        for (var line : own)
            Arrays.stream(line.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{Nd}]+"))
                    .filter(word -> word.length() >= SHORTEST_WORD - 1)
                    .forEach(words::add);
        return knownParts(text, words) <= 2;
    }

    /** Whether it is one piece of at most half its length, again and again. */
    private static boolean repeats(String text) {
        for (int period = 1; period <= text.length() / 2; period++)
            if (text.regionMatches(period, text, 0, text.length() - period)) return true;
        return false;
    }

    /**
     * The least number of known words that it can be put together from; very many if it can not. What others know of this person, a few
     * digits and signs, and rows of the keyboard cost nothing.
     */
    private static int knownParts(String text, Set<String> own) {
        var least = new int[text.length() + 1];
        Arrays.fill(least, 1_000);
        least[0] = 0;
        for (int start = 0; start < text.length(); start++) {
            if (least[start] >= 3) continue;
            for (int end = start + 1; end <= Math.min(text.length(), start + 40); end++) {
                var part = text.substring(start, end);
                var cost = own.contains(part) || isPadding(text, start, end) || isRow(part)
                        ? 0
                        : KNOWN.contains(part) || KNOWN.contains(undisguised(part)) ? 1 : 1_000;
                least[end] = Math.min(least[end], least[start] + cost);
            }
        }
        return least[text.length()];
    }

    /** With letters for the signs that stand for them. */
    private static String undisguised(String part) {
        return part.replace('@', 'a')
                .replace('4', 'a')
                .replace('$', 's')
                .replace('5', 's')
                .replace('0', 'o')
                .replace('3', 'e')
                .replace('1', 'i')
                .replace('!', 'i');
    }

    /** A whole run of digits and signs between letters. A long one is more than padding. */
    private static boolean isPadding(String text, int start, int end) {
        return end - start <= 12
                && text.chars().skip(start).limit(end - start).allMatch(PasswordRules::isSign)
                && (start == 0 || !isSign(text.charAt(start - 1)))
                && (end == text.length() || !isSign(text.charAt(end)));
    }

    private static boolean isSign(int c) {
        return c < 128 && !Character.isLetter(c);
    }

    private static boolean isRow(String part) {
        if (part.length() < SHORTEST_WORD) return false;
        if (part.codePoints().distinct().count() == 1) return true;
        var backwards = new StringBuilder(part).reverse().toString();
        return Arrays.stream(ROWS).anyMatch(row -> row.contains(part) || row.contains(backwards));
    }

    private static Set<String> known() {
        try (var in = PasswordRules.class.getResourceAsStream("/passwords/common.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
