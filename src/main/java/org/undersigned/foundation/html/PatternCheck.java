package org.undersigned.foundation.html;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is wrong with a translated ICU pattern, beside the English one. The same rules hold for the files and for what volunteers
 * write. A pattern without a fault fills in like the English one and brings nothing along that English has not: no markup, no link.
 */
public final class PatternCheck {

    private static final Pattern TAG = Pattern.compile("<[/!\\p{L}][^>]*>?");
    private static final Pattern ODD =
            Pattern.compile("[\\p{Cc}\\u00AD\\u202A-\\u202E\\u200B\\u2060-\\u2064\\uFEFF\\uE000-\\uF8FF]");

    /** Further than anything that people count here one by one; a form that only larger numbers take is for whole millions. */
    private static final int COUNTED = 1000;

    private static final Set<String> FORMS = Set.of("zero", "one", "two", "few", "many", "other");

    private static final Map<String, Set<String>> FORMS_OF = new ConcurrentHashMap<>();

    /** Words there do not change by number, although CLDR names a form for one and none. */
    private static final Set<String> UNCHANGING = Set.of("vi");

    private PatternCheck() {}

    /**
     * One thing that is wrong.
     *
     * @param what a word for its kind, which is the end of the key of a message that says it
     * @param detail the part of the pattern that it is about; empty if it is the whole
     */
    public record Fault(String what, String detail) {}

    /** Everything that is wrong with {@code pattern}; nothing if it can stand for {@code english} in {@code language}. */
    public static List<Fault> faults(String language, String english, String pattern) {
        if (pattern.isBlank()) return List.of(new Fault("empty", ""));
        if (pattern.replace("''", "").indexOf('\'') >= 0) return List.of(new Fault("apostrophe", "'"));
        MessagePattern parsed;
        try {
            parsed = new MessagePattern(pattern);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return List.of(new Fault("broken", ""));
        }
        var faults = new ArrayList<Fault>();
        var here = Shape.of(parsed);
        var there = Shape.of(new MessagePattern(english));
        compare(there.blanks.keySet(), here.blanks.keySet(), "lost", faults);
        compare(here.blanks.keySet(), there.blanks.keySet(), "extra", faults);
        here.blanks.forEach((name, kinds) -> {
            var known = there.blanks.getOrDefault(name, Set.of());
            for (var kind : kinds)
                if (!kind.equals("none") && !known.isEmpty() && !known.contains(kind))
                    faults.add(new Fault("kind", "{" + name + "}"));
            // A number or a day that is written in a style in English is nowhere left as the program has it.
            for (var kind : known)
                if (isStyled(kind) && !kinds.contains(kind)) faults.add(new Fault("kind", "{" + name + "}"));
        });
        plurals(language, there, here, faults);
        if (!here.choices.equals(there.choices)) faults.add(new Fault("choices", String.join(", ", there.choices)));
        compare(found(TAG, english), found(TAG, pattern), "tagLost", faults);
        compare(found(TAG, pattern), found(TAG, english), "tag", faults);
        if (faults.isEmpty()) filled(language, english, pattern, faults);
        if (!found(ODD, english).containsAll(found(ODD, pattern))) faults.add(new Fault("odd", ""));
        if (pattern.matches("(?s).*[!¡！].*")) faults.add(new Fault("shouts", ""));
        return List.copyOf(faults);
    }

    /** The plural forms that a language needs for the numbers that people count one by one. */
    public static Set<String> forms(String language) {
        return FORMS_OF.computeIfAbsent(language, PatternCheck::formsOf);
    }

    private static Set<String> formsOf(String language) {
        if (UNCHANGING.contains(language)) return Set.of("other");
        var rules = PluralRules.forLocale(new ULocale(language));
        var forms = IntStream.rangeClosed(0, COUNTED).mapToObj(rules::select).collect(Collectors.toSet());
        forms.add("other");
        return Set.copyOf(forms);
    }

    /** Whether a translation is so much longer than English that a button or a line may not hold it. */
    public static boolean isLong(String english, String pattern) {
        return pattern.length() > english.length() * 1.6 + 24;
    }

    /** The names of the blanks whose number chooses a form; a preview is worth more than one line for these. */
    public static Set<String> counted(String pattern) {
        var counted = new TreeSet<String>();
        Shape.of(new MessagePattern(pattern)).blanks.forEach((name, kinds) -> {
            if (kinds.contains("plural")) counted.add(name);
        });
        return counted;
    }

