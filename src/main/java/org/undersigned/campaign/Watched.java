package org.undersigned.campaign;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.RoleElsewhere;
import org.undersigned.organisation.staff.Visitor;

/**
 * What a visitor of the workspace may do with campaigns: members of a controller watch a campaign, campaigners of a lead steer it, and who
 * does something for its coalition does it there. A campaign of others looks like none.
 */
public final class Watched {

    /** Where the workspace lists campaigns. */
    public static final String PATH = "/staff/campaigns";

    private Watched() {}

    /** Where the workspace shows one. */
    public static String path(Campaign campaign) {
        return PATH + "/" + campaign.slug();
    }

    public static List<Campaign> by(Visitor visitor, Campaigns.Content content) {
        return content.campaigns().stream()
                .filter(campaign -> role(visitor, campaign).isPresent())
                .toList();
    }

    public static Optional<Campaign> by(Visitor visitor, Campaigns.Content content, String slug) {
        return by(visitor, content).stream()
                .filter(campaign -> campaign.slug().equals(slug))
                .findFirst();
    }

    /**
     * What the visitor's organisation is in it, the highest if there are several. Members of a supporting organisation see it only if they do
     * something for the coalition.
     */
    public static Optional<Campaign.Role> role(Visitor visitor, Campaign campaign) {
        return controller(visitor, campaign)
                .or(() -> acting(visitor, campaign, Role.VIEWER).map(one -> Campaign.Role.SUPPORTING));
    }

    private static Optional<Campaign.Role> controller(Visitor visitor, Campaign campaign) {
        return campaign.controllers().stream()
                .filter(partner -> visitor.at(partner.organisation().slug()).isPresent())
                .map(Campaign.Partner::role)
                .min(Campaign.Role::compareTo);
    }

    /**
     * The visitor's membership, with this role or one that includes it, in an organisation that leads the campaign; or the place in a lead
     * that they act in because of what they do for the coalition in its name.
     */
    public static Optional<Membership> lead(Visitor visitor, Campaign campaign, Role role) {
        return campaign.leads().stream()
                .flatMap(partner -> visitor.at(partner.organisation().slug()).stream())
                .filter(member -> member.role().includes(role))
                .findFirst()
                .or(() -> acting(visitor, campaign, role));
    }

    /**
     * Whether what somebody does elsewhere lets them act with this role in a campaign, in the name of one of its leads: for whoever asks when there
     * is no visitor.
     */
    public static boolean acts(Collection<RoleElsewhere> elsewhere, Campaign campaign, UUID lead, Role role) {
        return campaign.leads().stream()
                .map(Campaign.Partner::organisation)
                .filter(one -> one.id().equals(lead))
                .anyMatch(one -> acts(elsewhere, campaign, one.slug(), role));
    }

    private static boolean acts(Collection<RoleElsewhere> elsewhere, Campaign campaign, String lead, Role role) {
        return Arrays.stream(CoalitionRole.values())
                .anyMatch(one -> one.acts(role)
                        && one.isIn(elsewhere, campaign.coalition().slug(), lead));
    }

    private static Optional<Membership> acting(Visitor visitor, Campaign campaign, Role role) {
        return campaign.leads().stream()
                .map(Campaign.Partner::organisation)
                .filter(lead -> acts(visitor.elsewhere(), campaign, lead.slug(), role))
                .findFirst()
                .map(lead -> new Membership(lead.id(), lead.slug(), lead.name(), role));
    }
}
