package org.undersigned.signature;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Fired inside the transaction in which signatures began to count.
 *
 * @param handle of that transaction
 */
public record SignatureConfirmed(Handle handle, List<Counted> signatures) {

    /**
     * One of them.
     *
     * @param commitment what the log is to say of it; nothing if it was signed before there was a log
     */
    public record Counted(UUID petition, UUID signature, Optional<byte[]> commitment) {}
}
