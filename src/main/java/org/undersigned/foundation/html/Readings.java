package org.undersigned.foundation.html;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** How a pattern reads once its blanks are filled in: what somebody who is no engineer can judge, and what its checks look at. */
public final class Readings {

    /** Forms of numbers that people count one by one begin well below. */
    private static final int COUNTED = 1000;

    /** Some languages have a form for whole millions. */
    private static final int MANY = 1_000_000;

    private static final Pattern EXACT = Pattern.compile("=([0-9]{1,6})\\s*\\{");

    private Readings() {}

    /**
     * One line for each number where a number chooses, one line where there are other blanks, or none.
     *
     * @param mark what stands for a name in the blank of a number
     */
    public static List<String> of(String language, String pattern, IntFunction<String> mark) {
        if (PatternCheck.counted(pattern).isEmpty()) return List.of(filled(language, pattern, 5, mark));
        return numbers(language, pattern).stream()
                .map(number -> filled(language, pattern, number, mark))
                .distinct()
                .toList();
    }

    /** The first two numbers of each form that a language has, and those that the pattern names. */
    private static Set<Integer> numbers(String language, String pattern) {
        var rules = PluralRules.forLocale(new ULocale(language));
        var numbers = new TreeSet<>(Set.of(0, 1, 2, 5));
        for (var form : rules.getKeywords())
            IntStream.rangeClosed(0, COUNTED)
                    .filter(number -> rules.select(number).equals(form))
                    .limit(2)
                    .forEach(numbers::add);
        if (rules.getKeywords().contains("many") && rules.select(MANY).equals("many")) numbers.add(MANY);
        EXACT.matcher(pattern).results().forEach(found -> numbers.add(Integer.parseInt(found.group(1))));
        return numbers;
    }

    private static String filled(String language, String pattern, int number, IntFunction<String> mark) {
        var blanks = PatternCheck.blanks(pattern);
        var last = blanks.keySet().stream().mapToInt(Integer::parseInt).max().orElse(-1);
        var arguments = IntStream.rangeClosed(0, last)
                .mapToObj(at -> value(blanks.getOrDefault(Integer.toString(at), Set.of()), number, mark.apply(at)))
                .toArray();
        return Messages.format(language, pattern, arguments);
    }

    private static Object value(Set<String> kinds, int number, String mark) {
        // A blank of no kind may be a name or a number; its own mark says which blank it is.
        if (kinds.isEmpty() || kinds.equals(Set.of("none")) || kinds.contains("select")) return mark;
        return kinds.stream().anyMatch(kind -> kind.startsWith("date") || kind.startsWith("time"))
                ? new Date(0)
                : (Object) number;
    }
}
