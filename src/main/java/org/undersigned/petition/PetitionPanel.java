package org.undersigned.petition;

import java.util.Optional;
import org.undersigned.foundation.html.Page;
import org.undersigned.organisation.Organisation;

/**
 * A part that a later feature adds to pages about a petition: the seam by which the petition page shows what it does not know.
 * Implementations are beans; they hold no state of a visitor and give nothing personal.
 */
public interface PetitionPanel {

    /** Where on the pages a panel stands. */
    enum Slot {
        /** In the column of the letter, after the partners. */
        STORY,
        /** A step of the ladder, after somebody signed. */
        LADDER
    }

    /**
     * Who reads it, as far as the page may know.
     *
     * @param referral code of the person who shares, or empty where nobody is known
     * @param broughtBy the partner whose link they came by
     * @param source code of the link they came by, if it has steps of its own; or empty
     * @param climbing whether the page itself leads from step to step
     */
    record Reader(String referral, Optional<Organisation> broughtBy, String source, boolean climbing) {

        /** Of whom nothing is known. */
        public static Reader unknown() {
            return new Reader("", Optional.empty(), "", false);
        }
    }

    Slot slot();

    /** Word of {@link Ladder#STEPS} for a step of the ladder; empty for others. */
    default String step() {
        return "";
    }

    /** Smaller numbers come first within a slot. */
    int position();

    /**
     * The panel's HTML, or nothing when it has nothing to say about this petition.
     *
     * @param page the page it will stand on; its language is the reader's
     */
    Optional<String> html(Petition petition, Page page, Reader reader);
}
