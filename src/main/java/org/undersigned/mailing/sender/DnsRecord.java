package org.undersigned.mailing.sender;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One record that has to stand in the DNS.
 *
 * @param selector of the key that it is about, or empty
 */
public record DnsRecord(Kind kind, String name, String value, String selector) {

    /** A string in a text record has 255 octets at most (RFC 1035, 3.3). */
    private static final int LONGEST = 255;

    /** What a record is for. */
    public enum Kind {
        /** Who may send for a domain (RFC 7208). */
        SPF("TXT"),
        /** What its mail is signed with (RFC 6376). */
        DKIM("TXT"),
        /** What to do with mail that neither speaks for (RFC 7489). */
        DMARC("TXT"),
        /** Who takes mail for it. */
        MX("MX");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        public String type() {
            return type;
        }

        /** As at the end of message keys. */
        public String slug() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The line of a zone file (RFC 1035, 5.1), a long text in several strings. */
    public String zoneLine() {
        var data = kind == Kind.MX
                ? value + "."
                : strings().stream().map(one -> "\"" + one + "\"").collect(Collectors.joining(" "));
        return name + ". IN " + kind.type() + " " + data;
    }

    /** What asks for it at a command line. */
    public String dig() {
        return "dig +short " + kind.type() + " " + name;
    }

    private List<String> strings() {
        var strings = new ArrayList<String>();
        for (int i = 0; i < value.length(); i += LONGEST)
            strings.add(value.substring(i, Math.min(value.length(), i + LONGEST)));
        return strings;
    }
}
