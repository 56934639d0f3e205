package org.undersigned.petition;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What stands against a launch beside what organisations still have to accept; later features know it. */
public interface LaunchGate {

    /**
     * Asked when an owner asks for the launch, in the same transaction.
     *
     * @param written the petition as its lead wrote it
     * @return key of a sentence that says what to do first; empty if nothing stands against it
     */
    Optional<String> closed(Handle handle, Petition written);
}
