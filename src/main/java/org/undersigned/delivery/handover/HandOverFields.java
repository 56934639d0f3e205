package org.undersigned.delivery.handover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.undersigned.campaign.Campaign;
import org.undersigned.delivery.pack.ReadyPack;
import org.undersigned.organisation.staff.Entered;
import org.undersigned.petition.Petition;

/**
 * What the fields about a hand-over let somebody choose from, to record it or to correct it.
 *
 * @param packs that can have been handed over, the newest first
 */
public record HandOverFields(Petition petition, List<ReadyPack> packs) {

    /** With the pack that stands there already, which can have been removed since. */
    static HandOverFields of(Petition petition, List<ReadyPack> packs, Optional<ReadyPack> standing) {
        var all = new ArrayList<>(packs);
        standing.filter(one -> !packs.contains(one)).ifPresent(all::addFirst);
        return new HandOverFields(petition, List.copyOf(all));
    }

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

    /** The target that a pack was made for. */
    public Campaign.Target target(ReadyPack pack) {
        return petition.campaign().targets().get(pack.target());
    }

    /** Whether a pack can be one for another target than it was handed to. */
    public boolean isAnyForAnother() {
        return !packs.isEmpty() && petition.campaign().targets().size() > 1;
    }
}
