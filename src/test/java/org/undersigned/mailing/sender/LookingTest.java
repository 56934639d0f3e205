package org.undersigned.mailing.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undersigned.mailing.sender.Verdict.Outcome;

/** What receivers make of SPF and DMARC records that do not say literally what we ask for. */
class LookingTest {

    private static final String HOST = "mail.host.example";
    private static final DnsRecord SPF =
            new DnsRecord(DnsRecord.Kind.SPF, "example.org", "v=spf1 a:" + HOST + " ~all", "");
    private static final DnsRecord DMARC =
            new DnsRecord(DnsRecord.Kind.DMARC, "_dmarc.news.a.example.org", "v=DMARC1; p=none", "");

    private final Map<String, List<String>> zone = new HashMap<>();
    private final Looking looking = new Looking(new Spf.Names() {
        @Override
        public Dns.Said texts(String name) {
            return said("TXT " + name);
        }

        @Override
        public Dns.Said mailServers(String name) {
            return said("MX " + name);
        }

        @Override
        public Dns.Said addresses(String name, boolean six) {
            return said((six ? "AAAA " : "A ") + name);
        }

        private Dns.Said said(String question) {
            var found = zone.getOrDefault(question, List.of());
            return found.contains("silence") ? new Dns.Said.Silence() : new Dns.Said.Answer(found);
        }
    });

    @BeforeEach
    void host() {
        put("A " + HOST, "192.0.2.7");
        put("TXT yes.example", "v=spf1 ip4:192.0.2.0/28 -all");
        put("TXT no.example", "v=spf1 ip4:198.51.100.0/24 -all");
        put("TXT macro.example", "v=spf1 exists:%{i}.list.example -all");
        put("TXT quiet.example", "silence");
        put("A other.example", "192.0.2.9");
        put("MX example.org", "10 mx1.example.org", "20 mx2.example.org");
        put("A mx1.example.org", "198.51.100.1");
        put("A mx2.example.org", "192.0.2.7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=spf1 include:yes.example -all | RIGHT",
                "v=spf1 include:no.example -all | DIFFERENT",
                "v=spf1 include:no.example ip4:192.0.2.7 ~all | RIGHT",
                "v=spf1 redirect=yes.example | RIGHT",
                "v=spf1 redirect=no.example | DIFFERENT",
                "v=spf1 redirect=nothing.example | DIFFERENT",
                "v=spf1 mx -all | RIGHT",
                "v=spf1 a -all | DIFFERENT",
                "v=spf1 a:other.example -all | DIFFERENT",
                "v=spf1 a:other.example/28 -all | RIGHT",
                "v=spf1 ip4:192.0.2.8/29 -all | DIFFERENT",
                "v=spf1 ip6:2001:db8::/32 -all | DIFFERENT",
                "v=spf1 -ip4:192.0.2.7 include:yes.example -all | DIFFERENT",
                "v=spf1 ~ip4:192.0.2.7 -all | DIFFERENT",
                "V=SPF1 INCLUDE:yes.example -ALL | RIGHT",
                "v=spf1 +all | RIGHT",
                "v=spf1 exists:%{i}.list.example -all | UNTOLD",
                "v=spf1 include:macro.example ~all | UNTOLD",
                "v=spf1 exists:%{i}.list.example include:yes.example -all | RIGHT",
                "v=spf1 -exists:%{i}.list.example include:yes.example -all | UNTOLD",
                "v=spf1 ptr -all | UNTOLD",
                "v=spf1 include:quiet.example -all | SILENT",
                "v=spf1 include:nothing.example +all | DIFFERENT",
                "v=spf1 ip4:192.0.2.7/33 -all | DIFFERENT",
                "v=spf1 ip4:192.0.2.7 nonsense:x -all | DIFFERENT",
                "v=spf1 a:1.example a:2.example a:3.example ip4:192.0.2.7 -all | DIFFERENT",
                "v=spf1 a:1.example a:2.example ip4:192.0.2.7 -all | RIGHT"
            })
    void a_record_is_worked_out_for_the_address_of_our_server(String record, Outcome outcome) {
        put("TXT example.org", record, "something else");
        assertEquals(outcome, looking.look(SPF, HOST).outcome());
    }

