package org.undersigned.signature.signing;

import static java.util.stream.Collectors.groupingBy;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.undersigned.foundation.db.Published;
import org.undersigned.foundation.html.Languages;
import org.undersigned.petition.Petition;
import org.undersigned.signature.SignatureStore;
import org.undersigned.supporter.PersonName;
import org.undersigned.supporter.SealedRowStore;
import org.undersigned.supporter.Sealing;

/**
 * Some of the people who signed and asked to be shown: first name, initial and country. They are opened when something public
 * changes and then stand in memory only; a name that is hidden again is gone with the next change.
 */
@Singleton
final class ShownNames {

    private final Sealing sealing;
    private final Published<Map<UUID, List<Person>>> people;

    ShownNames(Published.Registry registry, Sealing sealing) {
        this.sealing = sealing;
        this.people = registry.publish(this::load);
    }

    private record Person(UUID petition, String name, String country) {}

    /** One of them, as a page shows it. */
    public record Shown(String name, String country) {}

    /** Made at start-up, so that no request is the first to read it. */
    void start(@Observes StartupEvent event) {}

    /** Those of one petition, with the countries in {@code language}. */
    List<Shown> of(Petition petition, String language) {
        return people.get().getOrDefault(petition.id(), List.of()).stream()
                .map(person -> new Shown(person.name, Languages.country(person.country, language)))
                .toList();
    }

    private Map<UUID, List<Person>> load(Handle handle) {
        return SignatureStore.shown(handle).stream()
                .map(signature -> name(handle, signature.petition(), signature.id())
                        .map(name -> new Person(signature.petition(), name, signature.country())))
                .flatMap(Optional::stream)
                .collect(groupingBy(Person::petition));
    }

    /** Nothing for a row that does not open: one damaged row must not keep every page of the site from changing. */
    private Optional<String> name(Handle handle, UUID petition, UUID signature) {
        return SealedRowStore.of(handle, signature, Sealing.PUBLICATION)
                .flatMap(row -> sealing.openPublication(petition, row))
                .map(fields -> PersonName.shown(fields.get("name")));
    }
}
