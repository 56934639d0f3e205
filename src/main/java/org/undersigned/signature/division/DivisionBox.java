package org.undersigned.signature.division;

import java.util.List;
import org.undersigned.campaign.Campaign;
import org.undersigned.foundation.html.Page;
import org.undersigned.organisation.Organisation;

/**
 * The box about the division of new supporters as a form shows it, and the rule as pages explain it.
 *
 * @param receivers the organisations that may be the one
 * @param terms names what is shown
 */
public record DivisionBox(int cap, List<Organisation> receivers, String terms, boolean ticked) {

    /** The box about what is offered now. */
    public static DivisionBox of(DivisionOffer offer, boolean ticked) {
        return new DivisionBox(offer.cap(), offer.receivers(), offer.terms(), ticked);
    }

    /** Name and id of the box. */
    public String field() {
        return DivisionOffer.BOX;
    }

    /** Name of the field that tells what was shown. */
    public String termsField() {
        return DivisionOffer.FIELD;
    }

    /** Whether they are few enough to be named beside the box; else they are one link away. */
    public boolean isListed() {
        return receivers.size() <= Campaign.FOREMOST;
    }

    /** The rule in words. */
    public String rule(Page page) {
        return page.t("signature.division.rule", cap);
    }
}
