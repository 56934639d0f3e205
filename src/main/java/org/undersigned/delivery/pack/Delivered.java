package org.undersigned.delivery.pack;

import jakarta.inject.Singleton;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;

/** Whose deliveries a visitor of the workspace sees: those of public petitions that their organisation leads. */
@Singleton
public final class Delivered {

    private final Campaigns campaigns;
    private final Petitions petitions;

    Delivered(Campaigns campaigns, Petitions petitions) {
        this.campaigns = campaigns;
        this.petitions = petitions;
    }

    /** Where the workspace shows the deliveries of a petition. */
    public static String path(Petition petition) {
        return Watched.path(petition.campaign()) + "/" + petition.slug() + "/delivery";
    }

    /** The petition of an address; a problem if the visitor may not steer it. */
    public Petition petition(Visitor visitor, String campaign, String slug) {
        return Watched.by(visitor, campaigns.now(), campaign)
                .filter(one -> Watched.lead(visitor, one, Role.CAMPAIGNER).isPresent())
                .flatMap(one -> petitions.of(one, slug))
                .filter(petition -> petition.action().isPublic())
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }
}
