package org.undersigned.foundation.keys;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The list of keys in the docs against the sources. */
class DerivedKeysTest {

    private static final Pattern DERIVED = Pattern.compile("\\bderive\\(\\s*(?:\"([^\"]+)\"|ABOUT)");
    private static final Pattern ABOUT = Pattern.compile("ABOUT = \"([^\"]+)\"");
    private static final Pattern LISTED = Pattern.compile("`([a-z/-]+/v\\d+)(?:/(?:ORGANISATION|ACTION))?`");

    @Test
    void every_key_that_comes_from_the_master_key_is_listed() throws IOException {
        var section = Files.readString(Path.of("docs/operations.md"))
                .replaceFirst("(?s).*### Keys that come from it", "")
                .replaceFirst("(?s)\\n##.*", "");
        var listed = LISTED.matcher(section).results().map(one -> one.group(1)).collect(toCollection(TreeSet::new));
        var used = new TreeSet<String>();
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            sources.filter(one -> one.toString().endsWith(".java"))
                    .map(DerivedKeysTest::text)
                    .forEach(text -> DERIVED.matcher(text)
                            .results()
                            .forEach(found -> used.add(
                                    (found.group(1) != null ? found.group(1) : about(text)).replaceFirst("/$", ""))));
        }
        assertTrue(used.size() > 15, used::toString);
        assertEquals(used, listed);
    }

    private static String about(String text) {
        var found = ABOUT.matcher(text);
        assertTrue(found.find(), "a purpose with a name is written out in the same file");
        return found.group(1);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
