package org.undersigned.sharing;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import org.undersigned.campaign.Action;
import org.undersigned.campaign.Cards;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.http.Site;
import org.undersigned.foundation.keys.Mac;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionView;
import org.undersigned.petition.Petitions;

/** Names the card of a petition by what is drawn on it, so that who kept an old one sees by the address that there is another. */
@Singleton
final class CardAddresses implements Cards {

    private final Petitions petitions;
    private final Site site;
    private final InstantSource clock;

    CardAddresses(Petitions petitions, Site site, InstantSource clock) {
        this.petitions = petitions;
        this.site = site;
        this.clock = clock;
    }

    @Override
    public String path(Action action, String language) {
        return petitions
                .visible(action.slug())
                .map(petition -> path(petition, ShareCard.language(petition, language)))
                .orElse(action.path() + ".png?lang=" + language);
    }

    private String path(Petition petition, String language) {
        return petition.action().path() + "/card-"
                + mark(card(petition, language).html()) + ".png?lang=" + language;
    }

    /** The card as it is shared: its number is rounded, for a picture by the count of each second would be another each second. */
    ShareCard card(Petition petition, String language) {
        return new ShareCard(PetitionView.of(petition, language, Day.today(clock), site), true);
    }

    /** Under which name the shelf has it. */
    static String shared(Petition petition, String language) {
        return petition.slug() + "." + language + ".shared";
    }

    /** The first 48 bits of a SHA-256 over the page to draw. */
    static String mark(String html) {
        return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(Mac.sha256(html), 6));
    }
}
