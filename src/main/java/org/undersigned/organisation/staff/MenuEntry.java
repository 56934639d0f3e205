package org.undersigned.organisation.staff;

import java.util.Optional;

/**
 * An entry that a later feature adds to the menu of the workspace: the seam by which it shows what it does not know. Implementations
 * are beans of their own, beside the page that they lead to; they hold no state of a visitor.
 */
public interface MenuEntry {

    /** Smaller numbers come first. */
    int position();

    /** The entry for this visitor, or nothing if it is not for them. */
    Optional<Link> link(Visitor visitor);

    /**
     * Where an entry leads.
     *
     * @param label key of its message
     * @param waiting how many things wait for the visitor there; 0 shows no number
     */
    record Link(String path, String label, long waiting) {}
}
