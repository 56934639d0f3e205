package org.undersigned.organisation.approval;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What is done when a second person approves: the seam by which later features need two people. Implementations are beans; each has a
 * message {@code staff.approval.KIND} whose first blank is {@link #about}.
 */
public interface Approved {

    /** Its name, in the database and at the end of a message key: lower case and dashes. */
    String kind();

    /** What it is about, as the one who decides should read it; opened for the page, and kept nowhere. */
    String about(Handle handle, Approval approval);

    /** Whether somebody may not decide because it is about themselves. */
    default boolean concerns(Approval approval, UUID person) {
        return false;
    }

    /** Does it, in the transaction of the approval: both happen, or neither. */
    void carryOut(Handle handle, Approval approval);
}
