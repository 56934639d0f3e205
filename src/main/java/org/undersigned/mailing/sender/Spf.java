package org.undersigned.mailing.sender;

import java.util.List;
import java.util.Optional;

/**
 * Whether an address may send for a domain, worked out as a receiver does (RFC 7208). What rests on more than the address, such as macros, cannot be
 * told before a mail is sent.
 */
final class Spf {

    /** At most so many terms may ask the DNS, so many of the answers may be empty, and so many servers may take a domain's mail (4.6.4). */
    private static final int LOOKUPS = 10;

    private static final int EMPTY = 2;
    private static final int SERVERS = 10;

    private final Names names;
    private final byte[] address;
    private int lookups;
    private int empty;

    private Spf(Names names, byte[] address) {
        this.names = names;
        this.address = address;
    }

    /** What is asked of the DNS. */
    interface Names {
        Dns.Said texts(String name);

        Dns.Said mailServers(String name);

        /** Addresses of version 4, or of version 6, as they are written. */
        Dns.Said addresses(String name, boolean six);
    }

    /** What comes of it. */
    enum Result {
        PASS,
        /** Others may send, and not this one. */
        NO,
        /** Receivers give up on it. */
        BROKEN,
        /** The resolver gave no answer. */
        SILENT,
        /** It rests on what is known only when a mail is sent. */
        UNTOLD
    }

    /** The rest of the record, or of the whole question, changes nothing any more. */
    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Result result;

        Ended(Result result) {
            super(null, null, false, false);
            this.result = result;
        }
    }

    /** What a receiver makes of mail from an address (of 4 or 16 octets) that is returned to {@code domain}. */
    static Result of(Names names, byte[] address, String domain) {
        try {
            return new Spf(names, address).check(domain).orElse(Result.BROKEN);
        } catch (Ended ended) {
            return ended.result;
        }
    }

    /** Nothing if the domain has no record. */
    private Optional<Result> check(String domain) {
        var records =
                answer(names.texts(domain)).stream().filter(SpfRecord::isOne).toList();
        if (records.isEmpty()) return Optional.empty();
        if (records.size() > 1) throw new Ended(Result.BROKEN);
        var record = SpfRecord.parse(records.getFirst()).orElseThrow(() -> new Ended(Result.BROKEN));
        return Optional.of(check(domain, record));
    }

    private Result check(String domain, SpfRecord record) {
        var doubt = false;
        var against = false;
        for (var term : record.terms()) {
            var match = term.isUntold() ? asked(Match.PERHAPS, term) : match(domain, term);
            if (match == Match.YES && !doubt) return term.passes() ? Result.PASS : Result.NO;
            if (match == Match.YES) return term.passes() && !against ? Result.PASS : Result.UNTOLD;
            if (match == Match.NO) continue;
            doubt = true;
            // A term that may let it pass takes nothing from a later one that does.
            against |= !term.passes();
        }
        if (record.redirect().isEmpty()) return doubt ? Result.UNTOLD : Result.NO;
        var other = record.redirect().get();
        if (other.contains("%")) return Result.UNTOLD;
        count();
        var result = check(other).orElseThrow(() -> new Ended(Result.BROKEN));
        return doubt ? Result.UNTOLD : result;
    }

    private enum Match {
        YES,
        NO,
        PERHAPS;

        static Match of(boolean yes) {
            return yes ? YES : NO;
        }
    }

    private Match match(String domain, SpfRecord.Term term) {
        var about = term.about().isEmpty() ? domain : term.about();
        return switch (term.kind()) {
            case ALL -> Match.YES;
            case IP4, IP6 -> Match.of(isIn(term.network(), term.bits(address.length)));
            case A -> {
                count();
                yield Match.of(isAt(about, term));
            }
            case MX -> {
                count();
                yield Match.of(isServer(about, term));
            }
            case INCLUDE -> {
                count();
                yield switch (check(term.about()).orElseThrow(() -> new Ended(Result.BROKEN))) {
                    case PASS -> Match.YES;
                    case UNTOLD -> Match.PERHAPS;
                    default -> Match.NO;
                };
            }
            case PTR, EXISTS -> asked(Match.PERHAPS, term);
        };
    }

    private Match asked(Match match, SpfRecord.Term term) {
        if (term.asks()) count();
        return match;
    }

    private boolean isAt(String name, SpfRecord.Term term) {
        var found = answer(names.addresses(name, address.length == 16));
        isEmpty(found);
        return found.stream()
                .flatMap(text -> SpfRecord.address(text).stream())
                .anyMatch(one -> isIn(one, term.bits(address.length)));
    }

    private boolean isServer(String name, SpfRecord.Term term) {
        var servers = answer(names.mailServers(name));
        isEmpty(servers);
        if (servers.size() > SERVERS) throw new Ended(Result.BROKEN);
        return servers.stream()
                .map(server -> server.replaceFirst("^\\d+ +", "").replaceFirst("\\.$", ""))
                .filter(server -> !server.isEmpty())
                .anyMatch(server -> isAt(server, term));
    }

    private boolean isIn(byte[] network, int bits) {
        if (network.length != address.length) return false;
        for (int i = 0; i < bits; i++) {
            var mask = 1 << (7 - i % 8);
            if ((network[i / 8] & mask) != (address[i / 8] & mask)) return false;
        }
        return true;
    }

    private void count() {
        if (++lookups > LOOKUPS) throw new Ended(Result.BROKEN);
    }

    private void isEmpty(List<String> found) {
        if (found.isEmpty() && ++empty > EMPTY) throw new Ended(Result.BROKEN);
    }

    private static List<String> answer(Dns.Said said) {
        return switch (said) {
            case Dns.Said.Answer answer -> answer.records();
            case Dns.Said.Silence silence -> throw new Ended(Result.SILENT);
        };
    }
}
