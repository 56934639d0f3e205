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
     */
    record HandOver(Translated office, LocalDate on, Optional<Answer> answer) {}

    /**
     * What the target answered.
     *
     * @param word yes, partly or no
     */
    record Answer(LocalDate on, String word) {}
}
