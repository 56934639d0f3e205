package org.undersigned.log;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.clock.Day;
import org.undersigned.foundation.db.Publication;
import org.undersigned.petition.PetitionStore;

/** The one number that pages show. Written by whoever signs the count, in the same transaction, and by nobody else. */
@Singleton
final class PublishedNumber {

    /** Writes the number, notes the goals it reached, and has the pages drawn anew. */
    void publish(Handle handle, UUID petition, long net, Instant at) {
        var before = NumberStore.replace(handle, petition, net, at);
        for (int goal : NumberStore.goals(handle, petition))
            if (goal > before && goal <= net) PetitionStore.goalReached(handle, petition, goal, Day.of(at));
        Publication.changed(handle);
    }
}
