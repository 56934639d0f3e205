package org.undersigned.foundation.checkup;

import java.util.List;

/** One part of what has to be right before a site goes live. Implementations are beans; they change nothing. */
public interface Checkup {

    /** What it is about, in a word or two. */
    String about();

    /** Looks; at least one finding. */
    List<Finding> look();
}
