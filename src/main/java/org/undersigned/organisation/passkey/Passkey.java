package org.undersigned.organisation.passkey;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.keys.Aead;

/**
 * A passkey as it lies in the table.
 *
 * @param credential how the device names it
 * @param data attested credential data (WebAuthn 6.5.2), which holds the public key
 * @param count how often it was used as the device tells; 0 on devices that do not count
 * @param backupEligible whether it may be on several devices
 * @param backedUp whether it is
 * @param name as its owner calls it, sealed
 */
record Passkey(
        UUID id,
        UUID person,
        byte[] credential,
        byte[] data,
        long count,
        boolean backupEligible,
        boolean backedUp,
        Aead.Sealed name,
        LocalDate made,
        Optional<LocalDate> used) {

    /** Hides the person from logs. */
    @Override
    public String toString() {
        return "Passkey[hidden]";
    }
}
