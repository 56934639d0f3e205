package org.undersigned.petition.joining;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.undersigned.campaign.Action;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.campaign.Campaigns;
import org.undersigned.campaign.CoalitionRole;
import org.undersigned.campaign.partnership.Answering;
import org.undersigned.campaign.partnership.Arrangement;
import org.undersigned.campaign.partnership.ArrangementStore;
import org.undersigned.campaign.partnership.Partnership;
import org.undersigned.campaign.partnership.PartnershipStore;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Published;
import org.undersigned.organisation.Organisation;
import org.undersigned.organisation.staff.Membership;
import org.undersigned.organisation.staff.Visitor;
import org.undersigned.petition.LifeCycle;
import org.undersigned.petition.Petition;
import org.undersigned.petition.PetitionWriting;
import org.undersigned.petition.TextAcceptance;

/** What happens when an organisation answers: role, arrangement and words are accepted together, or nothing is. */
@Singleton
class Joining {

    private final Db db;
    private final Answering answering;
    private final Published.Registry published;
    private final InstantSource clock;

    Joining(Db db, Answering answering, Published.Registry published, InstantSource clock) {
        this.db = db;
        this.answering = answering;
        this.published = published;
        this.clock = clock;
    }

    /** What came of an answer. */
    enum Answered {
        DONE,
        /** What was on the page is not what is asked now. */
        CHANGED,
        /** Nobody asks. */
        NOBODY
    }

    /** What waits for an answer of the visitor's organisations in one campaign. */
    List<Proposal> proposals(Visitor visitor, String campaign) {
        return db.read(handle -> {
            var content = CampaignWriting.stored(handle);
            return visitor.memberships().stream()
                    .flatMap(one -> proposal(handle, content, campaign, one).stream())
                    .map(one -> CoalitionRole.APPROVER.isOf(
                                    visitor,
                                    one.campaign().coalition().slug(),
                                    one.organisation().slug())
                            ? one.answeredBy(true)
                            : one)
                    .filter(one -> one.isAsked() || isBehind(handle, one))
                    .toList();
        });
    }

    Answered accept(Visitor visitor, String campaign, Membership member, String seen) {
        var answered = db.inTransaction(handle -> {
            // Nobody writes the campaign between what was read and the answer.
            CampaignWriting.lock(handle);
            var proposal = proposal(handle, CampaignWriting.stored(handle), campaign, member);
            if (proposal.isEmpty()) return Answered.NOBODY;
            var one = proposal.get();
            if (!one.seen().equals(seen)) return Answered.CHANGED;
            var actor = visitor.person().actor();
            // The row of the publication comes last, as everywhere: two that wait for each other never end.
            for (var petition : one.petitions())
                TextAcceptance.accept(handle, petition, one.organisation().id(), Day.today(clock), false);
            if (!answering.accept(handle, one.campaign(), one.organisation(), actor))
                throw new IllegalStateException("a proposal without a partnership");
            return Answered.DONE;
        });
        published.refresh();
        return answered;
    }

    boolean decline(Visitor visitor, String campaign, Membership member) {
        var done = db.inTransaction(handle -> {
            CampaignWriting.lock(handle);
            return proposal(handle, CampaignWriting.stored(handle), campaign, member)
                    .filter(one -> answering.decline(
                            handle,
                            one.campaign(),
                            one.organisation(),
                            visitor.person().actor()))
                    .isPresent();
        });
        published.refresh();
        return done;
    }

    Answering.Left leave(Visitor visitor, Campaign campaign, Organisation organisation, boolean coalition) {
        var left = db.inTransaction(handle -> {
            CampaignWriting.lock(handle);
            PetitionWriting.hold(
                    handle, campaign.petitions().stream().map(Action::slug).toList());
            var done = answering.leave(
                    handle, campaign, organisation, coalition, visitor.person().actor());
            // What was asked or approved in its name is launched by it no more.
            if (done == Answering.Left.DONE)
                campaign.petitions().forEach(action -> PetitionWriting.callOff(handle, action.id()));
            return done;
        });
        published.refresh();
        return left;
    }

    private static Optional<Proposal> proposal(
            Handle handle, Campaigns.Content content, String slug, Membership member) {
        var campaign = content.campaigns().stream()
                .filter(one -> one.slug().equals(slug))
                .findFirst();
        if (campaign.isEmpty()) return Optional.empty();
        var partnership = PartnershipStore.of(handle, campaign.get().id()).stream()
                .filter(one -> one.organisation().equals(member.organisation()) && one.isLive())
                .findFirst();
        var organisation = content.organisation(member.slug());
        if (partnership.isEmpty() || organisation.isEmpty()) return Optional.empty();
        return Optional.of(new Proposal(
                campaign.get(),
                organisation.get(),
                partnership.get(),
                petitions(handle, content, campaign.get()),
                arrangement(handle, campaign.get(), partnership.get()),
                member.role().isOwner(),
                member.role().isOwner()));
    }

    private static Optional<Arrangement> arrangement(Handle handle, Campaign campaign, Partnership partnership) {
        return ArrangementStore.latest(handle, campaign.id()).filter(one -> one.isBetween(partnership.slug()));
    }

    private static List<Petition> petitions(Handle handle, Campaigns.Content content, Campaign campaign) {
        var petitions = new ArrayList<Petition>();
        for (var action : campaign.petitions())
            PetitionWriting.stored(handle, content, action.slug())
                    .filter(one -> one.state() != LifeCycle.State.ARCHIVED)
                    .ifPresent(petitions::add);
        return petitions;
    }

    /** Whether an organisation has not accepted what stands now in its name: a new arrangement, or other words before the launch. */
    private static boolean isBehind(Handle handle, Proposal one) {
        var id = one.organisation().id();
        if (one.arrangement().isEmpty() && !one.isSaying()) return false;
        if (one.arrangement()
                .filter(some -> ArrangementStore.acceptances(handle, some).stream()
                        .noneMatch(given -> given.organisation().equals(id)))
                .isPresent()) return true;
        return one.petitions().stream()
                .filter(petition -> !petition.action().isPublic())
                .anyMatch(petition -> !TextAcceptance.isGiven(handle, petition, id));
    }
}
