package org.undersigned.mailing.sender;

import io.netty.util.NetUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands in an SPF record (RFC 7208, 4.6 and 5).
 *
 * @param terms in the order in which they count
 * @param redirect whose record counts if none of them does
 */
record SpfRecord(List<Term> terms, Optional<String> redirect) {

    private static final String VERSION = "v=spf1";
    private static final Pattern MODIFIER = Pattern.compile("([A-Za-z][A-Za-z0-9._-]*)=(.*)");
    private static final Pattern TERM =
            Pattern.compile("([-+~?]?)(all|include|a|mx|ptr|ip4|ip6|exists)(?:([:/].*))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NETWORK = Pattern.compile("(.*?)(?:/(\\d{1,3}))?(?://(\\d{1,3}))?");

    /** What a term is about. */
    enum Kind {
        ALL,
        INCLUDE,
        A,
        MX,
        PTR,
        IP4,
        IP6,
        EXISTS
    }

    /**
     * One of them.
     *
     * @param about a domain; empty for the one whose record it is
     * @param network addresses of which this is one; empty if it names none
     * @param four how many bits of an address of version 4 count
     */
    record Term(boolean passes, Kind kind, String about, byte[] network, int four, int six) {

        int bits(int octets) {
            return octets == 4 ? four : six;
        }

        /** Whether it asks the DNS. */
        boolean asks() {
            return kind != Kind.ALL && kind != Kind.IP4 && kind != Kind.IP6;
        }

        /** Whether it rests on what is known only when a mail is sent. */
        boolean isUntold() {
            return kind == Kind.PTR || kind == Kind.EXISTS || about.contains("%");
        }
    }

    /** Whether a text is such a record. */
    static boolean isOne(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return lower.equals(VERSION) || lower.startsWith(VERSION + " ");
    }

    /** Reads one; nothing if receivers would give up on it. */
    static Optional<SpfRecord> parse(String text) {
        var terms = new ArrayList<Term>();
        var redirect = Optional.<String>empty();
        for (var word : text.substring(VERSION.length()).strip().split(" +")) {
            if (word.isEmpty()) continue;
            var modifier = MODIFIER.matcher(word);
            if (modifier.matches()) {
                if (!modifier.group(1).equalsIgnoreCase("redirect")) continue;
                if (redirect.isPresent()) return Optional.empty();
                redirect = Optional.of(modifier.group(2));
                continue;
            }
            var term = term(word);
            if (term.isEmpty()) return Optional.empty();
            terms.add(term.get());
        }
        return Optional.of(new SpfRecord(List.copyOf(terms), redirect));
    }

    private static Optional<Term> term(String word) {
        var found = TERM.matcher(word);
        if (!found.matches()) return Optional.empty();
        var passes = found.group(1).isEmpty() || found.group(1).equals("+");
        var kind = Kind.valueOf(found.group(2).toUpperCase(Locale.ROOT));
        var rest = Optional.ofNullable(found.group(3)).orElse("");
        var network = NETWORK.matcher(rest.startsWith(":") ? rest.substring(1) : rest);
        if (!network.matches()) return Optional.empty();
        var about = network.group(1);
        var four = bits(network.group(2), kind == Kind.IP6 ? 128 : 32);
        var six = bits(network.group(3), 128);
        if (four.isEmpty() || six.isEmpty() || rest.startsWith(":") == about.isEmpty()) return Optional.empty();
        return switch (kind) {
            case ALL, PTR -> Optional.of(new Term(passes, kind, about, new byte[0], 32, 128));
            case A, MX -> Optional.of(new Term(passes, kind, about, new byte[0], four.get(), six.get()));
            case INCLUDE, EXISTS ->
                about.isEmpty() ? Optional.empty() : Optional.of(new Term(passes, kind, about, new byte[0], 32, 128));
            case IP4 ->
                address(about)
                        .filter(one -> one.length == 4)
                        .map(one -> new Term(passes, kind, "", one, four.get(), 0));
            case IP6 ->
                address(about)
                        .filter(one -> one.length == 16)
                        .map(one -> new Term(passes, kind, "", one, 0, four.get()));
        };
    }

    /** How many bits count; all if none are named, nothing if they are more than there are. */
    private static Optional<Integer> bits(String text, int all) {
        if (text == null) return Optional.of(all);
        return Optional.of(Integer.parseInt(text)).filter(bits -> bits <= all);
    }

    /** The octets of an address as it is written; nothing if it is none. Nothing is looked up. */
    static Optional<byte[]> address(String text) {
        return Optional.ofNullable(NetUtil.createByteArrayFromIpAddressString(text));
    }
}
