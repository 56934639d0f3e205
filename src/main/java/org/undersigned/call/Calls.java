package org.undersigned.call;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.campaign.Action;
import org.undersigned.foundation.db.Published;

/** Every call, held in memory and rebuilt when something public changes. */
@Singleton
final class Calls {

    private final Published<Map<UUID, Call>> all;

    Calls(Published.Registry registry) {
        this.all = registry.publish(CallStore::all);
    }

    /** What an action says, be it a draft. */
    Optional<Call> of(Action action) {
        return Optional.ofNullable(all.get().get(action.id()));
    }
}
