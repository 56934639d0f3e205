package org.undersigned.campaign;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What may be done to the state of an action that is no petition. One that is archived stays so. */
public enum ActionStep {
    OPEN("open", List.of("draft", "closed"), "open"),
    CLOSE("close", List.of("open"), "closed"),
    ARCHIVE("archive", List.of("closed"), "archived");

    private final String word;
    private final List<String> from;
    private final String to;

    ActionStep(String word, List<String> from, String to) {
        this.word = word;
        this.from = from;
        this.to = to;
    }

    /** As in forms and in the audit log; pages show message {@code campaign.actionStep.…}. */
    public String word() {
        return word;
    }

    public static Optional<ActionStep> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    /** Those that may be taken from a state. */
    public static List<ActionStep> from(String state) {
        return Arrays.stream(values()).filter(one -> one.isFrom(state)).toList();
    }

    /** Key of what its button says. */
    public String label() {
        return "campaign.actionStep." + word;
    }

    boolean isFrom(String state) {
        return from.contains(state);
    }

    String to() {
        return to;
    }
}
