package org.undersigned.campaign.partnership;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.audit.AuditActions;
import org.undersigned.audit.AuditLog;
import org.undersigned.campaign.Campaign;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.organisation.Organisation;

/** What partners chose for their links and permissions, held in memory: every signing and every confirmation asks. */
@Singleton
public final class Choices {

    private final AuditLog audit;
    private final Published<Map<Place, Choice>> chosen;

    Choices(AuditLog audit, Published.Registry registry) {
        this.audit = audit;
        this.chosen = registry.publish(ChoiceStore::all);
    }

    /** An organisation in a campaign. */
    record Place(UUID campaign, UUID organisation) {}

    /** What an organisation chose in a campaign. */
    public Choice of(UUID campaign, UUID organisation) {
        return chosen.get().getOrDefault(new Place(campaign, organisation), Choice.NONE);
    }

    /** Whether any partner of any campaign asks twice. */
    public boolean isAnybodyAskedTwice() {
        return chosen.get().values().stream().anyMatch(Choice::asksTwice);
    }

    /** Keeps what a partner chose, and notes who did. Callers have checked who answers for it. False if it is no partner. */
    public boolean choose(Handle handle, Campaign campaign, Organisation organisation, Choice choice, String actor) {
        if (!ChoiceStore.put(handle, new Place(campaign.id(), organisation.id()), choice)) return false;
        audit.record(
                handle,
                actor,
                AuditActions.PARTNER_CHOOSE,
                "campaign " + campaign.slug(),
                organisation.slug() + " " + choice.words());
        Publication.changed(handle);
        return true;
    }
}
