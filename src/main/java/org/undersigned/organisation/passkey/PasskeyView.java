package org.undersigned.organisation.passkey;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A passkey as its owner sees it.
 *
 * @param shared whether it may be on several devices
 * @param removable whether another way to sign in is left without it
 */
public record PasskeyView(
        UUID id, String name, LocalDate made, Optional<LocalDate> used, boolean shared, boolean removable) {

    /** Hides the person from logs. */
    @Override
    public String toString() {
        return "PasskeyView[hidden]";
    }
}
