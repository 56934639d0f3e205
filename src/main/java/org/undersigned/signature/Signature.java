package org.undersigned.signature;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One person's support of one petition version, as far as the database knows it in clear.
 *
 * @param day UTC day of the signing; the exact time is nowhere
 * @param isPublic whether the name is shown on the site and in the book for the target
 * @param wantsUpdates whether mail about this petition may be sent
 * @param affirmed whether its person has confirmed it and not withdrawn, be it counted or put aside
 */
public record Signature(
        UUID id,
        UUID petition,
        int version,
        State state,
        LocalDate day,
        String country,
        String language,
        boolean isPublic,
        boolean wantsUpdates,
        boolean affirmed) {

    /**
     * The state that its person is told, and that their steps go by. That a signature waits in quarantine would tell those whom it is there
     * for.
     */
    public State asTold() {
        if (state != State.QUARANTINED) return state;
        return affirmed ? State.CONFIRMED : State.PENDING;
    }

    /** What a signature is. {@link SignatureLifecycle} says what may follow what. */
    public enum State {
        /** The address is not confirmed yet; it does not count. */
        PENDING,
        /** It counts. */
        CONFIRMED,
        /** The signer took it back. */
        WITHDRAWN,
        /** Suspected abuse, put aside before it counted; reversible. */
        QUARANTINED,
        /** Removed by a case. */
        INVALIDATED;

        /** As written in the column. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
