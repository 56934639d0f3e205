package org.undersigned.pledge;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.undersigned.campaign.Action;
import org.undersigned.campaign.ActionDesk;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Watched;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Visitor;

/** The promises and events of campaigns as the workspace sees them. Who comes is for campaigners of the lead that holds the event. */
@Singleton
class OwnPledges extends ActionDesk<OwnPledges.Own> {

    private final Pledges pledges;

    OwnPledges(Campaigns campaigns, Pledges pledges) {
        super(campaigns, Action.PLEDGE);
        this.pledges = pledges;
    }

    /**
     * One of them, with what may be done with it.
     *
     * @param holds whether the visitor may have the list of who comes
     */
    public record Own(Shown shown, boolean writes, boolean holds) implements ActionDesk.Own {
        @Override
        public Action action() {
            return shown.action();
        }

        public String path() {
            return OwnPledges.path(shown.campaign()) + "/" + action().slug();
        }

        /** Whether it can still be called off. */
        public boolean isCancellable() {
            return writes && shown.isMeeting() && !shown.isCancelled() && action().isPublic();
        }
    }

    static String path(Campaign campaign) {
        return Watched.path(campaign) + "/pledges";
    }

    @Override
    protected Optional<Own> own(Visitor visitor, Campaign campaign, Action action, boolean writes) {
        return pledges.of(action)
                .map(held -> new Shown(campaign, action, held))
                .map(shown -> new Own(shown, writes, holds(visitor, shown)));
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
}
