package org.undersigned.organisation.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a page of an ended session shows again is what somebody wrote: read from every form of the workspace, those of later features too. */
class TurnedAwayTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final String OURS = "name=\"form\" value=\"{frame.form}\"";
    private static final Pattern FIELD = Pattern.compile("<input[^>]*>");
    private static final Pattern UNSHOWN =
            Pattern.compile("type=\"(hidden|password|file)\"|autocomplete=\"(one-time-code|[a-z]+-password)\"");
    /** Parts of pages and pages of everybody, where other fields may be hidden. */
    private static final Pattern SECRET =
            Pattern.compile("type=\"password\"|autocomplete=\"(one-time-code|[a-z]+-password)\"");

    private static final Pattern NAME = Pattern.compile(" name=\"([^\"{}]+)(\\{[^\"]*)?\"");

    @Test
    void no_hidden_field_and_no_secret_of_any_form_is_shown_again() throws IOException {
        var shown = new TreeSet<String>();
        var seen = new TreeSet<String>();
        try (var files = Files.walk(TEMPLATES)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var html = Files.readString(file);
                var unshown = html.contains(OURS) ? UNSHOWN : SECRET;
                FIELD.matcher(html).results().map(found -> found.group()).forEach(field -> {
                    var name = NAME.matcher(field);
                    if (!unshown.matcher(field).find() || !name.find()) return;
                    seen.add(name.group(1));
                    // What follows is put in when the page is drawn.
                    if (TurnedAway.isTyped(name.group(1) + (name.group(2) == null ? "" : "x")))
                        shown.add(file.getFileName() + ": " + name.group(1));
                });
            }
        }
        assertEquals(new TreeSet<>(), shown);
        assertTrue(seen.contains("revision") && seen.contains("smtp") && seen.contains("second"), seen::toString);
    }

    @Test
    void what_people_write_is_shown_again() {
        for (var name : new String[] {"petition.body", "petition.slug", "note", "reason", "letter", "t-staff.signIn"})
            assertTrue(TurnedAway.isTyped(name), name);
    }
}
