package org.undersigned.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undersigned.exchange.SampleText.errors;
import static org.undersigned.exchange.SampleText.example;
import static org.undersigned.exchange.SampleText.read;
import static org.undersigned.exchange.SampleText.with;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were made to hurt, or by accident: each is refused soon and in words. */
class HostileFileTest {

    /** What grows with the square of a mebibyte, or worse, takes hours on any machine. */
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void billion_laughs_are_refused_before_anything_is_expanded() {
        var yaml = new StringBuilder("a0: &a0 [lol, lol]\n");
        for (int i = 1; i < 30; i++) yaml.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
        assertTrue(
                soon(yaml.toString()).contains("campaign.yaml:1: anchors (&name) and aliases (*name) are not taken"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"&a [*a]", "&a {b: *a}", "? &a [*a]\n: b", "x: &x hello\ny: *x", "*nowhere"})
    void aliases_and_recursion_are_refused(String yaml) {
        assertTrue(soon(yaml).contains("are not taken"), () -> soon(yaml));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[", "{a: ", "- ", "? ", "!!set {", "\"", "&a ", "|", "%", "---\n", "\n ", "# \n", "'", "a:\n", "💧"
            })
    void endless_repetition_is_refused_soon(String part) {
        soon(part.repeat((YamlDocument.MOST_BYTES - 10) / part.getBytes(UTF_8).length));
    }

    @Test
    void deep_nesting_is_refused_with_its_line() {
        assertTrue(soon("organisations:\n" + "[".repeat(1000))
                .contains("campaign.yaml:2: lists and maps are nested too deeply"));
        var block =
                IntStream.range(0, 100).mapToObj(i -> " ".repeat(i) + "a:\n").collect(Collectors.joining());
        assertTrue(soon(block).contains("nested too deeply"));
    }

    @Test
    void a_file_above_one_mebibyte_is_refused_and_not_read_on(@TempDir Path folder) throws Exception {
        var large = folder.resolve("campaign.yaml");
        Files.writeString(large, example() + "#".repeat(YamlDocument.MOST_BYTES));
        var read = new CampaignFileReader().read(large);
        assertTrue(SampleText.lines(read).contains("larger than 1 MiB"));
        if (Files.exists(Path.of("/dev/zero")))
            assertTimeoutPreemptively(
                    SOON, () -> assertInstanceOf(Read.Bad.class, new CampaignFileReader().read(Path.of("/dev/zero"))));
    }

    @Test
    void what_is_no_readable_file_is_told(@TempDir Path folder) {
        var reader = new CampaignFileReader();
        assertTrue(SampleText.lines(reader.read(folder.resolve("none.yaml"))).contains("there is no such file"));
        assertTrue(SampleText.lines(reader.read(folder)).contains("it cannot be read"));
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused_with_line_and_advice() {
        var latin = with("Vigilancia", "Águila").getBytes(ISO_8859_1);
        assertEquals(
                "campaign.yaml:3: these bytes are not UTF-8; save the file in the encoding UTF-8",
                SampleText.lines(read(latin)));
        assertInstanceOf(Read.Bad.class, read(example().getBytes(UTF_16)));
        assertInstanceOf(Read.Bad.class, read(new byte[] {'a', ':', ' ', (byte) 0xED, (byte) 0xA0, (byte) 0x80}));
        assertInstanceOf(Read.Bad.class, read(new byte[] {'a', ':', ' ', (byte) 0xC0, (byte) 0x80}));
        assertInstanceOf(Read.Bad.class, read(new byte[] {'a', ':', ' ', (byte) 0xE2, (byte) 0x82}));
    }

    @Test
    void a_byte_order_mark_of_utf_8_does_no_harm() {
        assertEquals("", errors("\uFEFF" + example()));
    }

    @Test
    void characters_that_nobody_sees_are_refused() {
        assertTrue(errors(with("Alex Example", "Alex\u0000")).contains("U+0000"));
        assertTrue(errors(with("Alex Example", "Alex\u0007")).contains("U+0007"));
    }

    @Test
    void characters_are_what_people_see_and_marks_without_end_are_no_way_around_a_length() {
        var title = "en: Stop the outfall at the old mill";
        assertEquals("", errors(with(title, "en: " + "e\u0323\u0302".repeat(80))));
        assertTrue(errors(with(title, "en: " + "e" + "\u0302".repeat(400))).contains("write at most 80"));
    }

    @Test
    void tabs_for_indentation_are_refused_with_advice() {
        assertTrue(
                errors(with("    kind: environment", "\tkind: environment")).contains("with spaces"),
                () -> errors(with("    kind: environment", "\tkind: environment")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "---\n", "null", "~"})
    void an_empty_file_is_refused(String yaml) {
        assertInstanceOf(Read.Bad.class, read(yaml));
    }

    @Test
    void a_second_document_is_refused() {
        assertTrue(errors(example() + "---\n" + example()).contains("a second document starts here"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Handle",
                "`x`",
                "a: b: c",
                "\"open",
                "[a",
                "{a",
                "!<x",
                "%x",
                "'x' y",
                "|x",
                ">9999999999 x",
                "\"\\q\"",
                "\"\\U00110000\""
            })
    void broken_yaml_is_told_with_a_line(String value) {
        var errors = errors(with("name: Alex Example", "name: " + value));
        assertTrue(errors.matches("(?s)campaign\\.yaml:\\d+: .*; .*"), errors);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "42",
                "1.5",
                "true",
                "text",
                "\"\"",
                "[]",
                "[[]]",
                "[1]",
                "[null]",
                "[text]",
                "[{}]",
                "{}",
                "{a: b}",
                "{en: [x]}",
                "{1: 2}",
                "!!binary aGk=",
                "!!set {a}",
                "!!omap [a: b]",
                "{[a]: b}",
                "{? {a: b} : c}",
                ".nan",
                "0x1F"
            })
    void a_wrong_type_at_any_level_is_an_error_and_never_a_crash(String value) {
        assertInstanceOf(Read.Bad.class, read(value));
        var lines = example().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            int colon = line.indexOf(": ") < 0 ? line.endsWith(":") ? line.length() - 1 : -1 : line.indexOf(": ");
            if (colon < 0 || line.indexOf('{') >= 0 && line.indexOf('{') < colon) continue;
            var indent = line.indexOf(line.strip()) + (line.strip().startsWith("- ") ? 2 : 0);
            int end = i + 1;
            while (end < lines.size()
                    && (lines.get(end).isBlank()
                            || lines.get(end).indexOf(lines.get(end).strip()) > indent)) end++;
            var yaml = String.join("\n", lines.subList(0, i)) + "\n" + line.substring(0, colon) + ": " + value + "\n"
                    + String.join("\n", lines.subList(end, lines.size()));
            read(yaml);
        }
    }

    @Test
    void markdown_that_nests_without_end_is_refused_soon() {
        for (var part : List.of("> ", "- ", "*a ", "[", "![", "**", "`", "<", "[a](", "&", "1. "))
            soon(with("**and**", "\"" + part.repeat(45_000 / part.length()) + "\""));
        assertTrue(soon(with(
                        "about: Two organisations that want fish **and** people to swim in it.",
                        "about: \"" + "> ".repeat(30) + "x\""))
                .contains("nested too deeply"));
    }

    @Test
    void a_file_full_of_errors_tells_the_first_two_hundred() {
        var errors = errors(example()
                + IntStream.range(0, 5000).mapToObj(i -> "key" + i + ": x\n").collect(Collectors.joining()));
        assertEquals(201, errors.lines().count());
        assertTrue(errors.endsWith("4800 more errors are not listed; mend these first and load again"), errors);
    }

    @Test
    void bytes_changed_at_random_never_crash_the_reader() {
        var random = new Random(20170206);
        var bytes = example().getBytes(UTF_8);
        var alphabet = "\n \t:-[]{}#&*!|>'\"%@`,?0~\\<x".getBytes(UTF_8);
        for (int round = 0; round < 600; round++) {
            var changed = bytes.clone();
            for (int i = 0; i <= random.nextInt(5); i++)
                changed[random.nextInt(changed.length)] = random.nextInt(10) == 0
                        ? (byte) random.nextInt(256)
                        : alphabet[random.nextInt(alphabet.length)];
            read(changed);
        }
    }

    private static String soon(String yaml) {
        return assertTimeoutPreemptively(SOON, () -> errors(yaml), () -> yaml.substring(0, 20));
    }
}
