package org.undersigned.foundation.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every interface language says everything, with the same blanks to fill, and nothing asks for words that are not there. */
class MessagesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern IN_TEMPLATE = Pattern.compile("\\bt\\('([\\w.-]+)'");
    private static final Pattern IN_SOURCE = Pattern.compile("\\.t\\(\\s*\"([\\w.-]+)\"\\s*[,)]");

    private static final Pattern QUOTED = Pattern.compile("[\"']([a-z]+\\.[\\w.-]*)[\"']");
    private static final Pattern BLANK = Pattern.compile("\\{[^{}]*\\}");
    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");

    /** Texts of three words and more that are the same in English, by language and key. */
    private static final Set<String> SAME =
            Set.of("fr delivery.signed", "fr quarantine.many", "fr quarantine.public.many", "fr petition.time.goal");

    /** Areas whose keys are put together from their name on. */
    private static final Set<String> COMPOSED = Set.of("problem.", "steps.", "mail.", "papers.");

    @TestFactory
    Stream<DynamicTest> every_language_has_the_same_keys() {
        var main = new TreeSet<>(Messages.of(Languages.MAIN).keys());
        return Languages.all().stream()
                .map(language -> DynamicTest.dynamicTest(
                        language,
                        () -> assertEquals(
                                main, new TreeSet<>(Messages.of(language).keys()))));
    }

    /** The rules that volunteers’ texts are held to, too: blanks, plural forms, choices, markup, links, apostrophes, shouting. */
    @TestFactory
    Stream<DynamicTest> every_pattern_can_stand_for_the_english_one() {
        return Languages.all().stream()
                .map(language -> DynamicTest.dynamicTest(language, () -> {
                    var wrong = new ArrayList<String>();
                    Messages.file(language)
                            .forEach((key, pattern) -> PatternCheck.faults(
                                            language,
                                            Messages.file(Languages.MAIN).get(key),
                                            pattern)
                                    .forEach(fault -> wrong.add(key + ": " + fault)));
                    assertEquals(List.of(), wrong);
                }));
    }

    @TestFactory
    Stream<DynamicTest> nothing_was_left_in_english() {
        return Languages.all().stream()
                .filter(language -> !language.equals(Languages.MAIN))
                .map(language -> DynamicTest.dynamicTest(language, () -> {
                    var left = new ArrayList<String>();
                    Messages.file(language).forEach((key, pattern) -> {
                        var words = WORD.matcher(BLANK.matcher(pattern).replaceAll(""))
                                .results();
                        if (pattern.equals(Messages.file(Languages.MAIN).get(key))
                                && words.count() >= 3
                                && !SAME.contains(language + " " + key)) left.add(key);
                    });
                    assertEquals(List.of(), left);
                }));
    }

    /** What nobody asks for any more would be translated for nothing. */
    @Test
    void every_message_is_asked_for_somewhere() throws IOException {
        var asked = new TreeSet<String>();
        for (var root : List.of(TEMPLATES, SOURCES))
            try (var files = Files.walk(root)) {
                for (var file : files.filter(Files::isRegularFile).toList())
                    QUOTED.matcher(Files.readString(file)).results().forEach(found -> asked.add(found.group(1)));
            }
        var known = Messages.file(Languages.MAIN).keySet();
        // What is put together begins with a quoted part that is no whole key.
        var beginnings = asked.stream()
                // The name of an area alone excuses all of it where keys are put together from there, and nowhere else.
                .filter(part -> !part.matches("[a-z]+\\.") || COMPOSED.contains(part))
                .filter(part ->
                        part.endsWith(".") || part.endsWith("-") || (!known.contains(part) && part.length() > 6))
                .toList();
        assertEquals(
                List.of(),
                known.stream()
                        .filter(key -> !asked.contains(key)
                                && beginnings.stream().noneMatch(key::startsWith)
                                && !asked.contains(key.replaceFirst("(Hint|How|Link|Title)$", "")))
                        .toList());
    }

    @Test
    void the_forms_that_a_language_needs_are_those_of_its_numbers() {
        assertEquals(Set.of("one", "other"), PatternCheck.forms("en"));
        assertEquals(Set.of("one", "other"), PatternCheck.forms("pt"));
        assertEquals(Set.of("other"), PatternCheck.forms("zh"));
        assertEquals(Set.of("zero", "one", "two", "few", "many", "other"), PatternCheck.forms("ar"));
        assertEquals(Set.of("one", "few", "many", "other"), PatternCheck.forms("uk"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    es | Hello {0}                                        | Hola                                   | lost
                    es | Hello                                            | Hola {0}                               | extra
                    es | Hello {0}                                        | Hola {0                                | broken
                    es | Hello {0}                                        | Hola {0, plural, one {a} other {b}}    | kind
                    es | {0, plural, one {# name} other {# names}}        | {0, plural, other {# nombres}}         | formLost
                    es | {0, plural, one {# name} other {# names}}        | {0, plural, one {a} some{b} other {c}} | form
                    es | {0, plural, one {# name} other {# names}}        | {0} nombres                            | noForms
                    uk | {0, plural, one {# name} other {# names}}        | {0, plural, one {a} other {b}}         | formLost
                    es | Sign                                             | <b>Firmar</b>                          | tag
                    es | A <b>name</b>                                    | Un nombre                              | tagLost
                    es | Sign                                             | Firme en https://evil.example          | link
                    es | Sign                                             | Firme en evil.com                      | link
                    es | Sign                                             | Escriba a x@evil                       | link
                    es | Sign                                             | Firme en evil.click                    | link
                    es | Sign                                             | Firme en evil．click                   | link
                    es | Sign                                             | Firme en javascript:alert              | link
                    es | Sign {0}                                         | Firme en {0}.evil                      | link
                    es | See https://good.example                         | Vea https://good.example.evil          | link
                    es | See https://good.example                         | Vea                                    | link
                    es | Mail to a@good.test                              | Escriba a b@good.test                  | link
                    es | {0, number, percent}                             | {0}                                    | kind
                    es | {0, number, percent}                             | {0, number, ::bogus}                   | kind
                    es | Sign {0}                                         | Firme {0, number, ::bogus}             | kind
                    es | {0, number, ::bogus}                             | {0, number, ::bogus}                   | broken
                    es | Sign                                             | ¡Firme                                 | shouts
                    es | Sign                                             | Firme l'acta                           | apostrophe
                    """)
    void what_a_pattern_must_not_do_is_found(String language, String english, String pattern, String what) {
        var faults = PatternCheck.faults(language, english, pattern);
        assertTrue(faults.stream().anyMatch(fault -> fault.what().equals(what)), () -> pattern + ": " + faults);
    }

    @Test
    void a_language_of_one_form_may_say_the_number_alone() {
        assertEquals(List.of(), PatternCheck.faults("zh", "{0, plural, one {# name} other {# names}}", "{0} 个名字"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    de | Write an address like name@example.org.          | Schreiben Sie wie anna@example.org
                    de | Members: all                                     | Unterzeichner:innen
                    zh | See https://good.example.                        | 见https://good.example。
                    es | {0, number, percent}                             | {0, number,percent}
                    """)
    void what_a_pattern_may_do_is_no_fault(String language, String english, String pattern) {
        assertEquals(List.of(), PatternCheck.faults(language, english, pattern));
    }

    @Test
    void every_key_that_a_template_asks_for_exists() throws IOException {
        assertEquals(List.of(), unknown(TEMPLATES, IN_TEMPLATE));
    }

    @Test
    void every_key_that_the_code_asks_for_exists() throws IOException {
        assertEquals(List.of(), unknown(SOURCES, IN_SOURCE));
    }

    @Test
    void numbers_read_alike_in_every_language() {
        for (var language : Languages.all())
            assertTrue(
                    Messages.of(language).t("campaign.nextGoal", 12).contains("12"),
                    () -> language + " uses other digits");
    }

    private static List<String> unknown(Path root, Pattern asks) throws IOException {
        var known = Messages.of(Languages.MAIN).keys();
        var missing = new TreeSet<String>();
        try (var files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var matcher = asks.matcher(Files.readString(file));
                while (matcher.find()) {
                    var key = matcher.group(1);
                    // A key that ends in a dot is the beginning of one that is put together from a value.
                    if (key.endsWith(".") ? known.stream().noneMatch(k -> k.startsWith(key)) : !known.contains(key))
                        missing.add(file + ": " + key);
                }
            }
        }
        return List.copyOf(missing);
    }
}
