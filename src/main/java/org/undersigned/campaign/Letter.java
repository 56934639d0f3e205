package org.undersigned.campaign;

import java.util.Collection;
import java.util.List;

/**
 * A petition as lists show it: what is asked, of whom, by whom, and how many have signed.
 *
 * @param goal the next goal, or null when all are reached
 */
public record Letter(Campaign campaign, Action action, Integer goal, Progress.When when) {

    static Letter of(Campaign campaign, Action action, Progress progress) {
        return new Letter(campaign, action, progress.nextGoal(action).orElse(null), progress.when(action));
    }

    /** Every public petition of these campaigns: open ones first, then in the order of their campaigns. */
    public static List<Letter> of(Collection<Campaign> campaigns, Progress progress) {
        return campaigns.stream()
                .flatMap(campaign -> campaign.petitions().stream()
                        .filter(Action::isPublic)
                        .map(action -> of(campaign, action, progress)))
                .sorted((one, other) -> Boolean.compare(other.isOpen(), one.isOpen()))
                .toList();
    }

    /** Whether people can take part today. */
    public boolean isOpen() {
        return when == Progress.When.NOW;
    }

    /** Whether it is closed, with or without an outcome; one that opens later is not. */
    public boolean isOver() {
        return when == Progress.When.OVER;
    }

    /** Where it stands when nobody can take part; pages show message {@code outcome.…}. */
    public String outcome() {
        if (when == Progress.When.LATER) return "soon";
        return action.isOpen() ? "closed" : action.state();
    }
}
