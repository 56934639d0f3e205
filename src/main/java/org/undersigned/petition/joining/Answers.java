package org.undersigned.petition.joining;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.Watched;
import org.undersigned.campaign.partnership.Arrangement;
import org.undersigned.campaign.partnership.ArrangementStore;
import org.undersigned.campaign.partnership.Partnership;
import org.undersigned.campaign.partnership.PartnershipStore;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.problem.Problem;
import org.undersigned.foundation.problem.ProblemType;
import org.undersigned.organisation.staff.MemberStore;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Role;
import org.undersigned.organisation.staff.Visitor;

/** Who was asked to be a partner, and what they answered, as members of those organisations see it. */
@Singleton
class Answers {

    private final Db db;
    private final Campaigns campaigns;

    Answers(Db db, Campaigns campaigns) {
        this.db = db;
        this.campaigns = campaigns;
    }

    /**
     * One organisation in the list.
     *
     * @param arrangement the newest version, if it has accepted it
     * @param behind whether it is to accept the newest version and has not
     * @param alone whether nobody can answer for it, and the visitor may invite somebody
     * @param leaves whether the visitor may take it out
     * @param own whether it is one of the visitor's, and a partner
     * @param domain where a lead reached its first owner, which is all that speaks for it; empty if somebody else vouched
     */
    public record Row(
            Partnership partnership,
            Optional<Integer> arrangement,
            boolean behind,
            boolean alone,
            boolean leaves,
            boolean own,
            String domain) {}

    /** A campaign of which the visitor's organisation is a partner, or is asked to be; any other looks like none. */
    Campaign campaign(Visitor visitor, String slug) {
        var own = visitor.memberships().stream().map(Membership::organisation).toList();
        return campaigns.now().campaigns().stream()
                .filter(one -> one.slug().equals(slug))
                .filter(one -> db.read(handle -> PartnershipStore.live(handle, own)).stream()
                        .anyMatch(partnership -> partnership.campaign().equals(one.id())))
                .findFirst()
                .orElseThrow(() -> Problem.problem(ProblemType.NOT_FOUND));
    }

    List<Row> rows(Visitor visitor, Campaign campaign) {
        var leads = Watched.lead(visitor, campaign, Role.CAMPAIGNER).isPresent();
        return db.read(handle -> {
            var arrangement = ArrangementStore.latest(handle, campaign.id());
            Map<UUID, Arrangement.Acceptance> accepted =
                    arrangement.map(one -> ArrangementStore.acceptances(handle, one)).orElse(List.of()).stream()
                            .collect(toMap(Arrangement.Acceptance::organisation, Function.identity()));
            var reached = ReachedStore.of(handle, campaign.id());
            return PartnershipStore.of(handle, campaign.id()).stream()
                    .map(one -> row(
                            handle,
                            visitor,
                            one,
                            arrangement,
                            accepted.get(one.organisation()),
                            leads,
                            reached.getOrDefault(one.organisation(), "")))
                    .toList();
        });
    }

    private static Row row(
            Handle handle,
            Visitor visitor,
            Partnership one,
            Optional<Arrangement> arrangement,
            Arrangement.Acceptance accepted,
            boolean leads,
            String domain) {
        var shares = one.isLive()
                && arrangement.filter(some -> some.isBetween(one.slug())).isPresent();
        return new Row(
                one,
                arrangement.map(Arrangement::number).filter(number -> shares && accepted != null),
                shares && accepted == null,
                leads && one.asked().isPresent() && !hasOwner(handle, one.organisation()),
                one.isJoined()
                        && visitor.at(one.slug())
                                .filter(member -> member.role().isOwner())
                                .isPresent(),
                one.isJoined() && visitor.at(one.slug()).isPresent(),
                domain);
    }

    /** Everything the visitor's organisations are asked to be or are. */
    List<Partnership> live(Visitor visitor) {
        var own = visitor.memberships().stream().map(Membership::organisation).toList();
        return db.read(handle -> PartnershipStore.live(handle, own));
    }

    /** Whether an organisation of the visitor is a partner; who is only asked to be one is none yet. */
    static boolean isPartner(Visitor visitor, Campaign campaign) {
        return campaign.partners().stream()
                .anyMatch(one -> visitor.at(one.organisation().slug()).isPresent());
    }

    /** Whether somebody can answer for an organisation. */
    static boolean hasOwner(Handle handle, UUID organisation) {
        return MemberStore.in(handle, organisation).stream()
                .anyMatch(member -> member.role().isOwner());
    }
}
