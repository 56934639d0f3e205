package org.undersigned.petition;

import static java.util.stream.Collectors.toMap;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.undersigned.foundation.db.Db;
import org.undersigned.foundation.db.Publication;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.http.Site;

/**
 * How the public logs of petitions are named: {@code HOST/log/ID}, from the host of the site when the petition was made. The name is
 * kept when the site moves, because everything that was ever signed stands under it.
 */
@Singleton
public final class LogOrigins {

    private final Db db;
    private final Site site;
    private final Published<Map<UUID, String>> origins;

    LogOrigins(Db db, Site site, Published.Registry registry) {
        this.db = db;
        this.site = site;
        this.origins = registry.publish(handle -> PetitionStore.logOrigins(handle).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Whether this process knows the name yet: a petition that was stored a moment ago may lack it in memory. */
    public boolean knows(UUID petition) {
        return origins.get().containsKey(petition);
    }

    /** The common beginning of a petition's log origins, without {@code /signatures} or {@code /withdrawals}. */
    public String of(UUID petition) {
        return Optional.ofNullable(origins.get().get(petition)).orElseThrow();
    }

    /** Before anything public is read: petitions from before there were logs get their names now. */
    void name(@Observes @Priority(5) StartupEvent event) {
        // Something else may have been read already, and would not be read again before it changes.
        db.useTransaction(handle -> {
            if (PetitionStore.nameLogs(handle, site.host()) > 0) Publication.changed(handle);
        });
    }

    static String origin(String host, UUID petition) {
        return host + "/log/" + petition;
    }
}
