package org.undersigned;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The samples for proxies keep out of their logs whatever lets its reader act for somebody. */
class ProxyGuideTest {

    private static final java.nio.file.Path PAGE = java.nio.file.Path.of("docs/proxy.md");
    private static final String TOKEN = "T0ken-That-Nobody-May-Read";
    private static final Pattern PART = Pattern.compile("\\{\\s*(\\w+)\\s*(?::(?:[^{}]|\\{[^{}]*})*)?}");

    /** Parts of addresses that name something which others may know of. Every other part has to be masked. */
    private static final Set<String> KNOWN = Set.of(
            "area",
            "batch",
            "campaign",
            "checksum",
            "coalition",
            "day",
            "draft",
            "file",
            "id",
            "kind",
            "language",
            "letter",
            "list",
            "log",
            "mark",
            "name",
            "number",
            "office",
            "organisation",
            "pack",
            "paper",
            "person",
            "petition",
            "size",
            "slug",
            "step",
            "tile",
            "version",
            "what");

    private static String page;
    private static Set<String> addresses;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(PAGE);
        addresses = addresses();
    }

    @Test
    void nginx_writes_no_token_of_any_address() {
        masks(nginx());
    }

    @Test
    void caddy_writes_no_token_of_any_address_and_nothing_after_a_question_mark() {
        masks(caddy());
        assertEquals("/search-", caddy().apply("/search?q=" + TOKEN));
        assertEquals("/confirmations/--", caddy().apply("/confirmations/" + TOKEN + "?x=" + TOKEN));
    }

    @Test
    void what_everybody_may_know_stays_readable_in_the_log() {
        for (var proxy : Set.of(nginx(), caddy()))
            for (var shown :
                    Set.of("/petitions/clean-river/signatures", "/es/petitions/clean-river", "/letters/a/text"))
                assertEquals(shown, proxy.apply(shown));
    }

    @Test
    void the_page_names_every_address_that_a_token_follows() {
        for (var address : addresses)
            if (isSecret(address)) {
                var start = address.substring(0, address.indexOf('{'));
                assertTrue(page.contains("| `" + start + "` |"), PAGE + " does not name " + start);
            }
    }

    private static void masks(UnaryOperator<String> proxy) {
        var secret = addresses.stream().filter(ProxyGuideTest::isSecret).toList();
        assertTrue(secret.size() > 20, () -> "only " + secret);
        for (var address : secret)
            for (var before : new String[] {"", "/es", "/zh-Hant"}) {
                var asked = before + filled(address);
                var shown = proxy.apply(asked);
                assertFalse(shown.contains(TOKEN), () -> address + " is written down as " + shown);
            }
    }

    private static boolean isSecret(String address) {
        return PART.matcher(address).results().anyMatch(part -> !KNOWN.contains(part.group(1)));
    }

    private static String filled(String address) {
        return PART.matcher(address).replaceAll(part -> KNOWN.contains(part.group(1)) ? "known" : TOKEN);
    }

    /** What the sample writes of an address: its own expression, applied as nginx does. */
    private static UnaryOperator<String> nginx() {
        var found = find("(?m)^ +~(\\S+) (\\S+);$");
        var expression = Pattern.compile(found[0]);
        var instead = found[1].replace("$start", "${start}");
        return address -> {
            var match = expression.matcher(address);
            return match.find() ? instead.replace("${start}", match.group("start")) : address;
        };
    }

    /** As {@link #nginx}; Caddy replaces every match. */
    private static UnaryOperator<String> caddy() {
        var found = find("request>uri regexp \"([^\"]+)\" \"([^\"]+)\"");
        var expression = Pattern.compile(found[0]);
        var instead = found[1].replaceAll("\\$\\{(\\d)}", "\\$$1");
        return address -> expression.matcher(address).replaceAll(instead);
    }

    private static String[] find(String expression) {
        var found = Pattern.compile(expression).matcher(page);
        assertTrue(found.find(), PAGE + " has no line " + expression);
        return new String[] {found.group(1), found.group(2)};
    }

    /** Every address of the program, with its parts in braces, read from its classes: those of later features are there without being told. */
    private static Set<String> addresses() {
        var found = new TreeSet<String>();
        var program = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.undersigned");
        for (var type : program) {
            if (!type.isAnnotatedWith(Path.class)) continue;
            var start = type.getAnnotationOfType(Path.class).value();
            found.add(start);
            for (var endpoint : type.getMethods())
                if (endpoint.isAnnotatedWith(Path.class))
                    found.add((start + "/"
                                    + endpoint.getAnnotationOfType(Path.class).value())
                            .replace("//", "/"));
        }
        return found;
    }
}
