package org.undersigned.petition;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * A petition is retired, in the transaction of {@code handle}: whoever keeps something of its signers deletes it there.
 *
 * @param again whether it was retired before, and an older backup brought it back: what waits in that is published long since
 */
public record PetitionRetired(Handle handle, UUID petition, boolean again) {}
