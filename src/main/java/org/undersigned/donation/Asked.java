package org.undersigned.donation;

import java.util.List;
import java.util.Optional;

/**
 * Who is to be given to on a page: one organisation, or several.
 *
 * @param word what the form sends for it: a slug, or {@link #TOGETHER}
 * @param money by currency
 */
public record Asked(
        String word, List<Taking> takers, Optional<Joint> joint, List<Amounts> money, boolean once, boolean monthly) {

    /** Stands for all of them in a form; no slug, which has no capitals. */
    static final String TOGETHER = "TOGETHER";

    static Asked of(Taking one) {
        return new Asked(
                one.slug(),
                List.of(one),
                Optional.empty(),
                one.offer().money(),
                one.offer().once(),
                one.offer().monthly());
    }

    static Asked of(Joint joint) {
        return new Asked(
                TOGETHER,
                joint.parts().stream().map(Joint.Part::to).toList(),
                Optional.of(joint),
                joint.money(),
                joint.takes(false),
                joint.takes(true));
    }

    /** The one organisation. */
    public Taking one() {
        return takers.getFirst();
    }

    public boolean isJoint() {
        return joint.isPresent();
    }

    /** Whether no money moves. */
    public boolean isTrial() {
        return takers.stream().anyMatch(one -> !one.live());
    }

    /** What can be given in a currency, or in the first one. */
    public Amounts in(String currency) {
        return money.stream()
                .filter(one -> one.currency().equals(currency))
                .findFirst()
                .orElse(money.getFirst());
    }

    boolean takes(Money whole, boolean everyMonth) {
        return joint.map(all -> all.takes(whole, everyMonth))
                .orElseGet(() -> one().offer().takes(whole, everyMonth));
    }
}
