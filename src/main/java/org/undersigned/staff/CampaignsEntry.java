package org.undersigned.staff;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.undersigned.campaign.Watched;
import org.undersigned.organisation.staff.MenuEntry;
import org.undersigned.organisation.staff.Visitor;

/** The way to the campaigns. */
@Singleton
final class CampaignsEntry implements MenuEntry {

    @Override
    public int position() {
        return 1;
    }

    @Override
    public Optional<Link> link(Visitor visitor) {
        return visitor.memberships().isEmpty()
                ? Optional.empty()
                : Optional.of(new Link(Watched.PATH, "dashboard.campaigns", 0));
    }
}
