package org.undersigned.mailing.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.html.Page;
import org.undersigned.foundation.html.Translated;
import org.undersigned.mailing.Mailing;
import org.undersigned.mailing.Results;
import org.undersigned.mailing.Segment;
import org.undersigned.mailing.What;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Role;

/** What a mailing came to is told as far as nobody learns from it what one person did. */
class StandingShownTest {

    private static final Page PAGE = Page.of("en", "/", "", "http://localhost");

    @Test
    void who_signed_is_not_told_of_a_few_mails_nor_exactly_of_a_few_people() {
        assertEquals("–", signed(19, 7), "each of them could be asked who they are");
        assertEquals("–", signed(19, 0));
        assertEquals("0", signed(20, 0));
        assertEquals("fewer than 5", signed(1_000, 1));
        assertEquals("fewer than 5", signed(1_000, 4));
        assertEquals("5", signed(1_000, 5));
    }

    @Test
    void subjects_are_compared_once_neither_tells_of_a_few() {
        assertFalse(own(line(Mailing.Subject.A, 100, 9)).isCompared(), "there is one alone");
        assertFalse(own(line(Mailing.Subject.A, 100, 9), line(Mailing.Subject.B, 100, 4))
                .isCompared());
        assertFalse(own(line(Mailing.Subject.A, 19, 9), line(Mailing.Subject.B, 100, 9))
                .isCompared());
        var both =
                own(line(Mailing.Subject.A, 100, 9), line(Mailing.Subject.B, 100, 5), line(Mailing.Subject.REST, 9, 1));
        assertTrue(both.isCompared());
        assertEquals(0.09, both.comparison().first(), 1e-9);
        assertEquals(0.05, both.comparison().second(), 1e-9);
    }

    @Test
    void mailings_to_a_list_that_differ_by_one_person_show_the_same() {
        var some = list(line(Mailing.Subject.A, 101, 9), line(Mailing.Subject.B, 126, 8));
        var more = list(line(Mailing.Subject.A, 102, 9), line(Mailing.Subject.B, 127, 8));
        assertEquals(some.comparison(), more.comparison());
        assertEquals("at least 125", some.told(126, PAGE));
        assertEquals("at least 125", some.told(127, PAGE));
        assertEquals("fewer than 5", some.told(1, PAGE));
        assertEquals("0", some.told(0, PAGE));
        assertEquals("126", own().told(126, PAGE));
        assertEquals("1", own().told(1, PAGE));
    }

    private static String signed(long sent, long signed) {
        var line = line(Mailing.Subject.A, sent, signed);
        return own(line).signed(line, PAGE);
    }

    private static Results.Line line(Mailing.Subject subject, long sent, long signed) {
        return new Results.Line(subject, Map.of(What.SENT, sent), signed);
    }

    private static StandingShown own(Results.Line... lines) {
        return shown(Optional.empty(), lines);
    }

    private static StandingShown list(Results.Line... lines) {
        return shown(Optional.of(UUID.randomUUID()), lines);
    }

    private static StandingShown shown(Optional<UUID> petition, Results.Line... lines) {
        var organisation = UUID.randomUUID();
        var words = new Translated(Map.of("en", "The river"));
        var mailing = new Mailing(
                UUID.randomUUID(),
                organisation,
                petition,
                Optional.empty(),
                Segment.ALL,
                words,
                Optional.empty(),
                words,
                100,
                Optional.empty(),
                false,
                "m1",
                Optional.empty(),
                Mailing.State.DONE,
                true,
                LocalDate.EPOCH,
                Optional.empty());
        var member = new Membership(organisation, "watch", words, Role.VIEWER);
        return new StandingShown(
                mailing, member, new Results.Standing(List.of(lines), Map.of()), Optional.empty(), false, true, "");
    }
}
