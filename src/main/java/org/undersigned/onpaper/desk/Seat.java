package org.undersigned.onpaper.desk;

import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Watched;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.Petition;
import org.undersigned.petition.Petitions;
import org.undersigned.sharing.paper.Sheets;

/**
 * What a visitor may do with the paper of one petition.
 *
 * @param member in whose name they type in; nothing for an operator, who checks only
 * @param role of that organisation in the campaign
 */
record Seat(Petition petition, Visitor visitor, Optional<Membership> member, Optional<Campaign.Role> role) {

    /** The seat of a visitor; a petition of others, or one that the public cannot read, is not there. */
    static Seat of(Visitor visitor, Campaigns campaigns, Petitions petitions, String campaign, String slug) {
        var petition = campaigns.now().campaigns().stream()
                .filter(one -> one.slug().equals(campaign))
                .flatMap(one -> petitions.of(one, slug).stream())
                .filter(one -> one.action().isPublic())
                .findFirst()
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
        var partner = petition.campaign().partners().stream()
                .filter(one -> visitor.at(one.organisation().slug())
                        .filter(member -> member.role().includes(Role.CAMPAIGNER))
                        .isPresent())
                .min(Comparator.comparing(Campaign.Partner::role));
        if (partner.isEmpty() && !visitor.person().operator()) throw Problem.problem(ProblemType.NOT_FOUND);
        return new Seat(
                petition,
                visitor,
                partner.flatMap(one -> visitor.at(one.organisation().slug())),
                partner.map(Campaign.Partner::role));
    }

    /** In whose name they type in. */
    Membership acting() {
        return member.orElseThrow(() -> Problem.problem(ProblemType.NOT_ALLOWED));
    }

    /** Whose sheets alone they see; nothing if all. */
    Optional<UUID> only() {
        return role.filter(one -> one != Campaign.Role.LEAD).flatMap(one -> member.map(Membership::organisation));
    }

    /** Whether they may type in a sheet. */
    boolean types(Sheets.Printed sheet) {
        return role.filter(one -> one != Campaign.Role.SUPPORTING
                        || sheet.organisation().equals(member.map(Membership::organisation)))
                .isPresent();
    }

    /** The page above: the numbers of the campaign for those who watch it, the first page of the workspace for others. */
    String above() {
        return role.filter(one -> one != Campaign.Role.SUPPORTING).isPresent()
                ? Watched.path(petition.campaign())
                : "/staff";
    }

    /** Key of why no paper is taken in; nothing if it is. */
    Optional<String> refusal() {
        if (petition.isHighRisk()) return Optional.of("onpaper.desk.highRisk");
        return petition.retired().map(day -> "onpaper.desk.retired");
    }

    static String path(Petition petition) {
        return Watched.path(petition.campaign()) + "/" + petition.slug() + "/paper";
    }
}
