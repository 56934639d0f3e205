package org.undersigned.donation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.undersigned.campaign.Campaign;

/**
 * A gift that is split between organisations. Nothing is pooled: each is given its part by a payment of its own, and whoever gives can stop
 * after any of them.
 *
 * @param parts at least two
 */
public record Joint(List<Part> parts) {

    /** What an organisation is given of it. */
    public record Part(Taking to, int share) {}

    /** Those whom a campaign names and who take gifts; nothing if those are fewer than two, or have no currency in common. */
    static Optional<Joint> of(Campaign campaign, Offers offers) {
        var named = campaign.gifts().stream()
                .flatMap(one -> campaign
                        .partner(one.organisation())
                        .flatMap(partner -> offers.shown(partner.organisation()))
                        .map(to -> new Part(to, one.share()))
                        .stream())
                .toList();
        // In the demo some may be live and some a trial: one gift is never both.
        var live = named.stream().filter(part -> part.to().live()).toList();
        var parts = live.isEmpty() ? named : live;
        return Optional.of(new Joint(parts))
                .filter(one -> parts.size() > 1 && !one.money().isEmpty());
    }

    /** What can be given to all of them, by currency: proposals of the first, where no part gets too small or too large. */
    public List<Amounts> money() {
        var found = new ArrayList<Amounts>();
        for (var first : parts.getFirst().to().offer().money()) {
            var each = parts.stream()
                    .flatMap(part -> part.to().offer().in(first.currency()).stream())
                    .toList();
            if (each.size() < parts.size()) continue;
            var least = IntStream.range(0, parts.size())
                    .mapToLong(i -> Math.ceilDiv(
                            each.get(i).least() * sum(), parts.get(i).share()))
                    .max()
                    .orElseThrow();
            var most = IntStream.range(0, parts.size())
                    .mapToLong(i ->
                            Math.min(each.get(i).most() * sum() / parts.get(i).share(), Money.MOST))
                    .min()
                    .orElseThrow();
            if (least <= most)
                found.add(new Amounts(
                        first.currency(),
                        first.suggested().stream()
                                .filter(one -> one >= least && one <= most)
                                .toList(),
                        least,
                        most));
        }
        return found;
    }

    /** Whether all of them take gifts that often. */
    public boolean takes(boolean monthly) {
        return parts.stream()
                .allMatch(part -> monthly
                        ? part.to().offer().monthly()
                        : part.to().offer().once());
    }

    /** The parts of a sum, in the order of {@link #parts}: to the smallest unit, what is left over goes to whom most of a unit was cut off. */
    public List<Money> split(Money whole) {
        var cut = new long[parts.size()];
        var left = whole.minor();
        for (int i = 0; i < cut.length; i++) {
            cut[i] = whole.minor() * parts.get(i).share() / sum();
            left -= cut[i];
        }
        var owed = IntStream.range(0, cut.length)
                .boxed()
                .sorted(Comparator.comparing(
                                (Integer i) -> whole.minor() * parts.get(i).share() % sum())
                        .reversed())
                .toList();
        for (int i = 0; i < left; i++) cut[owed.get(i)]++;
        return IntStream.range(0, cut.length)
                .mapToObj(i -> new Money(cut[i], whole.currency()))
                .toList();
    }

    /** Whether every part of a sum is one that its organisation takes. */
    boolean takes(Money whole, boolean monthly) {
        var each = split(whole);
        return IntStream.range(0, parts.size())
                .allMatch(i -> parts.get(i).to().offer().takes(each.get(i), monthly));
    }

    private long sum() {
        return parts.stream().mapToLong(Part::share).sum();
    }
}
