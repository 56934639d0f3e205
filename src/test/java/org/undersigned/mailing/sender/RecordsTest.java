package org.undersigned.mailing.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undersigned.mailing.sender.Verdict.Outcome;

class RecordsTest {

    private static final DnsRecord SPF =
            new DnsRecord(DnsRecord.Kind.SPF, "example.org", "v=spf1 a:mail.example.org ~all", "");
    private static final DnsRecord DKIM =
            new DnsRecord(DnsRecord.Kind.DKIM, "u1._domainkey.example.org", "v=DKIM1; k=rsa; p=AbC/+=", "u1");
    private static final DnsRecord DMARC =
            new DnsRecord(DnsRecord.Kind.DMARC, "_dmarc.example.org", "v=DMARC1; p=none", "");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=spf1 a:mail.example.org ~all | RIGHT",
                "v=spf1 mx a:mail.example.org -all | RIGHT",
                "v=spf1 mx -all | DIFFERENT",
                "v=spf1 a:mail.example.organic -all | DIFFERENT",
                "google-site-verification=1 | MISSING",
                "v=spf10 a:mail.example.org | MISSING"
            })
    void others_may_send_for_the_domain_too_as_long_as_our_server_may(String found, Outcome outcome) {
        assertEquals(
                outcome, Records.judge(SPF, List.of(found, "something else")).outcome());
    }

    @Test
    void two_records_of_a_kind_are_none_to_whoever_reads_them() {
        assertEquals(
                Outcome.DIFFERENT,
                Records.judge(SPF, List.of(SPF.value(), "v=spf1 -all")).outcome());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DKIM1; k=rsa; p=AbC/+= | RIGHT",
                "p=AbC/ += | RIGHT",
                "v=DKIM1; p=AbC/+=; k=rsa; s=email | RIGHT",
                "v=DKIM1; k=rsa; p=abc/+= | DIFFERENT",
                "v=DKIM1; k=rsa; p= | DIFFERENT",
                "v=DKIM1; k=rsa; p=AbC/+=; s=other | DIFFERENT"
            })
    void a_key_is_the_same_key_however_its_record_is_written(String found, Outcome outcome) {
        assertEquals(outcome, Records.judge(DKIM, List.of(found)).outcome());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DMARC1; p=reject; rua=mailto:a@example.org | RIGHT",
                "v=DMARC1;p=none | RIGHT",
                "v=DMARC1; sp=none | DIFFERENT",
                "something | MISSING"
            })
    void whatever_a_domain_wants_done_with_strangers_is_right(String found, Outcome outcome) {
        assertEquals(outcome, Records.judge(DMARC, List.of(found)).outcome());
    }

    @Test
    void a_long_key_stands_in_a_zone_file_in_strings_that_fit() {
        var value = "v=DKIM1; k=rsa; p=" + "a".repeat(392);
        var line = new DnsRecord(DnsRecord.Kind.DKIM, "u1._domainkey.example.org", value, "u1").zoneLine();
        var strings = Arrays.stream(line.split("\" ?\"?")).skip(1).toList();
        assertEquals(List.of(255, 155), strings.stream().map(String::length).toList());
        assertEquals(value, String.join("", strings));
        assertTrue(line.startsWith("u1._domainkey.example.org. IN TXT \"v=DKIM1; "), line);
    }

    @Test
    void a_domain_and_one_under_it_are_one_and_neighbours_are_not() {
        assertTrue(Records.isAligned("example.org", "bounces.example.org"));
        assertTrue(Records.isAligned("news.example.org", "example.org"));
        assertFalse(Records.isAligned("example.org", "badexample.org"));
        assertFalse(Records.isAligned("example.org", "example.net"));
    }
}
