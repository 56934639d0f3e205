package org.undersigned.campaign;

import org.undersigned.foundation.html.Translated;

/** What an action that is no petition says of itself: each kind has a record of its own, which a campaign file describes, too. */
public interface ActionPart {

    /** The last part of its address, among all actions of this site. */
    String slug();

    /** What is asked, in a line. */
    Translated title();
}
