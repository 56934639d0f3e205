package org.undersigned.integrity;

import jakarta.inject.Singleton;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;

/** Who sees the quarantine of a petition, and who acts there: members of the organisations that lead its campaign. */
@Singleton
class Moderated {

    private final Campaigns campaigns;
    private final Petitions petitions;

    Moderated(Campaigns campaigns, Petitions petitions) {
        this.campaigns = campaigns;
        this.petitions = petitions;
    }

    /** The petition of an address; a problem unless the visitor's organisation leads its campaign. */
    Petition petition(Visitor visitor, String campaign, String slug) {
        return Watched.by(visitor, campaigns.now(), campaign)
                .filter(one -> Watched.lead(visitor, one, Role.VIEWER).isPresent())
                .flatMap(one -> petitions.of(one, slug))
                .filter(petition -> petition.action().isPublic())
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }

    /** Whether the visitor may put aside and let out, and not only look. */
    boolean acts(Visitor visitor, Petition petition) {
        return Watched.lead(visitor, petition.campaign(), Role.MODERATOR).isPresent();
    }
}
