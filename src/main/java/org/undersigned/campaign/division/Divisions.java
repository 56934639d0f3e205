package org.undersigned.campaign.division;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.CampaignWriting;
import org.undersigned.campaign.Division;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.organisation.Organisation;

/** Who takes part in the division of a campaign, held in memory: every form and every signing asks. */
@Singleton
public final class Divisions {

    private final AuditLog audit;
    private final Published<Map<UUID, Set<UUID>>> taking;

    Divisions(AuditLog audit, Published.Registry registry) {
        this.audit = audit;
        this.taking = registry.publish(AccountStore::taking);
    }

    /** The partners that take part, in the order of the campaign, whether or not the campaign divides. */
    public List<Organisation> taking(Campaign campaign) {
        var taking = this.taking.get().getOrDefault(campaign.id(), Set.of());
        return campaign.partners().stream()
                .map(Campaign.Partner::organisation)
                .filter(one -> taking.contains(one.id()))
                .toList();
    }

    /** Partners that said they take part, whether or not they can receive anything now. */
    public Set<UUID> said(Handle handle, UUID campaign) {
        return AccountStore.said(handle, campaign);
    }

    /** Switches the division of a campaign on or off. Callers have checked who leads it, and that enough take part. */
    public void set(Handle handle, Campaign campaign, Optional<Division> division, String actor) {
        CampaignWriting.lock(handle);
        AccountStore.cap(handle, campaign.id(), division.map(Division::cap).orElse(null));
        // A file from before would say otherwise.
        CampaignWriting.changedByStaff(handle, campaign.slug(), true);
        audit.record(
                handle,
                actor,
                AuditActions.CAMPAIGN_DIVIDE,
                "campaign " + campaign.slug(),
                division.map(one -> "cap=" + one.cap()).orElse("off"));
        Publication.changed(handle);
    }

    /** A partner takes part, or does no more. Callers have checked who answers for it. False if it is no partner. */
    public boolean take(Handle handle, Campaign campaign, Organisation organisation, boolean takes, String actor) {
        if (!AccountStore.take(handle, campaign.id(), organisation.id(), takes)) return false;
        audit.record(
                handle,
                actor,
                AuditActions.PARTNER_DIVIDE,
                "campaign " + campaign.slug(),
                organisation.slug() + (takes ? " in" : " out"));
        Publication.changed(handle);
        return true;
    }
}
