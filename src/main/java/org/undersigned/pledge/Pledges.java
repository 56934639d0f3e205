package org.undersigned.pledge;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.campaign.Action;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Visible;
import org.undersigned.foundation.db.Published;

/** Every promise and event, held in memory and rebuilt when something public changes. */
@Singleton
final class Pledges {

    private final Published<Map<UUID, Held>> all;
    private final Campaigns campaigns;

    Pledges(Published.Registry registry, Campaigns campaigns) {
        this.campaigns = campaigns;
        this.all = registry.publish(PledgeStore::all);
    }

    /** What an action says, be it a draft. */
    Optional<Held> of(Action action) {
        return Optional.ofNullable(all.get().get(action.id()));
    }

    /** One that the public may see. */
    Optional<Shown> visible(String slug) {
        return Visible.of(campaigns.now())
                .asking(Action.PLEDGE, slug)
                .flatMap(
                        asking -> of(asking.action()).map(held -> new Shown(asking.campaign(), asking.action(), held)));
    }

    /** One that the public may see, by the id of its action. */
    Optional<Shown> visible(UUID action) {
        return Optional.ofNullable(all.get().get(action))
                .flatMap(held -> visible(held.pledge().slug()));
    }
}
