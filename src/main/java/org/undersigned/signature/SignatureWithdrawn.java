package org.undersigned.signature;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Fired inside the transaction in which a signature was taken back or erased by its person, whether it counted already or not.
 *
 * @param handle of that transaction
 */
public record SignatureWithdrawn(Handle handle, UUID petition, UUID signature) {}
