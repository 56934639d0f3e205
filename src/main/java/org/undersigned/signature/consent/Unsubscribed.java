package org.undersigned.signature.consent;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Somebody pressed the button behind a link in a mail, in the transaction of {@code handle}.
 *
 * @param organisation who may not write any more; nothing if it is mail about the petition that ends
 */
public record Unsubscribed(Handle handle, UUID signature, Optional<UUID> organisation) {}
