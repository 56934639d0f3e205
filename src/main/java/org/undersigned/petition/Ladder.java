package org.undersigned.petition;

import java.util.List;
import java.util.stream.Stream;

/**
 * What people are asked after signing, one step after the other, by rules of which the first that applies counts.
 *
 * @param rules none for the usual steps
 */
public record Ladder(List<Rule> rules) {

    /** Every step there is, in the usual order. */
    public static final List<String> STEPS = List.of("share", "donate", "next");

    /** The usual steps for everybody. */
    public static final Ladder USUAL = new Ladder(List.of());

    /**
     * Steps for some.
     *
     * @param partner slug of whose link brought them; empty for anybody
     * @param source code of what brought them; empty for anything
     * @param steps words of {@link Ladder#STEPS}, in order
     */
    public record Rule(String partner, String source, List<String> steps) {

        boolean applies(String broughtBy, String code) {
            return (partner.isEmpty() || partner.equals(broughtBy)) && (source.isEmpty() || source.equals(code));
        }
    }

    /** The steps for somebody whom this partner and this source brought; either may be empty. */
    public List<String> steps(String broughtBy, String code) {
        return rules.stream()
                .filter(rule -> rule.applies(broughtBy, code))
                .map(Rule::steps)
                .findFirst()
                .orElse(STEPS);
    }

    /** Whether some link has steps of its own, so that a page has to know by which one somebody came. */
    public boolean asksFor(String source) {
        return rules.stream().anyMatch(rule -> rule.source().equals(source));
    }

    /** The same with another rule at the end. */
    public Ladder and(Rule rule) {
        return new Ladder(Stream.concat(rules.stream(), Stream.of(rule)).toList());
    }
}
