package org.undersigned.letter;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.foundation.db.Published;

/** Every letter action, in memory, rebuilt when something changes. */
@Singleton
public final class Letters {

    private final Campaigns campaigns;
    private final Published<List<LetterStore.Row>> rows;

    Letters(Campaigns campaigns, Published.Registry registry) {
        this.campaigns = campaigns;
        this.rows = registry.publish(LetterStore::all);
    }

    /** Makes the bean, so that its content is read with all other. */
    void start(@Observes StartupEvent event) {}

    /** All of them, drafts too. */
    public List<LetterAction> all() {
        return in(campaigns.now().campaigns());
    }

    /** Those of one campaign, drafts too. */
    public List<LetterAction> of(Campaign campaign) {
        return in(List.of(campaign));
    }

    /** One that strangers may see. */
    public Optional<LetterAction> visible(String slug) {
        return all().stream()
                .filter(one -> one.slug().equals(slug) && one.isPublic())
                .findFirst();
    }

    /** One by its action. */
    public Optional<LetterAction> byId(UUID action) {
        return all().stream().filter(one -> one.id().equals(action)).findFirst();
    }

    private List<LetterAction> in(List<Campaign> some) {
        return LetterStore.letters(rows.get(), some);
    }
}
