package org.undersigned.pledge;

import jakarta.inject.Singleton;
import java.util.List;
import org.undersigned.campaign.Action;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Visitor;

/**
 * The promises and events of a campaign as the workspace sees them: who watches a campaign sees them, campaigners of its leads write them, and who
 * comes is for campaigners of the lead that holds the event.
 */
@Singleton
class OwnPledges {

    private final Campaigns campaigns;
    private final Pledges pledges;

    OwnPledges(Campaigns campaigns, Pledges pledges) {
        this.campaigns = campaigns;
        this.pledges = pledges;
    }

    /**
     * One of them, with what may be done with it.
     *
     * @param holds whether the visitor may have the list of who comes
     */
    public record Own(Shown shown, boolean writes, boolean holds) {
        public String path() {
            return OwnPledges.path(shown.campaign()) + "/" + shown.action().slug();
        }

        /** Whether it can still be called off. */
        public boolean isCancellable() {
            return writes
                    && shown.isMeeting()
                    && !shown.isCancelled()
                    && shown.action().isPublic();
        }
    }

    static String path(Campaign campaign) {
        return Watched.path(campaign) + "/pledges";
    }

    /** A campaign that the visitor watches; any other looks like none. */
    Campaign campaign(Visitor visitor, String slug) {
        return Watched.by(visitor, campaigns.now(), slug).orElseThrow(OwnPledges::none);
    }

    boolean writes(Visitor visitor, Campaign campaign) {
        return Watched.lead(visitor, campaign, Role.CAMPAIGNER).isPresent();
    }

    List<Own> all(Visitor visitor, Campaign campaign) {
        var writes = writes(visitor, campaign);
        return campaign.actions().stream()
                .filter(action -> action.kind().equals(Action.PLEDGE))
                .flatMap(action -> pledges.of(action).stream()
                        .map(held -> new Shown(campaign, action, held))
                        .map(shown -> new Own(shown, writes, holds(visitor, shown))))
                .toList();
    }

    private static boolean holds(Visitor visitor, Shown shown) {
        var host = shown.pledge().organisation();
        return shown.isMeeting()
                && shown.campaign().leads().stream()
                        .anyMatch(lead -> lead.organisation().slug().equals(host))
                && visitor.at(host)
                        .filter(member -> member.role().includes(Role.CAMPAIGNER))
                        .isPresent();
    }

    Own find(Visitor visitor, String campaign, String slug) {
        return all(visitor, campaign(visitor, campaign)).stream()
                .filter(one -> one.shown().action().slug().equals(slug))
                .findFirst()
                .orElseThrow(OwnPledges::none);
    }

    /** One that the visitor may change. */
    Own writable(Visitor visitor, String campaign, String slug) {
        var found = find(visitor, campaign, slug);
        if (!found.writes()) throw Problem.problem(ProblemType.NOT_ALLOWED);
        return found;
    }

    /** A campaign to which the visitor may add one. */
    Campaign writable(Visitor visitor, String slug) {
        var campaign = campaign(visitor, slug);
        if (!writes(visitor, campaign)) throw Problem.problem(ProblemType.NOT_ALLOWED);
        return campaign;
    }

    private static Problem none() {
        return Problem.problem(ProblemType.NOT_FOUND);
    }
}
