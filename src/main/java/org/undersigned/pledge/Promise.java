package org.undersigned.pledge;

import java.util.UUID;
import org.undersigned.foundation.keys.Aead;

/**
 * What somebody promised, as it lies in the database.
 *
 * @param people how many come, themselves included
 * @param sealed name and address
 */
public record Promise(UUID id, UUID action, boolean confirmed, String language, int people, Aead.Sealed sealed) {

    /** Hides the person from logs. */
    @Override
    public String toString() {
        return "Promise[hidden]";
    }
}
