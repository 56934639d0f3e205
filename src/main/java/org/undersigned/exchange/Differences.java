package org.undersigned.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out which parts of one thing a file would change, and says so. */
final class Differences {

    private final List<String> parts = new ArrayList<>();

    /** Compares one part as it is stored with what the file says. */
    Differences in(String part, Object stored, Object wanted) {
        if (!same(stored, wanted)) parts.add(part);
        return this;
    }

    /** These differences, and {@code others} after them. */
    Differences and(Differences others) {
        var both = new Differences();
        both.parts.addAll(parts);
        both.parts.addAll(others.parts);
        return both;
    }

    boolean any() {
        return !parts.isEmpty();
    }

    /** Such as {@code petition end-detention: goals, dates changed}; empty if nothing differs. */
    Optional<String> of(String thing) {
        return any() ? Optional.of(thing + ": " + String.join(", ", parts) + " changed") : Optional.empty();
    }

    /** Equal, and also in the order of languages, which equality of maps leaves out: pages list languages in it. */
    static boolean same(Object stored, Object wanted) {
        return stored.equals(wanted) && stored.toString().equals(wanted.toString());
    }
}
