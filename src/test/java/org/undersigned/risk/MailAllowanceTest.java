package org.undersigned.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.undersigned.risk.MailAllowance.Answer;

class MailAllowanceTest {

    private final MailAllowance allowance = new MailAllowance(true);

    @Test
    void a_mailbox_gets_three_mails_a_day_for_one_petition() {
        for (int i = 0; i < 3; i++) assertEquals(Answer.SEND, allowance.ask("p1", "ana@example.org", "192.0.2.1"));
        assertEquals(Answer.LEAVE_OUT, allowance.ask("p1", "ana@example.org", "192.0.2.1"));
        assertEquals(Answer.SEND, allowance.ask("p2", "ana@example.org", "192.0.2.1"));
    }

    @Test
    void a_mailbox_gets_ten_mails_a_day_over_all_petitions() {
        for (int i = 0; i < 10; i++) assertEquals(Answer.SEND, allowance.ask("p" + i, "ana@example.org", "192.0.2.1"));
        assertEquals(Answer.LEAVE_OUT, allowance.ask("p10", "ana@example.org", "192.0.2.1"));
    }

    @Test
    void mail_of_a_crowd_behind_one_network_is_held_and_never_refused() {
        for (int i = 0; i < 60; i++)
            assertEquals(Answer.SEND, allowance.ask("p" + i, i + "@example.org", "192.0.2." + i));
        assertEquals(Answer.HOLD, allowance.ask("p", "late@example.org", "192.0.2.200"));
        assertEquals(Answer.SEND, allowance.ask("p", "elsewhere@example.org", "198.51.100.1"));
    }

    @Test
    void this_machine_is_exempt_only_where_that_was_chosen() {
        var strict = new MailAllowance(false);
        for (int i = 0; i < 61; i++) assertEquals(Answer.SEND, allowance.ask("p" + i, i + "@example.org", "127.0.0.1"));
        for (int i = 0; i < 60; i++) strict.ask("p" + i, i + "@example.org", "127.0.0.1");
        assertEquals(Answer.HOLD, strict.ask("p", "late@example.org", "127.0.0.1"));
    }

    @Test
    void a_network_is_a_slash_24_or_a_slash_64() {
        assertEquals(MailAllowance.prefix("192.0.2.1"), MailAllowance.prefix("192.0.2.254"));
        assertEquals(MailAllowance.prefix("2001:db8:1:2::1"), MailAllowance.prefix("2001:db8:1:2:ffff::9"));
    }
}
