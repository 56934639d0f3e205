package org.undersigned.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.exchange.CampaignFileReader;
import org.undersigned.exchange.CampaignTree;
import org.undersigned.exchange.Read;

/** What the copy of a campaign brings along, and what stays behind. */
class CopyingTest {

    private static final Instant BEFORE = Instant.parse("2027-05-01T12:00:00Z");
    private static final Instant AFTER = Instant.parse("2028-02-01T12:00:00Z");

    private static DraftTree sample(String name) {
        var read = new CampaignFileReader().read(Path.of("samples/" + name + "/campaign.yaml"));
        return DraftTree.of(
                CampaignTree.of(assertInstanceOf(Read.Good.class, read).file()));
    }

    /** Without what others say or sign, and without announcements. */
    private static DraftTree actions(DraftTree original) {
        for (var list : List.of("statement", "announcements")) original.put(list, null);
        return original;
    }

    /** As somebody copies it who writes for two organisations. */
    private static Copying.Copy copy(DraftTree original, Instant now) {
        return Copying.of(original, now, List.of("nnirr", "nature-lirenne")::contains);
    }

    private static Draft draft(Copying.Copy copy, String... languages) {
        return new Draft(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Optional.empty(),
                List.of(languages),
                copy.tree(),
                1,
                Instant.EPOCH,
                UUID.randomUUID(),
                Optional.empty(),
                copy.leftOut());
    }

    @Test
    void letters_and_calls_come_along_word_for_word_under_addresses_of_their_own_and_as_a_test_again() {
        var original = sample("us-welcomes");
        original.put("letters[0].test", false);
        var copy = copy(original, BEFORE);
        var slugs = new HashSet<String>();
        slugs.add(copy.tree().text("petition.slug"));
        for (var list : List.of("letters", "calls")) {
            assertEquals(original.size(list), copy.tree().size(list));
            var there = original.text(list + "[0].slug");
            var made = copy.tree().text(list + "[0].slug");
            assertTrue(made.matches(there + "-[0-9]{3}"), made);
            assertTrue(slugs.add(made), made);
            copy.tree().put(list + "[0].slug", there);
        }
        original.put("letters[0].test", null);
        assertEquals(original.at("letters"), copy.tree().at("letters"));
        assertEquals(original.at("calls"), copy.tree().at("calls"));
        assertInstanceOf(Read.Good.class, Finished.read(draft(copy, "en", "es", "ht", "ar")));
    }

    @Test
    void addresses_that_differ_by_their_number_alone_stay_apart() {
        var original = sample("us-welcomes");
        original.put("calls[1]", original.at("calls[0]"));
        original.put("calls[1].slug", original.text("calls[0].slug") + "-2");
        var copy = copy(original, BEFORE).tree();
        assertNotEquals(copy.text("calls[0].slug"), copy.text("calls[1].slug"));
    }

    @Test
    void days_to_come_stay() {
        var copy = copy(actions(sample("river")), BEFORE);
        assertEquals("2027-12-31", copy.tree().text("petition.closes"));
        assertEquals("2027-05-22T10:00", copy.tree().text("pledges[0].event.starts"));
        assertEquals(List.of(), copy.leftOut());
    }

    @Test
    void days_that_are_over_stay_behind_and_are_told_until_they_are_chosen_anew() {
        var original = actions(sample("river"));
        var copy = copy(original, AFTER);
        var draft = draft(
                copy,
                original.root().path("petition").path("title").properties().stream()
                        .map(java.util.Map.Entry::getKey)
                        .toArray(String[]::new));
        var tree = draft.tree();
        assertTrue(tree.at("petition.closes").isMissingNode());
        assertTrue(tree.at("pledges[0].event.starts").isMissingNode());
        var due = draft.due();
        assertEquals(
                List.of(draft.path() + "/look#petition-closes", draft.path() + "/actions#pledges-0-event-starts"),
                due.stream().map(LeftOut.Due::path).toList());
        assertEquals(LocalDate.of(2027, 5, 22), due.get(1).was().orElseThrow());
        // An event has a time, so the draft cannot be stored before; without a last day it can.
        assertEquals(
                List.of("pledges[0].event.starts", "pledges[0].event.ends"),
                Faults.of(draft).all().stream()
                        .flatMap(fault -> fault.question().stream())
                        .map(Question.Placed::path)
                        .toList());
        tree.put("pledges[0].event.starts", "2028-05-20T10:00");
        tree.put("pledges[0].event.ends", "2028-05-20T16:00");
        assertEquals(List.of(), Faults.of(draft).all());
        assertEquals(1, draft.due().size());
        tree.put("petition.closes", "2028-12-31");
        assertEquals(List.of(), draft.due());
    }

