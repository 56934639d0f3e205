package org.undersigned.mailing.sender;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Whose DMARC record counts for a domain: its own, or else that of the organisation it belongs to, which is found by walking up the names (the tree walk
 * that takes the place of a list of what registries sell). No name is asked twice, and eight are at most.
 */
final class Dmarc {

    static final String LABEL = "_dmarc.";

    /** Of a longer domain so many of the last labels are looked at, besides the domain itself. */
    private static final int LABELS = 7;

    private static final Pattern REGISTRY = Pattern.compile(".*;\\s*psd\\s*=\\s*y\\s*(;.*)?");

    private Dmarc() {}

    /** A record at a domain above. */
    private record Above(String domain, String text) {
        boolean isRegistry() {
            return REGISTRY.matcher(text).matches();
        }
    }

    /** What is found for a domain whose own name has no record. */
    static Verdict above(DnsRecord wanted, Function<String, Dns.Said> texts) {
        var found = new ArrayList<Above>();
        for (var domain : parents(wanted.name().substring(LABEL.length())))
            switch (texts.apply(LABEL + domain)) {
                case Dns.Said.Silence silence -> {
                    return Verdict.of(wanted, Verdict.Outcome.SILENT, "");
                }
                case Dns.Said.Answer answer -> one(domain, answer.records()).ifPresent(found::add);
            }
        return counting(found)
                .map(one -> Records.judge(wanted, List.of(one.text())).at(LABEL + one.domain()))
                .orElseGet(() -> Verdict.of(wanted, Verdict.Outcome.MISSING, ""));
    }

    /** The shortest that is no registry's; a registry's own where there is no other. No organisation is a whole top level domain. */
    private static Optional<Above> counting(List<Above> found) {
        var organisation = found.stream()
                .filter(one -> !one.isRegistry() && one.domain().contains("."))
                .reduce((longer, shorter) -> shorter);
        return organisation.or(() -> found.stream().filter(Above::isRegistry).findFirst());
    }

    /** Two records are none. */
    private static Optional<Above> one(String domain, List<String> texts) {
        var records = texts.stream()
                .filter(text -> Records.isOfKind(DnsRecord.Kind.DMARC, text))
                .toList();
        return records.size() == 1 ? Optional.of(new Above(domain, records.getFirst())) : Optional.empty();
    }

    /** The domains above one, the longest first. */
    static List<String> parents(String domain) {
        var labels = Arrays.asList(domain.split("\\."));
        var parents = new ArrayList<String>();
        for (int from = Math.max(1, labels.size() - LABELS); from < labels.size(); from++)
            parents.add(String.join(".", labels.subList(from, labels.size())));
        return parents;
    }
}
