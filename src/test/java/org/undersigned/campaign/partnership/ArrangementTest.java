package org.undersigned.campaign.partnership;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.campaign.partnership.Arrangement.Party;

/** What of an arrangement has to change so that everybody is asked again. */
class ArrangementTest {

    private static final Party WATCH = new Party("watch", "lead");
    private static final Party ANGLERS = new Party("anglers", "lead");
    private static final Party SCHOOL = new Party("school", "co-host");

    private final Arrangement now =
            new Arrangement(UUID.randomUUID(), 1, LocalDate.EPOCH, Arrangement.TERMS, List.of(WATCH, ANGLERS, SCHOOL));

    @Test
    void another_first_lead_is_another_point_of_contact_and_so_another_arrangement() {
        assertTrue(now.isOf(List.of(WATCH, ANGLERS, SCHOOL)));
        assertTrue(now.isOf(List.of(SCHOOL, WATCH, ANGLERS)), "nothing is said of the order of the others");
        assertFalse(now.isOf(List.of(ANGLERS, WATCH, SCHOOL)));
        assertFalse(now.covers(List.of(ANGLERS, WATCH, SCHOOL)), "nobody agreed to that");
    }

    @Test
    void who_agreed_to_share_with_more_agreed_to_share_with_fewer() {
        assertTrue(now.covers(List.of(WATCH, SCHOOL)));
        assertTrue(now.covers(List.of(ANGLERS, SCHOOL)), "the first lead left, and the next one follows");
        assertFalse(now.covers(List.of(WATCH, new Party("school", "lead"))));
        assertFalse(now.isOf(List.of(WATCH, ANGLERS)));
    }
}
