package org.undersigned.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditEntry;
import org.undersigned.foundation.html.Languages;

/** Whatever the audit log tells can be read by somebody who knows none of its codes. */
class AuditWordsTest {

    private static final String OONA = "0a0a0a0a-0000-4000-8000-000000000001";
    private static final String MAX = "0a0a0a0a-0000-4000-8000-000000000002";
    private static final String NOBODY = "0a0a0a0a-0000-4000-8000-000000000003";
    private static final AuditNames NAMES = new AuditNames(
            Map.of(OONA, "Oona", MAX, "Max"),
            Map.of(
                    "campaign river", "Clean river",
                    "coalition waters", "Clean waters",
                    "petition close-it", "Close it",
                    "delivery 7", "Close it",
                    "delivery-pack 8", "Close it",
                    "petition-correct 8", "Close it",
                    "signature-reject 8", "Close it",
                    "draft named", "Close it",
                    "organisation watch", "River Watch"));

    private record Sample(AuditEntry entry, String sentence) {}

    @Test
    void every_action_is_a_sentence_with_who_and_what() {
        var told = EnumSet.noneOf(AuditActions.class);
        for (var sample : samples()) {
            assertEquals(sample.sentence, new AuditWords("en", NAMES).sentence(sample.entry));
            told.add(AuditActions.of(sample.entry.action()).orElseThrow());
        }
        assertEquals(EnumSet.allOf(AuditActions.class), told);
    }

    @Test
    void every_language_has_it_with_the_same_names_and_without_codes() {
        for (var language : Languages.all())
            for (var sample : samples()) {
                var entry = sample.entry;
                var sentence = new AuditWords(language, NAMES).sentence(entry);
                var why = language + " " + sentence;
                for (var name : List.of("Oona", "Max", "Close it", "Clean river", "Clean waters", "River Watch"))
                    assertEquals(sample.sentence.contains(name), sentence.contains(name), why);
                assertFalse(sentence.contains(entry.action()), why);
                // What has a hyphen or an arrow is for machines; a plain word may be the same in a language.
                assertFalse(entry.detail().matches(".*[-→].*") && sentence.contains(entry.detail()), why);
            }
    }

    @Test
    void commands_strangers_and_the_targets_office_are_told_apart_from_members() {
        assertEquals("The operator at the command line began a draft.", by("operator"));
        assertEquals("Somebody who was not signed in began a draft.", by("stranger"));
        assertEquals("The target’s office began a draft.", by("target"));
        assertEquals("Somebody who has left or belongs to another organisation began a draft.", by("staff:" + NOBODY));
    }

    @Test
    void what_another_version_wrote_is_told_by_its_code_alone() {
        for (var strange : List.of(
                entry("petition.fly", "petition close-it", ""),
                entry("petition.step", "petition close-it", "up and away"),
                entry("petition.recount", "petition close-it", "nothing"),
                entry("delivery.pack", "petition close-it", "photos 7"),
                entry("site.banner", "site", "blinking"),
                entry("staff.session-end", "staff " + MAX, "half of them"),
                entry("approval.give", "approval 1", "")))
            assertEquals(
                    "Oona did something for which this version has only a code: " + strange.action() + ".",
                    new AuditWords("en", NAMES).sentence(strange));
    }

    @Test
    void what_the_log_has_tells_no_small_number_of_people_either() {
        assertEquals(
                "<5, 2026-11-23 to 2026-11-30, country US: 3 of them",
                AuditDetail.shown(entry(
                        "signature.quarantine",
                        "petition close-it",
                        "1 (1 confirmed), 2026-11-23 to 2026-11-30, country US: 3 of them")));
        assertEquals(
                "<5 lines, opened: x", AuditDetail.shown(entry("export.supporters", "watch", "4 lines, opened: x")));
        assertEquals(
                "5 lines, opened: x", AuditDetail.shown(entry("export.supporters", "watch", "5 lines, opened: x")));
        assertEquals("names 7", AuditDetail.shown(entry("delivery.pack", "petition close-it", "names 7")));
    }

    @Test
    void what_has_no_name_any_more_goes_by_its_address() {
        assertEquals(
                "Oona took the petition “gone-by” from “Won” to “Archived”.",
                new AuditWords("en", NAMES).sentence(entry("petition.step", "petition gone-by", "won-archived")));
    }

    @Test
    void a_name_in_the_other_direction_does_not_turn_the_sentence_around() {
        var signedOut = entry("staff.sign-out", "staff " + OONA, "");
        var names = new AuditNames(Map.of(OONA, "سلمى"), Map.of());
        assertEquals("\u2068سلمى\u2069 signed out.", new AuditWords("en", names).sentence(signedOut));
        assertTrue(new AuditWords("ar", NAMES).sentence(signedOut).contains("\u2068Oona\u2069"));
    }

    private static String by(String actor) {
        return new AuditWords("en", NAMES)
                .sentence(new AuditEntry(1, Instant.EPOCH, actor, "draft.begin", "draft 1", ""));
    }

    private static AuditEntry entry(String action, String subject, String detail) {
        return new AuditEntry(1, Instant.EPOCH, "staff:" + OONA, action, subject, detail);
    }

    private static List<Sample> samples() {
        var samples = new ArrayList<Sample>();
        var lines = AuditSentences.ALL.replace("OONA", OONA).replace("MAX", MAX).replace("NOBODY", NOBODY);
        for (var line : lines.lines().toList()) {
            var fields = line.split(" *\\| *", -1);
            samples.add(new Sample(entry(fields[0], fields[1], fields[2].replace("¶", "\n")), fields[3]));
        }
        return samples;
    }
}
