package org.undersigned.petition;

import static org.undersigned.petition.LifeCycle.State.ANSWERED;
import static org.undersigned.petition.LifeCycle.State.ARCHIVED;
import static org.undersigned.petition.LifeCycle.State.CLOSED;
import static org.undersigned.petition.LifeCycle.State.DELIVERED;
import static org.undersigned.petition.LifeCycle.State.DRAFT;
import static org.undersigned.petition.LifeCycle.State.OPEN;
import static org.undersigned.petition.LifeCycle.State.REVIEW;
import static org.undersigned.petition.LifeCycle.State.WON;
import static org.undersigned.petition.LifeCycle.Who.CAMPAIGNER;
import static org.undersigned.petition.LifeCycle.Who.OPERATOR;
import static org.undersigned.petition.LifeCycle.Who.TWO_OWNERS;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The one table of what may follow what in the life of a petition. {@code docs/life-cycle.md} draws it. */
public final class LifeCycle {

    private static final List<Step> TABLE = List.of(
            new Step(DRAFT, REVIEW, CAMPAIGNER, ""),
            new Step(DRAFT, OPEN, OPERATOR, "opened"),
            new Step(REVIEW, DRAFT, CAMPAIGNER, ""),
            new Step(REVIEW, OPEN, TWO_OWNERS, "opened"),
            new Step(OPEN, CLOSED, CAMPAIGNER, "closed"),
            new Step(CLOSED, OPEN, CAMPAIGNER, "reopened"),
            new Step(CLOSED, DELIVERED, CAMPAIGNER, "delivered"),
            new Step(DELIVERED, ANSWERED, CAMPAIGNER, "answered"),
            new Step(DELIVERED, WON, CAMPAIGNER, "won"),
            new Step(ANSWERED, WON, CAMPAIGNER, "won"),
            new Step(CLOSED, ARCHIVED, TWO_OWNERS, "archived"),
            new Step(DELIVERED, ARCHIVED, TWO_OWNERS, "archived"),
            new Step(ANSWERED, ARCHIVED, TWO_OWNERS, "archived"),
            new Step(WON, ARCHIVED, TWO_OWNERS, "archived"));

    private LifeCycle() {}

    /** Where a petition stands. */
    public enum State {
        DRAFT,
        REVIEW,
        OPEN,
        CLOSED,
        DELIVERED,
        ANSWERED,
        WON,
        ARCHIVED;

        /** As in the database, in files and addresses. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Key of its name. */
        public String label() {
            return "steps.state." + word();
        }

        /** The state that a word names. */
        public static Optional<State> of(String word) {
            for (var state : values()) if (state.word().equals(word)) return Optional.of(state);
            return Optional.empty();
        }
    }

    /** Whose step it is. */
    public enum Who {
        /** A campaigner or owner of a lead, in the workspace. */
        CAMPAIGNER,
        /** An owner of a lead asks, and another person approves: there is no way back. */
        TWO_OWNERS,
        /** Whoever runs the site, by {@code load --launch}. */
        OPERATOR
    }

    /**
     * One step.
     *
     * @param event what the timeline calls it; empty if the public sees nothing of it
     */
    public record Step(State from, State to, Who who, String event) {

        /** Its name in messages and forms, such as {@code closed-delivered}. */
        public String name() {
            return from.word() + "-" + to.word();
        }

        /** Whether a sentence for the public belongs to it. */
        public boolean isTold() {
            return !event.isEmpty() && who == Who.CAMPAIGNER;
        }

        /** Whether it is recorded with what belongs to it, on the pages of deliveries, and not by its button alone. */
        public boolean isRecorded() {
            return to == DELIVERED || to == ANSWERED;
        }

        public boolean takesTwo() {
            return who == Who.TWO_OWNERS;
        }
    }

    /** Every step there is. */
    static List<Step> table() {
        return TABLE;
    }

    /** What may follow in the workspace. */
    static List<Step> after(State state) {
        return TABLE.stream()
                .filter(step -> step.from == state && step.who != OPERATOR)
                .toList();
    }

    /** The step between two states, if there is one in the workspace. */
    static Optional<Step> step(State from, State to) {
        return after(from).stream().filter(step -> step.to == to).findFirst();
    }
}
