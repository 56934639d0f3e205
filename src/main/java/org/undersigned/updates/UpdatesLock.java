package org.undersigned.updates;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A key for those who want mail about a petition, whose private half opens with a passphrase.
 *
 * @param keyId names the key
 * @param open its public half
 * @param lockedSecret its private half under the passphrase
 * @param lockedOn the day on which a second person approved it; empty while it is only asked for
 */
record UpdatesLock(
        String keyId, UUID petition, byte[] open, byte[] lockedSecret, State state, Optional<LocalDate> lockedOn) {

    /** What becomes of one. */
    enum State {
        ASKED,
        IN_FORCE,
        /** Another took its place; what was sealed to it stays so. */
        FORMER;

        /** As written in the column. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** What the private half is bound to. */
    static String place(UUID petition, String keyId) {
        return "updates|" + petition + "|" + keyId;
    }
}
