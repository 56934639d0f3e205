package org.undersigned.signature;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Fired inside the transaction in which a signature was taken back or erased by its person, whether it counted already or not.
 *
 * @param handle of that transaction
 * @param tag of the person, by which they are found elsewhere; nothing if they are erased by their address, of which {@link org.undersigned.signature.erasing.AddressAsked} tells later
 */
public record SignatureWithdrawn(Handle handle, UUID petition, UUID signature, Optional<byte[]> tag) {}
