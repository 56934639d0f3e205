package org.undersigned.foundation.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
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

/** Every interface language says everything, with the same blanks to fill, and nothing asks for words that are not there. */
class MessagesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern IN_TEMPLATE = Pattern.compile("\\bt\\('([\\w.-]+)'");
    private static final Pattern IN_SOURCE = Pattern.compile("\\.t\\(\\s*\"([\\w.-]+)\"\\s*[,)]");

    @TestFactory
    Stream<DynamicTest> everyLanguageHasTheSameKeys() {
        var main = new TreeSet<>(Messages.of(Languages.MAIN).keys());
        return Languages.all().stream()
                .map(language -> DynamicTest.dynamicTest(
                        language,
                        () -> assertEquals(
                                main, new TreeSet<>(Messages.of(language).keys()))));
    }

    @TestFactory
    Stream<DynamicTest> everyLanguageFillsTheSameBlanks() {
        return Languages.all().stream()
                .map(language -> DynamicTest.dynamicTest(language, () -> {
                    var differing = new ArrayList<String>();
                    for (var key : Messages.of(Languages.MAIN).keys()) {
                        var pattern = Messages.of(language).pattern(key);
                        if (pattern == null) continue;
                        if (!arguments(Messages.of(Languages.MAIN).pattern(key)).equals(arguments(pattern)))
                            differing.add(key);
                    }
                    assertEquals(List.of(), differing);
                }));
    }

    @TestFactory
    Stream<DynamicTest> pluralsHaveTheFormsOfTheirLanguage() {
        return Languages.all().stream()
                .map(language -> DynamicTest.dynamicTest(language, () -> {
                    var needed = PluralRules.forLocale(new ULocale(language)).getKeywords();
                    var lacking = new ArrayList<String>();
                    for (var key : Messages.of(language).keys())
                        for (var forms : plurals(Messages.of(language).pattern(key)))
                            // "many" of Romance languages is for whole millions, where "other" reads well enough.
                            for (var form : needed)
                                if (!forms.contains(form) && !(form.equals("many") && !language.equals("ar")))
                                    lacking.add(key + ": " + form);
                    assertEquals(List.of(), lacking);
                }));
    }

    @Test
    void everyKeyThatATemplateAsksForExists() throws IOException {
        assertEquals(List.of(), unknown(TEMPLATES, IN_TEMPLATE));
    }

    @Test
    void everyKeyThatTheCodeAsksForExists() throws IOException {
        assertEquals(List.of(), unknown(SOURCES, IN_SOURCE));
    }

    @Test
    void noMessageIsEmptyOrShouts() {
        for (var language : Languages.all())
            for (var key : Messages.of(language).keys()) {
                var pattern = Messages.of(language).pattern(key);
                assertFalse(pattern.isBlank(), () -> language + " " + key + " is empty");
                assertFalse(pattern.contains("!") || pattern.contains("¡"), () -> language + " " + key + " shouts");
            }
    }

    /** A lone ASCII apostrophe would start a quotation in an ICU pattern and swallow what follows. */
    @Test
    void apostrophesAreTypographic() {
        for (var language : Languages.all())
            for (var key : Messages.of(language).keys()) {
                var pattern = Messages.of(language).pattern(key);
                assertTrue(
                        pattern.replace("''", "").indexOf('\'') < 0,
                        () -> language + " " + key + " has an apostrophe that ICU takes for a quotation mark: write ’");
            }
    }

    @Test
    void numbersReadAlikeInEveryLanguage() {
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

    private static Set<String> arguments(String pattern) {
        var arguments = new TreeSet<String>();
        var parsed = new MessagePattern(pattern);
        for (var i = 0; i < parsed.countParts(); i++) {
            var part = parsed.getPart(i);
            if (part.getType() == MessagePattern.Part.Type.ARG_NUMBER
                    || part.getType() == MessagePattern.Part.Type.ARG_NAME) arguments.add(parsed.getSubstring(part));
        }
        return arguments;
    }

    private static List<Set<String>> plurals(String pattern) {
        var found = new ArrayList<Set<String>>();
        var parsed = new MessagePattern(pattern);
        for (var i = 0; i < parsed.countParts(); i++) {
            var part = parsed.getPart(i);
            if (part.getType() != MessagePattern.Part.Type.ARG_START
                    || part.getArgType() != MessagePattern.ArgType.PLURAL) continue;
            var forms = new TreeSet<String>();
            var end = parsed.getLimitPartIndex(i);
            for (var j = i + 1; j < end; j++) {
                var inner = parsed.getPart(j);
                if (inner.getType() == MessagePattern.Part.Type.ARG_SELECTOR) forms.add(parsed.getSubstring(inner));
                if (inner.getType() == MessagePattern.Part.Type.MSG_START) j = parsed.getLimitPartIndex(j);
            }
            found.add(forms);
        }
        return found;
    }
}