    @Test
    void ten_terms_may_ask_the_dns_and_no_more() {
        chain(10);
        assertEquals(Outcome.RIGHT, looking.look(SPF, HOST).outcome());
        chain(11);
        assertEquals(Outcome.DIFFERENT, looking.look(SPF, HOST).outcome());
    }

    @Test
    void a_record_that_includes_itself_comes_to_an_end() {
        put("TXT example.org", "v=spf1 include:example.org ip4:192.0.2.7 -all");
        assertEquals(Outcome.DIFFERENT, looking.look(SPF, HOST).outcome());
    }

    @Test
    void every_address_of_the_server_has_to_pass() {
        put("AAAA " + HOST, "2001:db8::7");
        put("TXT example.org", "v=spf1 ip4:192.0.2.7 -all");
        assertEquals(Outcome.DIFFERENT, looking.look(SPF, HOST).outcome());
        put("TXT example.org", "v=spf1 ip4:192.0.2.7 ip6:2001:db8::/32 -all");
        assertEquals(Outcome.RIGHT, looking.look(SPF, HOST).outcome());
    }

    @Test
    void of_a_server_whose_address_nobody_knows_nothing_can_be_told() {
        put("TXT example.org", "v=spf1 include:yes.example -all");
        var verdict = looking.look(SPF, "nowhere.example");
        assertEquals(Outcome.UNTOLD, verdict.outcome());
        assertEquals("v=spf1 include:yes.example -all", verdict.found());
    }

    @Test
    void without_a_record_of_its_own_that_of_the_organisation_counts_for_a_domain() {
        assertEquals(Outcome.MISSING, looking.look(DMARC, HOST).outcome());
        put("TXT _dmarc.org", "v=DMARC1; p=none");
        assertEquals(Outcome.MISSING, looking.look(DMARC, HOST).outcome(), "nobody is a whole top level domain");
        put("TXT _dmarc.example.org", "v=DMARC1; p=reject");
        put("TXT _dmarc.a.example.org", "v=DMARC1; sp=none");
        var verdict = looking.look(DMARC, HOST);
        assertEquals(Outcome.RIGHT, verdict.outcome());
        assertEquals(DMARC.name(), verdict.name());
        assertEquals("_dmarc.example.org: v=DMARC1; p=reject", verdict.found());
        put("TXT _dmarc.news.a.example.org", "v=DMARC1; sp=none");
        assertEquals(Outcome.DIFFERENT, looking.look(DMARC, HOST).outcome(), "its own counts first");
    }

    @Test
    void above_a_registry_nobody_speaks_for_a_domain_and_a_resolver_that_says_nothing_proves_nothing() {
        put("TXT _dmarc.example.org", "v=DMARC1; p=reject; psd=y");
        put("TXT _dmarc.a.example.org", "v=DMARC1; p=quarantine");
        assertEquals(
                "_dmarc.a.example.org: v=DMARC1; p=quarantine",
                looking.look(DMARC, HOST).found());
        put("TXT _dmarc.a.example.org", "silence");
        assertEquals(Outcome.SILENT, looking.look(DMARC, HOST).outcome());
    }

    @Test
    void of_a_long_domain_the_last_seven_labels_are_looked_at() {
        assertEquals(
                List.of("d.c.b.a.x.example.org", "c.b.a.x.example.org"),
                Dmarc.parents("g.f.e.d.c.b.a.x.example.org").subList(0, 2));
        assertEquals(List.of("org"), Dmarc.parents("example.org"));
    }

    /** So many includes, one behind the other, of which the last lets us send. */
    private void chain(int includes) {
        put("TXT example.org", "v=spf1 include:c1.example -all");
        for (int i = 1; i < includes; i++)
            put("TXT c" + i + ".example", "v=spf1 include:c" + (i + 1) + ".example -all");
        put("TXT c" + includes + ".example", "v=spf1 ip4:192.0.2.7 -all");
    }

    private void put(String question, String... answers) {
        zone.put(question, List.of(answers));
    }
}