    /** What kind each blank of a pattern is of, by name: {@code none}, {@code plural}, {@code select}, or type and style, {@code number,percent}. */
    public static TreeMap<String, Set<String>> blanks(String pattern) {
        return Shape.of(new MessagePattern(pattern)).blanks;
    }

    /** Fills the blanks in, as a page would: what throws then would throw on each page, and what reads as an address is one. */
    private static void filled(String language, String english, String pattern, List<Fault> faults) {
        List<String> readings;
        try {
            readings = Readings.of(language, pattern, at -> "X");
        } catch (RuntimeException e) {
            faults.add(new Fault("broken", ""));
            return;
        }
        for (var link : Links.strange(Readings.of(Languages.MAIN, english, at -> "X"), readings))
            faults.add(new Fault("link", link));
    }

    private static boolean isStyled(String kind) {
        return !Set.of("none", "plural", "select", "ordinal", "choice").contains(kind);
    }

    private static void plurals(String language, Shape there, Shape here, List<Fault> faults) {
        var needed = forms(language);
        for (var plural : here.plurals) {
            for (var form : new TreeSet<>(needed)) if (!plural.contains(form)) faults.add(new Fault("formLost", form));
            for (var form : plural)
                if (!form.startsWith("=") && !FORMS.contains(form)) faults.add(new Fault("form", form));
        }
        // With one form for every number there is nothing to choose between.
        if (needed.size() > 1)
            there.blanks.forEach((name, kinds) -> {
                var same = here.blanks.getOrDefault(name, Set.of());
                if (kinds.contains("plural") && !same.isEmpty() && !same.contains("plural"))
                    faults.add(new Fault("noForms", "{" + name + "}"));
            });
    }

    private static void compare(Set<String> these, Set<String> in, String what, List<Fault> faults) {
        for (var one : these)
            if (!in.contains(one)) faults.add(new Fault(what, one.matches("[0-9]+") ? "{" + one + "}" : one));
    }

    private static Set<String> found(Pattern looked, String text) {
        return looked.matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * What a pattern is made of.
     *
     * @param blanks the kinds of each blank, by its name
     * @param plurals the forms of each plural
     * @param choices what selects choose between
     */
    private record Shape(TreeMap<String, Set<String>> blanks, List<Set<String>> plurals, Set<String> choices) {

        static Shape of(MessagePattern parsed) {
            var shape = new Shape(new TreeMap<>(), new ArrayList<>(), new TreeSet<>());
            for (var i = 0; i < parsed.countParts(); i++) {
                var part = parsed.getPart(i);
                if (part.getType() == Part.Type.ARG_START) shape.blank(parsed, i, part.getArgType());
            }
            return shape;
        }

        private void blank(MessagePattern parsed, int at, ArgType type) {
            var name = parsed.getSubstring(parsed.getPart(at + 1));
            blanks.computeIfAbsent(name, any -> new TreeSet<>()).add(kind(parsed, at, type));
            if (!type.hasPluralStyle() && type != ArgType.SELECT) return;
            var forms = new TreeSet<String>();
            for (var j = at + 1; j < parsed.getLimitPartIndex(at); j++) {
                var inner = parsed.getPart(j);
                if (inner.getType() == Part.Type.ARG_SELECTOR) forms.add(parsed.getSubstring(inner));
                if (inner.getType() == Part.Type.MSG_START) j = parsed.getLimitPartIndex(j);
            }
            if (type == ArgType.SELECT) choices.addAll(forms);
            else plurals.add(forms);
        }

        private static String kind(MessagePattern parsed, int at, ArgType type) {
            return switch (type) {
                case NONE -> "none";
                case PLURAL -> "plural";
                case SELECT -> "select";
                case SELECTORDINAL -> "ordinal";
                case CHOICE -> "choice";
                case SIMPLE -> {
                    var style = parsed.getPart(at + 3);
                    var simple = parsed.getSubstring(parsed.getPart(at + 2));
                    yield style.getType() == Part.Type.ARG_STYLE
                            ? simple + "," + parsed.getSubstring(style).strip()
                            : simple;
                }
            };
        }
    }
}
