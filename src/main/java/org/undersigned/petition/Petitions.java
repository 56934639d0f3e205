package org.undersigned.petition;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.campaign.Campaign;
import org.undersigned.campaign.Campaigns;
import org.undersigned.foundation.db.Published;

/** Every petition, held in memory and rebuilt when something public changes. */
@Singleton
public final class Petitions {

    private final Published<Map<String, Petition>> bySlug;
    private final Retention retention;

    Petitions(Published.Registry registry, Campaigns campaigns, Retention retention) {
        this.retention = retention;
        this.bySlug = registry.publish(handle -> PetitionStore.all(handle, campaigns.now()).stream()
                .collect(toMap(Petition::slug, petition -> petition)));
    }

    /** A petition the public may see. */
    public Optional<Petition> visible(String slug) {
        return find(slug).filter(petition -> petition.action().isPublic());
    }

    /** One of them, be it a draft. */
    public Optional<Petition> find(String slug) {
        return Optional.ofNullable(bySlug.get().get(slug));
    }

    /** One of them by its id, be it a draft. */
    public Optional<Petition> byId(UUID id) {
        return all().stream().filter(petition -> petition.id().equals(id)).findFirst();
    }

    /** Those of a campaign, drafts included, by slug. */
    public List<Petition> of(Campaign campaign) {
        return all().stream()
                .filter(petition -> petition.campaign().id().equals(campaign.id()))
                .sorted(Comparator.comparing(Petition::slug))
                .toList();
    }

    /** One of a campaign's, be it a draft. */
    public Optional<Petition> of(Campaign campaign, String slug) {
        return find(slug).filter(petition -> petition.campaign().id().equals(campaign.id()));
    }

    /** The day on which everything about a petition's signers is deleted at the earliest, if that is set and it is over. */
    public Optional<LocalDate> ends(Petition petition) {
        return retention.ends(petition);
    }

    /** All of them, drafts included. */
    public Collection<Petition> all() {
        return bySlug.get().values();
    }
}
