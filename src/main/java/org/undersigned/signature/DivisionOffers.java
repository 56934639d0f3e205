package org.undersigned.signature;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Division;
import org.undersigned.campaign.division.Divisions;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.organisation.Organisation;
import org.undersigned.supporter.Sealing;

/** Says what the box about the division of new supporters is about now, if there is one. Asks no database. */
@Singleton
final class DivisionOffers {

    private final Divisions divisions;
    private final RecipientKeys keys;

    DivisionOffers(Divisions divisions, RecipientKeys keys) {
        this.divisions = divisions;
        this.keys = keys;
    }

    /** There is one where the campaign divides and two organisations at least take part and have a key. */
    Optional<DivisionOffer> of(Campaign campaign) {
        return campaign.division()
                .map(division -> new DivisionOffer(campaign.id(), division.cap(), receivers(campaign)))
                .filter(offer -> offer.receivers().size() >= Division.FEWEST_RECEIVERS);
    }

    /** Whether a partner's people can agree: its link shows the box even where it shows no other organisation's. */
    boolean isTaking(Campaign campaign, String slug) {
        return receivers(campaign).stream().anyMatch(one -> one.slug().equals(slug));
    }

    private List<Organisation> receivers(Campaign campaign) {
        return divisions.taking(campaign).stream()
                .filter(one -> keys.of(Sealing.organisation(one.slug())).isPresent())
                .toList();
    }
}
