package org.undersigned.staff;

import java.util.List;
import java.util.Optional;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.organisation.staff.Visitor;

/** The campaigns that a visitor may watch: those of which an organisation of theirs is a controller. */
final class Watched {

    private Watched() {}

    static List<Campaign> by(Visitor visitor, Campaigns.Content content) {
        return content.campaigns().stream()
                .filter(campaign -> role(visitor, campaign).isPresent())
                .toList();
    }

    /** One of them; a campaign of others looks like none. */
    static Optional<Campaign> by(Visitor visitor, Campaigns.Content content, String slug) {
        return by(visitor, content).stream()
                .filter(campaign -> campaign.slug().equals(slug))
                .findFirst();
    }

    /** What the visitor's organisation is in it, the highest if there are several. */
    static Optional<Campaign.Role> role(Visitor visitor, Campaign campaign) {
        return campaign.controllers().stream()
                .filter(partner -> visitor.at(partner.organisation().slug()).isPresent())
                .map(Campaign.Partner::role)
                .min(Campaign.Role::compareTo);
    }
}
