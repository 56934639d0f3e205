package org.undersigned.campaign.partnership;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.campaign.partnership.Partnership.State;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Publication;
import org.undersigned.organisation.Organisation;

/** What an organisation answers when it is asked to be a partner, and how it leaves. Callers have checked who answers for it. */
@Singleton
public final class Answering {

    private final AuditLog audit;
    private final AskingMail mail;
    private final Settling settling;
    private final InstantSource clock;

    Answering(AuditLog audit, AskingMail mail, Settling settling, InstantSource clock) {
        this.audit = audit;
        this.mail = mail;
        this.settling = settling;
        this.clock = clock;
    }

    /**
     * It joins in the role that it is asked to have, or accepts anew what it is; with the newest arrangement, if it answers for the data.
     * False if nobody asks.
     */
    public boolean accept(Handle handle, Campaign campaign, Organisation organisation, String actor) {
        var there =
                PartnershipStore.held(handle, campaign.id(), organisation.id()).filter(Partnership::isLive);
        if (there.isEmpty()) return false;
        var today = Day.today(clock);
        var role = there.get().asked().or(() -> there.get().role());
        var now = there.get().with(State.JOINED, role, Optional.empty(), false, today);
        PartnershipStore.put(handle, now);
        PartnershipStore.agree(handle, campaign.id(), List.of());
        // Whoever becomes a supporting organisation is a party no more.
        arrange(handle, campaign.id(), actor);
        acceptArrangement(handle, campaign, organisation);
        if (there.get().asked().isPresent()) {
            record(
                    handle,
                    campaign,
                    organisation,
                    AuditActions.PARTNER_JOIN,
                    " " + role.orElseThrow().word(),
                    actor);
            mail.answer(handle, campaign, organisation, "partnerJoined");
        } else record(handle, campaign, organisation, AuditActions.PARTNER_ACCEPT, "", actor);
        Publication.changed(handle);
        return true;
    }

    /** A party accepts the newest arrangement, and stays what it is. */
    public void arrange(Handle handle, Campaign campaign, Organisation organisation, String actor) {
        acceptArrangement(handle, campaign, organisation);
        record(handle, campaign, organisation, AuditActions.PARTNER_ACCEPT, "", actor);
        Publication.changed(handle);
    }

    /** It does not join, or stays what it is. False if nobody asks. */
    public boolean decline(Handle handle, Campaign campaign, Organisation organisation, String actor) {
        var there = PartnershipStore.held(handle, campaign.id(), organisation.id())
                .filter(one -> one.asked().isPresent());
        if (there.isEmpty()) return false;
        var today = Day.today(clock);
        if (there.get().isJoined()) {
            PartnershipStore.put(
                    handle,
                    there.get()
                            .with(
                                    State.JOINED,
                                    there.get().role(),
                                    Optional.empty(),
                                    there.get().onPaper(),
                                    today));
            PartnershipStore.role(
                    handle, campaign.id(), organisation.id(), there.get().role().orElseThrow());
        } else {
            PartnershipStore.put(
                    handle, there.get().with(State.DECLINED, Optional.empty(), Optional.empty(), false, today));
            PartnershipStore.remove(handle, campaign.id(), organisation.id());
        }
        record(handle, campaign, organisation, AuditActions.PARTNER_DECLINE, "", actor);
        mail.answer(handle, campaign, organisation, "partnerDeclined");
        // A file from before would ask again.
        CampaignWriting.changedByStaff(handle, campaign.slug(), true);
        arrange(handle, campaign.id(), actor);
        Publication.changed(handle);
        return true;
    }

    /** What came of leaving. */
    public enum Left {
        DONE,
        /** It is no partner. */
        NOBODY,
        /** Nobody else leads, so another lead has to join first. */
        ALONE
    }

    /**
     * It stops being a partner: its name and boxes go from the pages, and nobody new is asked to hear from it. What it has received stays
     * with it.
     *
     * @param coalition whether it leaves the coalition, too
     */
    public Left leave(Handle handle, Campaign campaign, Organisation organisation, boolean coalition, String actor) {
        CampaignWriting.lock(handle);
        var there =
                PartnershipStore.held(handle, campaign.id(), organisation.id()).filter(Partnership::isJoined);
        if (there.isEmpty()) return Left.NOBODY;
        var leads = PartnershipStore.of(handle, campaign.id()).stream()
                .filter(one -> one.role().equals(Optional.of(Campaign.Role.LEAD)))
                .anyMatch(one -> !one.organisation().equals(organisation.id()));
        if (!leads) return Left.ALONE;
        PartnershipStore.put(
                handle, there.get().with(State.LEFT, Optional.empty(), Optional.empty(), false, Day.today(clock)));
        PartnershipStore.remove(handle, campaign.id(), organisation.id());
        if (coalition) PartnershipStore.leaveCoalition(handle, campaign.id(), organisation.id());
        record(handle, campaign, organisation, AuditActions.PARTNER_LEAVE, coalition ? " coalition" : "", actor);
        mail.answer(handle, campaign, organisation, "partnerLeft");
        CampaignWriting.changedByStaff(handle, campaign.slug(), true);
        arrange(handle, campaign.id(), actor);
        Publication.changed(handle);
        return Left.DONE;
    }

    private void acceptArrangement(Handle handle, Campaign campaign, Organisation organisation) {
        ArrangementStore.latest(handle, campaign.id())
                .filter(one -> one.isBetween(organisation.slug()))
                .ifPresent(one -> ArrangementStore.accept(
                        handle, one, new Arrangement.Acceptance(organisation.id(), Day.today(clock), false)));
    }

    private void arrange(Handle handle, UUID campaign, String actor) {
        CampaignWriting.stored(handle).campaigns().stream()
                .filter(one -> one.id().equals(campaign))
                .findFirst()
                .ifPresent(now -> settling.arrange(handle, now, actor, Day.today(clock)));
    }

    private void record(
            Handle handle, Campaign campaign, Organisation organisation, AuditActions what, String more, String actor) {
        audit.record(handle, actor, what, "campaign " + campaign.slug(), organisation.slug() + more);
    }
}
