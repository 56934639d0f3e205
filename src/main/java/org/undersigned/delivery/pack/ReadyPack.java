package org.undersigned.delivery.pack;

import java.time.Instant;

/**
 * A pack that can be handed over, or was.
 *
 * @param target position in its campaign of the target that it was made for
 * @param signatures what its manifest counts
 */
public record ReadyPack(String id, int target, Instant made, long signatures) {}
