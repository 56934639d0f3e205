package org.undersigned.petition;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Cards;
import org.undersigned.campaign.brand.Brands;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.http.Site;

/** Makes the view of a petition for today and for this site. */
@Singleton
public final class PetitionViews {

    private final Site site;
    private final Brands brands;
    private final Cards cards;
    private final HandOvers handOvers;
    private final InstantSource clock;

    PetitionViews(Site site, Brands brands, Cards cards, HandOvers handOvers, InstantSource clock) {
        this.handOvers = handOvers;
        this.site = site;
        this.brands = brands;
        this.cards = cards;
        this.clock = clock;
    }

    /** The view for a page in {@code language}, before panels. */
    public PetitionView of(Petition petition, String language) {
        return PetitionView.of(petition, handOvers.of(petition), language, Day.today(clock), site)
                .withCard(cards.path(petition.action(), language));
    }

    /** The same behind a partner's own link, as that partner's. */
    public PetitionView of(Petition petition, String language, Optional<String> partner) {
        var view = of(petition, language);
        return partner.flatMap(petition.campaign()::partner)
                .map(Campaign.Partner::organisation)
                .map(organisation -> view.branded(organisation, brands.of(organisation.id())))
                .orElse(view);
    }
}
