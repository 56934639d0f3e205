package org.undersigned.petition;

import static java.util.stream.Collectors.toMap;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.undersigned.campaign.Campaigns;
import org.undersigned.foundation.db.Published;

/** Every petition, held in memory and rebuilt when something public changes. */
@Singleton
public final class Petitions {

    private final Published<Map<String, Petition>> bySlug;

    Petitions(Published.Registry registry, Campaigns campaigns) {
        this.bySlug = registry.publish(handle -> PetitionStore.all(handle, campaigns.now()).stream()
                .collect(toMap(Petition::slug, petition -> petition)));
    }

    /** A petition the public may see. */
    public Optional<Petition> visible(String slug) {
        return Optional.ofNullable(bySlug.get().get(slug))
                .filter(petition -> petition.action().isPublic());
    }

    /** All of them, drafts included. */
    public Collection<Petition> all() {
        return bySlug.get().values();
    }
}
