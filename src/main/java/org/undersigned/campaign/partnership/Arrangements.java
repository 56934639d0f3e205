package org.undersigned.campaign.partnership;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.undersigned.foundation.db.Published;

/** The newest arrangement of each campaign and who accepted it, held in memory for public pages. */
@Singleton
public final class Arrangements {

    private final Published<Map<UUID, Agreed>> agreed;

    Arrangements(Published.Registry registry) {
        this.agreed = registry.publish(handle -> ArrangementStore.newest(handle).stream()
                .filter(Arrangement::isShared)
                .collect(Collectors.toMap(
                        Arrangement::campaign, one -> new Agreed(one, ArrangementStore.acceptances(handle, one)))));
    }

    /** A version and who accepted it. */
    public record Agreed(Arrangement arrangement, List<Arrangement.Acceptance> acceptances) {

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
