package org.undersigned.call;

import java.util.Arrays;
import java.util.Optional;

/** How a call went. */
public enum Outcome {
    REACHED("reached"),
    MESSAGE("message"),
    NO_ANSWER("no-answer"),
    OTHER("other");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    /** As in columns and fields; pages show message {@code call.outcome.…}. */
    public String word() {
        return word;
    }

    static Optional<Outcome> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
