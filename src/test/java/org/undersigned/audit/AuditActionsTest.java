package org.undersigned.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.html.Languages;
import org.undersigned.foundation.html.Messages;

/** The list of what the audit log can tell is what the program appends, and each of it has a name in every language. */
class AuditActionsTest {

    private static final Path SOURCES = Path.of("src/main/java/org/undersigned");
    private static final String APPEND = "record(";

    @Test
    void the_list_is_what_the_sources_append() throws IOException {
        var appended = new TreeSet<String>();
        for (var source : appending())
            for (var action : AuditActions.values())
                if (source.matches("(?s).*\\bAuditActions\\." + action + "\\b.*")) appended.add(action.name());
        assertEquals(
                Arrays.stream(AuditActions.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new)),
                appended);
    }

    @Test
    void each_code_is_written_once() throws IOException {
        var again = new ArrayList<String>();
        for (var source : appending())
            for (var action : AuditActions.values())
                if (source.contains('"' + action.code() + '"')) again.add(action.code());
        assertEquals(List.of(), again);
        assertEquals(
                AuditActions.values().length,
                Arrays.stream(AuditActions.values())
                        .map(AuditActions::code)
                        .distinct()
                        .count());
    }

    @Test
    void a_code_is_found_and_any_other_word_is_not() {
        for (var action : AuditActions.values()) {
            assertTrue(action.code().matches("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*"), action.code());
            assertEquals(Optional.of(action), AuditActions.of(action.code()));
        }
        assertEquals(Optional.empty(), AuditActions.of("petition.fly"));
        assertEquals(Optional.empty(), AuditActions.of(""));
    }

    @Test
    void each_has_a_name_and_an_area_in_every_language_and_no_two_share_a_name() {
        for (var language : Languages.all()) {
            var words = Messages.of(language);
            var names = new TreeSet<String>();
            for (var action : AuditActions.values()) {
                assertTrue(names.add(words.t("audit.action." + action.code())), language + " " + action);
                words.t("audit.area." + action.code().split("\\.")[0]);
            }
        }
    }

    /** Every source that appends to the log, itself or by another one. */
    private static List<String> appending() throws IOException {
        var sources = new ArrayList<String>();
        try (var files = Files.walk(SOURCES)) {
            for (var file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                var source = Files.readString(file);
                var uses = source.contains("import org.undersigned.audit.AuditActions;")
                        || file.getParent().equals(SOURCES.resolve("audit")) && !file.endsWith("AuditActions.java");
                if (uses && source.contains(APPEND)) sources.add(source);
            }
        }
        return sources;
    }
}
