package org.undersigned.pledge;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.organisation.approval.Approval;

/**
 * A list of who comes to an event that somebody asked for.
 *
 * @param organisation that holds the event
 * @param decided when a second person approved or refused it
 */
public record ComingList(
        UUID id, UUID action, UUID organisation, UUID askedBy, Instant asked, State state, Optional<Instant> decided) {

    /** Where it stands. */
    public enum State {
        ASKED,
        APPROVED,
        REFUSED,
        TAKEN;

        /** As in the column. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Until when somebody has to decide or, once it is approved, download it; the time of the decision for what was refused. */
    public Instant time() {
        return state == State.REFUSED
                ? decided.orElseThrow()
                : decided.orElse(asked).plus(Approval.WAITS);
    }

    boolean isWaiting(Instant now) {
        return state == State.ASKED && now.isBefore(time());
    }

    /** Whether it can be downloaded now. */
    boolean isReady(Instant now) {
        return state == State.APPROVED && now.isBefore(time());
    }

    /** End of the key of the message that says where it stands. */
    String word(Instant now) {
        return switch (state) {
            case ASKED -> isWaiting(now) ? "asked" : "lapsed";
            case APPROVED -> isReady(now) ? "approved" : "lapsed";
            case REFUSED -> "refused";
            case TAKEN -> "takenAway";
        };
    }
}
