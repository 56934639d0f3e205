package org.undersigned.log;

import org.jdbi.v3.core.Handle;

/**
 * Fired when a recount holds every petition, before it holds anything else: who keeps numbers beside the published ones holds them now, as
 * {@link NumberPublished} may move them.
 */
public record NumbersHeld(Handle handle) {}
