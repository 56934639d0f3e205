package org.undersigned.signature;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Fired inside the transaction in which a person is erased whom the log says to have left after the backup: nobody else has to be told, but
 * whoever keeps something of them deletes it.
 *
 * @param handle of that transaction
 * @param tag of the person
 */
public record SignatureForgotten(Handle handle, UUID petition, UUID signature, byte[] tag) {}
