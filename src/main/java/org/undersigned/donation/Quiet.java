package org.undersigned.donation;

import java.net.URI;
import org.undersigned.organisation.Organisation;
import org.undersigned.petition.Petition;

/**
 * What is not told of gifts for a petition that may harm who supports it ({@code high-risk}): neither Stripe nor the organisation learns from here for
 * which petition somebody gave, nor by which link they came.
 */
public final class Quiet {

    private Quiet() {}

    /** Whether nothing is told of gifts for a petition. */
    public static boolean is(Petition petition) {
        return petition.isHighRisk();
    }

    /** Where a gift can be given on an organisation's own page; null if it has none, as templates want it. */
    static URI link(Organisation to, Petition petition, String language, Arrival arrival, String amount) {
        return is(petition)
                ? to.giftLink(language, "", "", "", amount)
                : to.giftLink(language, petition.campaign().slug(), arrival.partner(), arrival.source(), amount);
    }
}
