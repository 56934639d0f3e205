package org.undersigned.staff.supporters;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.undersigned.organisation.approval.Approval;

/**
 * An export of an organisation's supporters that one of its members asked for.
 *
 * @param decided when a second person approved or refused it
 * @param lines how many supporters were handed out, once that has ended
 * @param broken whether it broke off, so that at most so many left
 */
public record Export(
        UUID id,
        UUID organisation,
        String reason,
        UUID askedBy,
        Instant asked,
        State state,
        Optional<Instant> decided,
        OptionalLong lines,
        boolean broken) {

    /** Where it stands. */
    public enum State {
        ASKED,
        APPROVED,
        REFUSED,
        TAKEN;

        /** As in the column. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Until when somebody has to decide or, once it is approved, download it. */
    public Instant until() {
        return decided.orElse(asked).plus(Approval.WAITS);
    }

    boolean isWaiting(Instant now) {
        return state == State.ASKED && now.isBefore(until());
    }

    /** Whether it can be downloaded now. */
    boolean isReady(Instant now) {
        return state == State.APPROVED && now.isBefore(until());
    }
}
