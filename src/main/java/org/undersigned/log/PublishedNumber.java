package org.undersigned.log;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Publication;
import org.undersigned.petition.PetitionStore;

/** The one number that pages show. Written by whoever signs the count, in the same transaction, and by nobody else. */
@Singleton
final class PublishedNumber {

    private final Event<NumberPublished> published;

    PublishedNumber(Event<NumberPublished> published) {
        this.published = published;
    }

    /** Writes the number, notes the goals it reached, and has the pages drawn anew. */
    void publish(Handle handle, UUID petition, long net, Instant at, Optional<List<UUID>> counted) {
        var before = NumberStore.replace(handle, petition, net, at);
        for (int goal : NumberStore.goals(handle, petition))
            if (goal > before && goal <= net) PetitionStore.goalReached(handle, petition, goal, Day.of(at));
        published.fire(new NumberPublished(handle, petition, counted));
        Publication.changed(handle);
    }
}
