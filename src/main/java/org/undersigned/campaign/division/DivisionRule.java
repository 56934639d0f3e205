package org.undersigned.campaign.division;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Who is given the next person. Of everybody who agreed, each organisation is entitled to the share that it brought of all who were brought,
 * and to no more than {@code cap} times what it brought. The next person goes to whom most is owed: the largest difference between what an
 * organisation is entitled to and what it has received. Nobody to whom nothing is owed is given anybody. Equal differences: who brought
 * more, then who stands first in the campaign.
 *
 * <p>This is apportionment one seat at a time by the largest deficit (M. L. Balinski and H. P. Young, <i>Fair Representation</i>, 2nd ed.,
 * Brookings 2001, on quotas; R. Tijdeman, <i>The chairman assignment problem</i>, Discrete Mathematics 32 (1980) 323–330, on assigning
 * in turn). Bounds, with {@code n} organisations:
 *
 * <ul>
 *   <li>always: whoever is given somebody has received less than one more than it is entitled to, and no more than its cap, because what
 *       is owed was more than nothing and both the received and the cap are whole numbers;
 *   <li>while proportions stand still, nobody is left out and no cap binds: what is owed to all together is 0 after each person, and
 *       more than −1 to each, so less than {@code n − 1} to any.
 * </ul>
 *
 * <p>All numbers are compared as whole ones, over the common denominator of all shares: no rounding decides about anybody.
 */
public final class DivisionRule {

    private final int cap;
    private final long agreed;
    private final List<Standing> standings;
    private final long brought;

    /**
     * The rule at one moment.
     *
     * @param cap how many times what it brought an organisation receives at most
     * @param agreed everybody who agreed so far, the next person included, whoever brought them; up to 10⁸
     * @param standings those who take part now, in the order of the campaign
     */
    public DivisionRule(int cap, long agreed, List<Standing> standings) {
        this.cap = cap;
        this.agreed = agreed;
        this.standings = standings;
        this.brought = standings.stream().mapToLong(Standing::brought).sum();
    }

    /**
     * Who is given the next person; nobody if nothing is owed to those who may be.
     *
     * @param may who may be given this person at all
     */
    public Optional<UUID> next(Predicate<UUID> may) {
        Comparator<Standing> most = Comparator.comparingLong(this::owed);
        return standings.stream()
                .filter(one -> owed(one) > 0 && may.test(one.organisation()))
                // Of equals, max takes the last and the campaign names the foremost first.
                .reduce((best, one) -> most.thenComparingLong(Standing::brought).compare(one, best) > 0 ? one : best)
                .map(Standing::organisation);
    }

    /** What an organisation is entitled to, in whole people, rounded down. */
    public long entitled(Standing one) {
        return brought == 0 ? 0 : share(one) / brought;
    }

    /** Whether an organisation has received all that its cap allows, and brought somebody. */
    public boolean isCapped(Standing one) {
        return one.brought() > 0 && one.received() >= Math.multiplyExact(cap, one.brought());
    }

    /** Entitled less received, times what all brought: so that it is a whole number. */
    private long owed(Standing one) {
        return share(one) - Math.multiplyExact(one.received(), brought);
    }

    private long share(Standing one) {
        return Math.min(
                Math.multiplyExact(agreed, one.brought()),
                Math.multiplyExact(Math.multiplyExact(cap, one.brought()), brought));
    }
}
