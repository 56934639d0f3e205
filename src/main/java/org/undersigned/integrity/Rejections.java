package org.undersigned.integrity;

import static java.util.stream.Collectors.groupingBy;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.undersigned.foundation.db.Published;

/** What everybody may know of signatures that were rejected, kept in memory. */
@Singleton
class Rejections {

    private final Published<Map<UUID, List<Rejection>>> published;

    Rejections(Published.Registry registry) {
        published = registry.publish(
                handle -> RejectionStore.done(handle).stream().collect(groupingBy(Rejection::petition)));
    }

    /** Those of a petition, the newest first. */
    List<Rejection> of(UUID petition) {
        return published.get().getOrDefault(petition, List.of());
    }
}
