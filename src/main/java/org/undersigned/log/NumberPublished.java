package org.undersigned.log;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Fired inside the transaction in which a petition's published number is written: what stands beside it can move with it.
 *
 * @param handle of that transaction
 * @param counted the signatures that it counts since the one before; nothing if that may be any
 */
public record NumberPublished(Handle handle, UUID petition, Optional<List<UUID>> counted) {}
