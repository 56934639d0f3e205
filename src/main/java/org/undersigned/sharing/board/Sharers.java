package org.undersigned.sharing.board;

import static java.util.stream.Collectors.groupingBy;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Published;
import org.undersigned.petition.Petition;
import org.undersigned.supporter.SealedRowStore;
import org.undersigned.supporter.Sealing;

/** Who is on the page of a petition, opened when something public changes; the names then stand in memory only. */
@Singleton
public final class Sharers {

    /** With fewer, the page would point at somebody. */
    static final int FEWEST = 3;

    private static final int MOST = 20;

    private record State(Set<UUID> on, Map<UUID, List<Shown>> people) {}

    /**
     * Somebody on it.
     *
     * @param brought how many signed after opening their link
     */
    public record Shown(UUID signature, UUID petition, String name, int brought, boolean hidden) {

        /** Hides the person from logs. */
        @Override
        public String toString() {
            return "Shown[hidden]";
        }
    }

    private final Sealing sealing;
    private final Published<State> published;

    Sharers(Published.Registry registry, Sealing sealing) {
        this.sealing = sealing;
        this.published = registry.publish(this::load);
    }

    /** Made at start-up, so that no request is the first to read it. */
    void start(@Observes StartupEvent event) {}

    /** Whether a petition has the page. */
    public boolean isOn(Petition petition) {
        return published.get().on().contains(petition.id());
    }

    /** Those whom the page shows, who brought most first; nobody while they are too few. */
    public List<Shown> of(Petition petition) {
        var shown = published.get().people().getOrDefault(petition.id(), List.of()).stream()
                .filter(one -> !one.hidden() && one.brought() > 0)
                .toList();
        return shown.size() < FEWEST ? List.of() : shown.subList(0, Math.min(MOST, shown.size()));
    }

    private State load(Handle handle) {
        // A few more than are shown, as a name may not open.
        var people = SharerStore.foremost(handle, 2 * MOST).stream()
                .flatMap(row -> shown(handle, row).stream())
                .collect(groupingBy(Shown::petition));
        return new State(SharerStore.switchedOn(handle), people);
    }

    /** Everybody who asked to be on a petition's page, for staff. */
    List<Shown> all(Handle handle, Petition petition) {
        return SharerStore.all(handle).stream()
                .filter(row -> row.petition().equals(petition.id()))
                .flatMap(row -> shown(handle, row).stream())
                .toList();
    }

    /** Nothing for a row that does not open: one damaged row must not keep every page of the site from changing. */
    private Optional<Shown> shown(Handle handle, SharerStore.Row row) {
        return name(handle, row.petition(), row.signature())
                .map(name -> new Shown(row.signature(), row.petition(), name, row.brought(), row.hidden()));
    }

    /** The name under which somebody is shown, if they are. */
    Optional<String> name(Handle handle, UUID petition, UUID signature) {
        return SealedRowStore.of(handle, signature, Sealing.SHARER)
                .flatMap(row -> sealing.openPublication(petition, row))
                .map(fields -> fields.get("name"));
    }
}
