package org.undersigned.petition;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.undersigned.foundation.html.Translated;

/** To whom a petition was handed and what they answered: the seam by which the timeline tells of deliveries, which it does not know. */
public interface HandOvers {

    /** Those of a petition, the first first. */
    List<HandOver> of(Petition petition);

    /**
     * A petition was handed to a target.
     *
     * @param office of the target
     * @param way in-person, post, mail or other
     * @param place as staff wrote it; empty if they named none
     * @param corrected the last day on which what was recorded of it was corrected
     */
    record HandOver(
            Translated office,
            LocalDate on,
            String way,
            String place,
            Optional<LocalDate> corrected,
            Optional<Answer> answer) {}

    /**
     * What the target answered.
     *
     * @param word yes, partly or no
     * @param corrected the last day on which what was recorded of it was corrected
     */
    record Answer(LocalDate on, String word, Optional<LocalDate> corrected) {}
}
