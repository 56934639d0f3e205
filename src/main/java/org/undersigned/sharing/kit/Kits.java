package org.undersigned.sharing.kit;

import jakarta.inject.Singleton;
import java.util.List;
import org.undersigned.campaign.Campaign;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.keys.RecipientKeys;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.petition.PetitionView;
import org.undersigned.petition.Petitions;
import org.undersigned.supporter.Sealing;

/** Finds the kits of one partner. */
@Singleton
public final class Kits {

    private final Petitions petitions;
    private final Site site;
    private final RecipientKeys keys;

    Kits(Petitions petitions, Site site, RecipientKeys keys) {
        this.keys = keys;
        this.petitions = petitions;
        this.site = site;
    }

    /**
     * Those of a partner of a petition that the public can read, one for each language, the petition's main one first. Anything else is not
     * there.
     */
    public List<Kit> of(String partner, String slug) {
        var petition = petitions.visible(slug).orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var organisation = petition.campaign()
                .partner(partner)
                .map(Campaign.Partner::organisation)
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var asks = keys.of(Sealing.organisation(partner)).isPresent();
        return PetitionView.drawable(petition).stream()
                .map(language -> new Kit(
                        petition,
                        organisation,
                        PetitionView.page(petition, language, petition.action().path(), "", site),
                        asks))
                .toList();
    }
}
