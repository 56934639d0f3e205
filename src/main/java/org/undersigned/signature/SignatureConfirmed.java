package org.undersigned.signature;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Fired inside the transaction in which a signature began to count.
 *
 * @param handle of that transaction
 */
public record SignatureConfirmed(Handle handle, UUID petition, UUID signature) {}
