package org.undersigned.delivery.handover;

import java.util.List;
import java.util.stream.Stream;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.petition.Petition;

/** What the fields about a hand-over let somebody choose from, to record it or to correct it. */
public record HandOverFields(Petition petition) {

    /** The words for the ways to hand something over. */
    public List<String> ways() {
        return Stream.of(Delivery.Way.values()).map(Delivery.Way::word).toList();
    }

    /** Key of the name of a way. */
    public String label(String way) {
        return "delivery.way." + way;
    }

    public boolean isChosen(int position, Entered entered) {
        return entered.value("target").equals("" + position);
    }
}
