package org.undersigned.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.undersigned.foundation.http.Network;
import org.undersigned.risk.MailAllowance.Answer;

class MailAllowanceTest {

    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private final MailAllowance allowance = new MailAllowance(true, () -> now);

    @Test
    void a_mailbox_gets_three_mails_a_day_for_one_petition() {
        for (int i = 0; i < 3; i++)
            assertEquals(Answer.SEND, allowance.ask(petition(1), "ana@example.org", "192.0.2.1"));
        assertEquals(Answer.LEAVE_OUT, allowance.ask(petition(1), "ana@example.org", "192.0.2.1"));
        assertEquals(Answer.SEND, allowance.ask(petition(2), "ana@example.org", "192.0.2.1"));
    }

    @Test
    void a_mailbox_gets_ten_mails_a_day_over_all_petitions() {
        for (int i = 0; i < 10; i++)
            assertEquals(Answer.SEND, allowance.ask(petition(i), "ana@example.org", "192.0.2.1"));
        assertEquals(Answer.LEAVE_OUT, allowance.ask(petition(10), "ana@example.org", "192.0.2.1"));
    }

    @Test
    void counts_begin_anew_at_midnight_utc() {
        for (int i = 0; i < 4; i++) allowance.ask(petition(1), "ana@example.org", "192.0.2.1");
        now = Instant.parse("2026-11-24T23:59:59Z");
        assertEquals(Answer.LEAVE_OUT, allowance.ask(petition(1), "ana@example.org", "192.0.2.1"));
        now = Instant.parse("2026-11-25T00:00:00Z");
        assertEquals(Answer.SEND, allowance.ask(petition(1), "ana@example.org", "192.0.2.1"));
    }

    @Test
    void mail_of_a_crowd_behind_one_network_is_held_and_never_refused() {
        for (int i = 0; i < 60; i++)
            assertEquals(Answer.SEND, allowance.ask(petition(i), i + "@example.org", "192.0.2." + i));
        assertEquals(Answer.HOLD, allowance.ask(petition(0), "late@example.org", "192.0.2.200"));
        assertEquals(Answer.SEND, allowance.ask(petition(0), "elsewhere@example.org", "198.51.100.1"));
    }

    @Test
    void a_crowd_is_one_network_one_petition_and_one_day_and_nobody_can_tell_which_network() {
        var crowd = allowance.crowd(petition(0), "192.0.2.1");
        assertEquals(crowd, allowance.crowd(petition(0), "192.0.2.200"));
        assertNotEquals(crowd, allowance.crowd(petition(0), "198.51.100.1"));
        assertNotEquals(crowd, allowance.crowd(petition(1), "192.0.2.1"));
        assertNotEquals(crowd, new MailAllowance(true, () -> now).crowd(petition(0), "192.0.2.1"));
        now = now.plus(java.time.Duration.ofDays(1));
        assertNotEquals(crowd, allowance.crowd(petition(0), "192.0.2.1"));
    }

    @Test
    void this_machine_is_exempt_only_where_that_was_chosen() {
        var strict = new MailAllowance(false, () -> now);
        for (int i = 0; i < 61; i++)
            assertEquals(Answer.SEND, allowance.ask(petition(i), i + "@example.org", "127.0.0.1"));
        for (int i = 0; i < 60; i++) strict.ask(petition(i), i + "@example.org", "127.0.0.1");
        assertEquals(Answer.HOLD, strict.ask(petition(0), "late@example.org", "127.0.0.1"));
    }

    @Test
    void sixty_gifts_an_hour_can_be_begun_from_one_network_and_keep_no_mail_from_others() {
        for (int i = 0; i < 60; i++) assertEquals(true, allowance.takesGift("192.0.2." + i));
        assertEquals(false, allowance.takesGift("192.0.2.200"));
        assertEquals(true, allowance.takesGift("198.51.100.1"));
        assertEquals(Answer.SEND, allowance.ask(petition(0), "late@example.org", "192.0.2.200"));
    }

    @Test
    void a_network_is_a_slash_24_or_a_slash_64() {
        assertEquals(Network.prefix("192.0.2.1"), Network.prefix("192.0.2.254"));
        assertEquals(Network.prefix("2001:db8:1:2::1"), Network.prefix("2001:db8:1:2:ffff::9"));
    }

    private static UUID petition(int number) {
        return new UUID(7, number);
    }
}
