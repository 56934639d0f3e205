package org.undersigned.campaign;

import jakarta.inject.Singleton;
import java.util.Set;
import org.undersigned.foundation.http.ContentLanguages;

/** The languages that the public campaigns are written in. No other address with a language exists, so that nobody can make pages up. */
@Singleton
final class WrittenLanguages implements ContentLanguages {

    private final Campaigns campaigns;
    private volatile Known known = new Known(null, Set.of());

    WrittenLanguages(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    /** Gathered once for each state of the content. */
    private record Known(Campaigns.Content of, Set<String> languages) {}

    @Override
    public Set<String> all() {
        var now = campaigns.now();
        var current = known;
        if (current.of != now) {
            current = new Known(now, CampaignFrame.languages(now.visible()));
            known = current;
        }
        return current.languages;
    }
}
