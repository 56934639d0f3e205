package org.undersigned.mailing.sender;

import java.util.ArrayList;
import java.util.List;

/** Looks for one record, and says what receivers make of what stands in its place. */
final class Looking {

    private final Spf.Names names;

    Looking(Spf.Names names) {
        this.names = names;
    }

    /** Looks for a record, where {@code host} hands the mail on. */
    Verdict look(DnsRecord record, String host) {
        var said = record.kind() == DnsRecord.Kind.MX ? names.mailServers(record.name()) : names.texts(record.name());
        return switch (said) {
            case Dns.Said.Answer answer -> further(record, Records.judge(record, answer.records()), host);
            case Dns.Said.Silence silence -> Verdict.of(record, Verdict.Outcome.SILENT, "");
        };
    }

    private Verdict further(DnsRecord record, Verdict verdict, String host) {
        return switch (record.kind()) {
            case SPF ->
                verdict.outcome() == Verdict.Outcome.DIFFERENT
                        ? new Verdict(verdict.kind(), verdict.name(), sending(record.name(), host), verdict.found())
                        : verdict;
            case DMARC -> verdict.outcome() == Verdict.Outcome.MISSING ? Dmarc.above(record, names::texts) : verdict;
            case DKIM, MX -> verdict;
        };
    }

    /** Whether a record that does not name our server lets it send all the same, by whichever of its addresses. */
    private Verdict.Outcome sending(String domain, String host) {
        var addresses = new ArrayList<byte[]>();
        for (var six : new boolean[] {false, true})
            switch (names.addresses(host, six)) {
                case Dns.Said.Silence silence -> {
                    return Verdict.Outcome.SILENT;
                }
                case Dns.Said.Answer answer ->
                    answer.records().forEach(text -> SpfRecord.address(text).ifPresent(addresses::add));
            }
        if (addresses.isEmpty()) return Verdict.Outcome.UNTOLD;
        var results = addresses.stream()
                .map(address -> Spf.of(names, address, domain))
                .toList();
        return outcome(results);
    }

    /** The worst of them: which address a mail leaves by, nobody here can choose. */
    private static Verdict.Outcome outcome(List<Spf.Result> results) {
        if (results.contains(Spf.Result.NO) || results.contains(Spf.Result.BROKEN)) return Verdict.Outcome.DIFFERENT;
        if (results.contains(Spf.Result.SILENT)) return Verdict.Outcome.SILENT;
        if (results.contains(Spf.Result.UNTOLD)) return Verdict.Outcome.UNTOLD;
        return Verdict.Outcome.RIGHT;
    }
}
