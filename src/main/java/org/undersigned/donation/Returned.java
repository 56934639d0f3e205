package org.undersigned.donation;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;

/**
 * What was given back of one payment. It follows from which facts there are: a refund that failed once has failed, whichever of its facts
 * came first.
 *
 * @param refunded in all
 * @param failed what was to be given back and was not
 */
record Returned(long refunded, long failed) {

    /**
     * Reads the facts of one payment. Stripe tells of a refund in two ways: the sum of all so far, in which one that fails afterwards still is,
     * and each by itself. An endpoint that was made for the sums hears of the single ones late or never. So the sums count without what failed,
     * the single ones count without those that failed, and the larger of both is what was given back: neither can be more than that.
     */
    static Returned of(Collection<Fact> facts) {
        long sum = facts.stream()
                .filter(fact -> fact.kind() == Fact.Kind.REFUNDED)
                .mapToLong(Fact::amount)
                .max()
                .orElse(0);
        var amounts = new HashMap<String, Long>();
        var undone = new HashSet<String>();
        for (var fact : facts)
            switch (fact.kind()) {
                case REFUND -> amounts.merge(fact.refund(), fact.amount(), Math::max);
                case REFUND_FAILED -> {
                    amounts.merge(fact.refund(), fact.amount(), Math::max);
                    undone.add(fact.refund());
                }
                default -> {}
            }
        long failed = 0;
        long single = 0;
        for (var one : amounts.entrySet())
            if (undone.contains(one.getKey())) failed += one.getValue();
            else single += one.getValue();
        return new Returned(Math.max(single, sum - failed), failed);
    }
}
