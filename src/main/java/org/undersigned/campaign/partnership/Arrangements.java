package org.undersigned.campaign.partnership;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Published;

/** The newest arrangement of each campaign and who accepted it, held in memory for public pages. */
@Singleton
public final class Arrangements {

    private final Published<Map<UUID, Agreed>> agreed;

    Arrangements(Published.Registry registry) {
        this.agreed = registry.publish(Arrangements::all);
    }

    private static Map<UUID, Agreed> all(Handle handle) {
        var versions = ArrangementStore.every(handle).stream().collect(Collectors.groupingBy(Arrangement::campaign));
        var agreed = new HashMap<UUID, Agreed>();
        versions.forEach((campaign, some) -> {
            var newest = some.getFirst();
            if (newest.isShared())
                agreed.put(
                        campaign,
                        new Agreed(
                                newest,
                                ArrangementStore.acceptances(handle, newest),
                                some.stream()
                                        .skip(1)
                                        .filter(Arrangement::isShared)
                                        .toList()));
        });
        return agreed;
    }

    /**
     * The newest version, and who accepted it.
     *
     * @param earlier the versions before it, the newest first. Who their parties were is not for pages: some never accepted
     */
    public record Agreed(Arrangement arrangement, List<Arrangement.Acceptance> acceptances, List<Arrangement> earlier) {

        /** The acceptance of an organisation, if it gave one. */
        public Optional<Arrangement.Acceptance> of(UUID organisation) {
            return acceptances.stream()
                    .filter(one -> one.organisation().equals(organisation))
                    .findFirst();
        }
    }

    /** What leads and co-hosts of a campaign agreed to; empty while one organisation answers alone. */
    public Optional<Agreed> of(UUID campaign) {
        return Optional.ofNullable(agreed.get().get(campaign));
    }
}
