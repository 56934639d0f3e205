package org.undersigned.campaign;

import java.util.Optional;

/**
 * What pages here show of an action beyond {@link Action} itself. The feature that owns the action implements it, so that this
 * package need not know petitions.
 */
public interface Progress {

    /** The next goal above the published number, or empty when all are reached. */
    Optional<Integer> nextGoal(Action action);

    /** Whether people can take part today. */
    When when(Action action);

    /** Where today stands to the days of an action. */
    enum When {
        LATER,
        NOW,
        OVER
    }
}
