package org.undersigned.petition;

import jakarta.inject.Singleton;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.approval.Approvals;
import org.undersigned.organisation.staff.Visitor;

/** Who reads a petition before it is online: whoever watches its campaign, and whoever is to decide whether it goes online, until then. */
@Singleton
public final class BeforeLaunch {

    private final Campaigns campaigns;
    private final Petitions petitions;
    private final Approvals approvals;

    BeforeLaunch(Campaigns campaigns, Petitions petitions, Approvals approvals) {
        this.campaigns = campaigns;
        this.petitions = petitions;
        this.approvals = approvals;
    }

    /** Where it is read. */
    static String path(Petition petition) {
        return Watched.path(petition.campaign()) + "/" + petition.slug() + "/preview";
    }

    /** The petition of an address; a problem for everybody else. */
    public Petition petition(Visitor visitor, String campaign, String slug) {
        return petitions
                .find(slug)
                .filter(petition -> petition.campaign().slug().equals(campaign))
                .filter(petition ->
                        Watched.by(visitor, campaigns.now(), campaign).isPresent()
                                || approvals.isFor(visitor, StepsApproved.OPENING, slug))
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }
}
