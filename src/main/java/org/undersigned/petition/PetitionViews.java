package org.undersigned.petition;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.http.Site;

/** Makes the view of a petition for today and for this site. */
@Singleton
public final class PetitionViews {

    private final Site site;
    private final InstantSource clock;

    PetitionViews(Site site, InstantSource clock) {
        this.site = site;
        this.clock = clock;
    }

    /** The view for a page in {@code language}, before panels. */
    public PetitionView of(Petition petition, String language) {
        return PetitionView.of(petition, language, Day.today(clock), site);
    }
}
