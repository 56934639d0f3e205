package org.undersigned.petition.joining;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Action;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Division;
import org.undersigned.campaign.division.AccountStore;
import org.undersigned.campaign.division.DivisionRule;
import org.undersigned.campaign.division.Divisions;
import org.undersigned.campaign.division.Standing;
import org.undersigned.campaign.partnership.Choices;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.DivisionReceivers;

/** What partners decide about the division of new supporters, and what they see of it. */
@Singleton
class TakingPart {

    /** Key of what is said of an organisation that receives. */
    static final String TAKES = "partner.division.takes";

    private final Db db;
    private final Divisions divisions;
    private final Choices choices;
    private final DivisionReceivers receivers;
    private final Published.Registry published;

    TakingPart(Db db, Divisions divisions, Choices choices, DivisionReceivers receivers, Published.Registry published) {
        this.db = db;
        this.divisions = divisions;
        this.choices = choices;
        this.receivers = receivers;
        this.published = published;
    }

    /** Whether so many take part and can receive something that the rule can pick. */
    boolean isEnough(Campaign campaign) {
        return DivisionReceivers.isEnough(receivers.of(campaign));
    }

    /** Lets an organisation take part, or no more. Callers have checked who answers for it. False if it has not joined. */
    boolean take(Visitor visitor, Campaign campaign, Organisation organisation, boolean takes) {
        var actor = visitor.person().actor();
        var taken = db.inTransaction(handle -> divisions.take(handle, campaign, organisation, takes, actor));
        published.refresh();
        return taken;
    }

    /** Switches it on or off. Callers have checked who leads. */
    void set(Visitor visitor, Campaign campaign, Optional<Division> division) {
        db.useTransaction(handle ->
                divisions.set(handle, campaign, division, visitor.person().actor()));
        published.refresh();
    }

    /** What the page shows. */
    DivisionShown shown(Visitor visitor, Campaign campaign, boolean leads, boolean saved) {
        return db.read(handle -> {
            var said = divisions.said(handle, campaign.id());
            return new DivisionShown(
                    campaign,
                    campaign.partners().stream()
                            .map(Campaign.Partner::organisation)
                            .map(one -> new DivisionShown.Taking(
                                    one,
                                    label(campaign, one, said.contains(one.id())),
                                    said.contains(one.id()),
                                    visitor.at(one.slug())
                                            .filter(member -> member.role().isOwner())
                                            .isPresent()))
                            .toList(),
                    campaign.petitions().stream()
                            .filter(Action::isPublic)
                            .map(action -> result(handle, campaign, action))
                            .flatMap(Optional::stream)
                            .toList(),
                    leads,
                    saved);
        });
    }

    private String label(Campaign campaign, Organisation organisation, boolean takes) {
        if (!takes) return "partner.division.takesNot";
        if (choices.of(campaign.id(), organisation.id()).asksTwice()) return "partner.division.asksTwice";
        return receivers.canReceive(organisation) ? TAKES : "partner.division.noKey";
    }

    /** Nothing while nobody has agreed. */
    private Optional<DivisionShown.Result> result(Handle handle, Campaign campaign, Action action) {
        var agreed = AccountStore.agreed(handle, action.id());
        if (agreed == 0) return Optional.empty();
        var standings = AccountStore.standings(handle, action.id());
        var receiving = receivers.of(campaign).stream()
                .map(one -> standings.getOrDefault(one.id(), Standing.none(one.id())))
                .toList();
        var cap = campaign.division().map(Division::cap).orElse(Division.LEAST);
        var rule = new DivisionRule(cap, agreed, receiving);
        var rows = campaign.partners().stream()
                .map(Campaign.Partner::organisation)
                .filter(one -> standings.containsKey(one.id()))
                .map(one -> row(one, standings.get(one.id()), rule, receiving))
                .toList();
        return Optional.of(new DivisionShown.Result(action.title(), DivisionShown.Number.of(agreed), rows));
    }

    /** Who does not take part now is entitled to nothing more. */
    private static DivisionShown.Row row(
            Organisation organisation, Standing standing, DivisionRule rule, List<Standing> receiving) {
        return new DivisionShown.Row(
                organisation,
                DivisionShown.Number.of(standing.brought()),
                DivisionShown.Number.of(receiving.contains(standing) ? rule.entitled(standing) : 0),
                DivisionShown.Number.of(standing.received()),
                standing.received() >= 5 && rule.isCapped(standing));
    }
}
