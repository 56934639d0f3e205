package org.undersigned.mailing.sender;

import java.util.ArrayList;
import java.util.List;

/** Which records speak for a sender, and whether what stands in the DNS does. */
final class Records {

    private Records() {}

    /** What has to stand there, where {@code server} is the host that hands the mail on. */
    static List<DnsRecord> of(SenderSettings sender, List<SenderKey> keys, String server) {
        var records = new ArrayList<DnsRecord>();
        for (var key : keys)
            if (key.state() != SenderKey.State.FORMER)
                records.add(new DnsRecord(DnsRecord.Kind.DKIM, key.name(), key.record(), key.selector()));
        records.add(new DnsRecord(DnsRecord.Kind.SPF, envelope(sender), "v=spf1 a:" + server + " ~all", ""));
        records.add(new DnsRecord(DnsRecord.Kind.DMARC, "_dmarc." + sender.domain(), "v=DMARC1; p=none", ""));
        if (!sender.bounces().isEmpty()) {
            var domain = envelope(sender);
            records.add(new DnsRecord(DnsRecord.Kind.MX, domain, "10 mail." + domain, ""));
        }
        return records;
    }

    /** The domain that mail is returned to, which SPF is about. */
    static String envelope(SenderSettings sender) {
        return sender.bounces().isEmpty()
                ? sender.domain()
                : sender.bounces().substring(sender.bounces().lastIndexOf('@') + 1);
    }

    /** Whether two domains are one to DMARC, as far as can be told without a list of what registries sell: one stands under the other. */
    static boolean isAligned(String one, String other) {
        return one.equals(other) || one.endsWith("." + other) || other.endsWith("." + one);
    }

    /** Compares a record with what stands at its name. */
    static Verdict judge(DnsRecord wanted, List<String> found) {
        var of = found.stream().filter(text -> isOfKind(wanted.kind(), text)).toList();
        if (of.isEmpty()) return Verdict.of(wanted, Verdict.Outcome.MISSING, "");
        // Two records of a kind are none to whoever reads them (RFC 7208, 4.5; RFC 6376, 3.6.2.2; RFC 7489, 6.6.3).
        var right = (of.size() == 1 || wanted.kind() == DnsRecord.Kind.MX) && isRight(wanted, of.getFirst());
        return Verdict.of(wanted, right ? Verdict.Outcome.RIGHT : Verdict.Outcome.DIFFERENT, String.join(" | ", of));
    }

    static boolean isOfKind(DnsRecord.Kind kind, String text) {
        return switch (kind) {
            case SPF -> SpfRecord.isOne(text);
            case DMARC -> text.startsWith("v=DMARC1");
            case DKIM -> text.contains("p=");
            case MX -> true;
        };
    }

    private static boolean isRight(DnsRecord wanted, String text) {
        return switch (wanted.kind()) {
            // Others may send for the domain, too: only our server has to be among them.
            case SPF -> List.of(text.split(" +")).contains(wanted.value().split(" ")[1]);
            case DMARC -> text.replace(" ", "").matches("v=DMARC1;.*\\bp=(none|quarantine|reject)\\b.*");
            case DKIM -> part(text, "p").equals(part(wanted.value(), "p")) && isFor(text);
            case MX -> !text.replaceFirst("^\\d+ +", "").equals(".");
        };
    }

    /** Whether a key may be used as we use it: by RSA, for mail, not in a test of its own. */
    private static boolean isFor(String text) {
        return (part(text, "k").isEmpty() || part(text, "k").equals("rsa"))
                && (part(text, "s").isEmpty()
                        || part(text, "s").contains("*")
                        || part(text, "s").contains("email"));
    }

    private static String part(String text, String name) {
        for (var one : text.split(";")) {
            var pair = one.split("=", 2);
            if (pair.length == 2 && pair[0].strip().equals(name)) return pair[1].replaceAll("\\s", "");
        }
        return "";
    }
}