    @Test
    void a_first_day_that_is_over_is_left_out_without_a_word_and_a_last_one_with() {
        var original = sample("us-welcomes");
        actions(original).put("calls[0].opens", "2027-04-01");
        original.put("calls[0].closes", "2027-04-30");
        var copy = copy(original, BEFORE);
        assertTrue(copy.tree().at("calls[0].opens").isMissingNode());
        assertTrue(copy.tree().at("calls[0].closes").isMissingNode());
        assertEquals(
                List.of(new LeftOut("calls", copy.tree().text("calls[0].slug"), "closes", "2027-04-30")),
                copy.leftOut());
        assertEquals(
                copy.leftOut(),
                copy.leftOut().stream().map(LeftOut::stored).map(LeftOut::of).toList());
    }

    @Test
    void a_list_of_representatives_that_is_too_long_for_a_draft_stays_behind_and_is_told() {
        var original = sample("us-welcomes");
        actions(original);
        var one = java.util.Map.of("name", "Robin Example", "area", "x".repeat(Drafting.MOST_BYTES));
        original.put("letters[0].representatives", List.of(one));
        var draft = draft(copy(original, BEFORE), "en", "es", "ht", "ar");
        assertTrue(draft.tree().at("letters[0].representatives").isMissingNode());
        assertEquals(
                List.of("draft.leftOut.representatives"),
                draft.due().stream().map(LeftOut.Due::label).toList());
    }

    @Test
    void texts_that_no_step_asks_for_read_in_another_main_language_too() {
        var draft = draft(copy(sample("us-welcomes"), BEFORE), "es", "en");
        for (var list : List.of("letters", "calls"))
            for (var there : List.of("[0].suggestions[0].subject", "[0].offices[0].name"))
                if (draft.tree().at(list + there).isObject()) draft.tree().put(list + there + ".es", null);
        assertEquals(List.of(), Faults.of(draft).all());
        var subject = Finished.tree(draft).at("letters[0].suggestions[0].subject");
        assertEquals(subject.path("en"), subject.path("es"));
        assertFalse(subject.has("ar"));
    }

    @Test
    void a_statement_begins_anew_with_the_words_that_stood_last_and_nobody_has_signed_or_is_quoted() {
        var original = sample("us-welcomes");
        var draft = draft(copy(original, BEFORE), "en", "es", "ht", "ar");
        var read = assertInstanceOf(Read.Good.class, Finished.read(draft)).file();
        var statement = read.statement().orElseThrow();
        assertTrue(statement.slug().matches("us-welcomes-[0-9]{3}"), statement.slug());
        assertEquals(1, statement.versions().size());
        assertEquals(1, statement.versions().getFirst().number());
        assertEquals(read.petition().opens(), statement.versions().getFirst().dated());
        assertEquals(
                original.at("statement.versions[1].text"), Finished.tree(draft).at("statement.versions[0].text"));
        assertEquals(List.of(), statement.signOns());
        assertEquals(List.of(), statement.quotes());
        assertEquals(
                List.of(
                        draft.path() + "/statement#part-statement-sign_ons draft.leftOut.sign_ons",
                        draft.path() + "/statement#part-statement-quotes draft.leftOut.quotes"),
                draft.due().stream()
                        .filter(due -> due.path().contains("/statement#"))
                        .map(due -> due.path() + " " + due.label())
                        .toList());
    }

    @Test
    void what_a_statement_lacks_is_told_until_somebody_signs_and_is_quoted_anew() {
        var draft = draft(copy(sample("us-welcomes"), BEFORE), "en", "es", "ht", "ar");
        draft.tree().grow("statement.sign_ons", 1);
        draft.tree().grow("statement.quotes", 1);
        assertEquals(
                List.of(),
                draft.due().stream()
                        .filter(due -> due.path().contains("/statement#"))
                        .toList());
    }

    @Test
    void announcements_of_ones_own_come_along_as_they_were_and_those_of_others_are_told_and_stay() {
        var original = sample("us-welcomes");
        var draft = draft(copy(original, BEFORE), "en", "es", "ht", "ar");
        var tree = draft.tree();
        assertEquals(1, tree.size("announcements"));
        var made = tree.text("announcements[0].slug");
        assertTrue(made.matches("nnirr-end-family-detention-[0-9]{3}"), made);
        var due = draft.due().stream()
                .filter(one -> one.path().startsWith(draft.path() + "/after#"))
                .map(one -> one.path().replaceFirst(".*#", "") + " " + one.label())
                .toList();
        assertEquals(
                List.of("part-announcements draft.leftOut.others", "announcements-0-date draft.leftOut.date"), due);
        tree.put("announcements[0].slug", original.text("announcements[0].slug"));
        tree.put("announcements[0].date", original.text("announcements[0].date"));
        assertEquals(original.at("announcements[0]"), tree.at("announcements[0]"));
    }

    @Test
    void an_announcement_that_was_taken_down_stays_down() {
        var original = sample("us-welcomes");
        original.put("announcements[0].taken_down", "2027-04-01");
        assertEquals(0, copy(original, BEFORE).tree().size("announcements"));
    }

    @Test
    void the_day_of_an_announcement_that_is_to_come_stays() {
        var original = sample("us-welcomes");
        original.put("announcements[0].date", "2027-06-01");
        assertEquals("2027-06-01", copy(original, BEFORE).tree().text("announcements[0].date"));
    }
}
