package org.undersigned.signature.division;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.undersigned.campaign.Campaign;
import org.undersigned.petition.DivisionReceivers;

/** Says what the box about the division of new supporters is about now, if there is one. Asks no database. */
@Singleton
public final class DivisionOffers {

    private final DivisionReceivers receivers;

    DivisionOffers(DivisionReceivers receivers) {
        this.receivers = receivers;
    }

    /** There is one where the campaign divides and two organisations at least take part and have a key. */
    public Optional<DivisionOffer> of(Campaign campaign) {
        return campaign.division()
                .map(division -> new DivisionOffer(campaign.id(), division.cap(), receivers.of(campaign)))
                .filter(offer -> DivisionReceivers.isEnough(offer.receivers()));
    }
}
