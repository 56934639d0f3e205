package org.undersigned.organisation.approval;

import org.jdbi.v3.core.Handle;

/** What a command asks for ({@link SecondPerson}). Approval does nothing by itself: the same command is run again, and does it then. */
public interface ApprovedCommand extends Approved {

    /** Who operates the site in the workspace often is who types its commands. */
    @Override
    default boolean isForOwners() {
        return true;
    }

    /** Nothing: what is written out goes to the terminal of the one who runs the command. */
    @Override
    default void carryOut(Handle handle, Approval approval) {}
}
