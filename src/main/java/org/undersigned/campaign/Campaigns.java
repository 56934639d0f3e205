package org.undersigned.campaign;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.db.Published;
import org.undersigned.organisation.Organisation;

/** Everything public about organisations, coalitions and campaigns, held in memory and rebuilt when it changes. */
@Singleton
public final class Campaigns {

    private final Published<Content> content;

    Campaigns(Published.Registry registry) {
        this.content = registry.publish(CampaignStore::content);
    }

    /** All of it, as of one moment: keep the answer while you draw one page. */
    public Content now() {
        return content.get();
    }

    /**
     * One moment's public content. Drafts are inside: ask {@link Action#isPublic}.
     *
     * @param organisations by slug
     * @param campaigns by slug
     */
    public record Content(List<Organisation> organisations, List<Coalition> coalitions, List<Campaign> campaigns) {

        public Optional<Organisation> organisation(String slug) {
            return organisations.stream().filter(o -> o.slug().equals(slug)).findFirst();
        }

        public Optional<Organisation> organisation(UUID id) {
            return organisations.stream().filter(o -> o.id().equals(id)).findFirst();
        }

        public Optional<Coalition> coalition(String slug) {
            return coalitions.stream().filter(c -> c.slug().equals(slug)).findFirst();
        }

        /** Campaigns whose petition the public may see: whatever else people can do comes with it or after it. */
        public List<Campaign> visible() {
            return campaigns.stream()
                    .filter(c -> c.petitions().stream().anyMatch(Action::isPublic))
                    .toList();
        }
    }
}
