package org.undersigned.mailing.returned;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undersigned.mailing.returned.MailReturned.Kind;

/** Reports as servers write them. */
class ReportsTest {

    private static final UUID MAIL = UUID.fromString("8f14e45f-ceea-467f-a1f0-2b1c5d9e7a31");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "nothing",
            value = {
                "failed  | 5.1.1 | smtp; 550 5.1.1 no such user | HARD",
                "failed  | 5.0.0 | smtp; 550-5.1.1 The account does not exist | HARD",
                "failed  | 5.1.10 | smtp; 556 5.1.10 takes no mail | HARD",
                "failed  | 5.2.1 | smtp; 550 5.2.1 disabled | HARD",
                "failed  | 5.4.4 | dns; no such domain | HARD",
                "failed  | 5.2.2 | smtp; 552 5.2.2 full | SOFT",
                "failed  | 5.7.1 | smtp; 550 5.7.1 looks like spam | SOFT",
                "failed  | 4.4.7 | smtp; 421 4.4.7 tried long enough | SOFT",
                "failed  | 5.0.0 | smtp; 550 no | SOFT",
                "delayed | 4.4.1 | smtp; no answer yet | nothing",
                "relayed | 2.0.0 | smtp; 250 ok | nothing",
                "FAILED  | 5.1.1 | x | HARD"
            })
    void a_bounce_is_for_good_only_where_the_mailbox_is_gone(String action, String status, String said, Kind kind)
            throws Reports.Unreadable {
        var to = "returns+" + Token.of(MAIL) + "@bounces.example.org";
        assertEquals(
                Optional.ofNullable(kind).map(one -> new Report(MAIL, one)),
                Reports.of(Samples.bounce(to, action, status, said)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "nothing",
            value = {"abuse | COMPLAINT", "fraud | COMPLAINT", "not-spam | nothing", "other | nothing"})
    void a_complaint_is_known_by_the_mail_that_is_in_it(String type, Kind kind) throws Reports.Unreadable {
        assertEquals(
                Optional.ofNullable(kind).map(one -> new Report(MAIL, one)),
                Reports.of(Samples.complaint(type, "<" + MAIL + "@example.org>")));
    }

    @Test
    void a_report_about_mail_of_others_says_nothing() throws Reports.Unreadable {
        assertEquals(
                Optional.empty(), Reports.of(Samples.bounce("returns@example.org", "failed", "5.1.1", "smtp; 550")));
        assertEquals(Optional.empty(), Reports.of(Samples.complaint("abuse", "<12345@example.org>")));
    }

    @Test
    void prose_says_nothing_whatever_it_claims() throws Reports.Unreadable {
        var text = "From: a@example.org\r\nTo: returns+" + Token.of(MAIL)
                + "@bounces.example.org\r\nSubject: Undeliverable\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n";
        assertEquals(Optional.empty(), Reports.of(text.getBytes(StandardCharsets.US_ASCII)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no header at all",
                "Content-Type: multipart/report; report-type=delivery-status\r\n\r\nno boundary",
                "Content-Type: multipart/report; report-type=\"\r\n\r\nx"
            })
    void what_is_no_message_is_unreadable_or_says_nothing(String text) {
        try {
            assertEquals(Optional.empty(), Reports.of(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (Reports.Unreadable e) {
            assertEquals(null, e.getMessage());
        }
        assertThrows(Reports.Unreadable.class, () -> Reports.of(new byte[0]));
    }
}
