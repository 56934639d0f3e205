package org.undersigned.letter.desk;

import jakarta.inject.Singleton;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.letter.LetterAction;
import org.undersigned.letter.Letters;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Visitor;

/** Which letters a visitor may see here, and who may act. A letter of others looks like none. */
@Singleton
class Desks {

    private final Campaigns campaigns;
    private final Letters letters;

    Desks(Campaigns campaigns, Letters letters) {
        this.campaigns = campaigns;
        this.letters = letters;
    }

    /** A campaign that the visitor's organisation leads. */
    Campaign campaign(Visitor visitor, String slug) {
        return Watched.by(visitor, campaigns.now(), slug)
                .filter(one -> Watched.lead(visitor, one, Role.VIEWER).isPresent())
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }

    /** A letter of such a campaign. */
    LetterAction letter(Visitor visitor, String campaign, String slug) {
        return letters.of(campaign(visitor, campaign)).stream()
                .filter(one -> one.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }

    /** Whether the visitor may change something there. */
    static boolean acts(Visitor visitor, Campaign campaign) {
        return Watched.lead(visitor, campaign, Role.CAMPAIGNER).isPresent();
    }

    /** In whose name they do. */
    static Membership acting(Visitor visitor, Campaign campaign) {
        return Watched.lead(visitor, campaign, Role.CAMPAIGNER)
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_ALLOWED));
    }

    /** In whose name they say where letters go: once these go to targets, that is for owners. */
    static Membership directing(Visitor visitor, LetterAction letter) {
        return Watched.lead(visitor, letter.campaign(), letter.test() ? Role.CAMPAIGNER : Role.OWNER)
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_ALLOWED));
    }

    static String path(Campaign campaign) {
        return Watched.path(campaign) + "/letters";
    }

    static String path(LetterAction letter) {
        return path(letter.campaign()) + "/" + letter.slug();
    }
}
